import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { writeSampleFiles } from './support/files.ts'
import { axeFindings, complaintsOf, overflowOf } from './support/axe.ts'
import {
  choose,
  confirmAndSend,
  continueOn,
  daysAgo,
  fillDate,
  fillNewAccount,
  type NewAccount,
  signInWithCode,
  startRequest,
} from './support/newAccount.ts'
import { anAddress, lastMailTo, mailsWhere, newVisitor } from './support/visitor.ts'

const files = writeSampleFiles()

const ofEdd = (over: Partial<NewAccount> = {}): NewAccount => ({
  requestor: anAddress('field-division.example'),
  organizationType: 'WSB Field Divisions',
  organization: 'SAMPLE WSB Field Division',
  role: 'Manager/Supervisor',
  staffEmail: anAddress('field-division.example'),
  isEddEmployee: true,
  ispaCompletedOn: daysAgo(365),
  statementSignedOn: daysAgo(0),
  ...over,
})

const ofCommunityOrganization = (over: Partial<NewAccount> = {}): NewAccount =>
  ofEdd({
    requestor: anAddress('community.example'),
    organizationType: 'Community-based Organizations',
    organization: 'SAMPLE Community Organization',
    role: 'Project Manager',
    staffEmail: anAddress('community.example'),
    isEddEmployee: false,
    ispaCompletedOn: daysAgo(30),
    statementSignedOn: daysAgo(10),
    files: { ispa: files.pdf, statement: files.png },
    ...over,
  })

/** 422 answers are pages of errors, and wanted. */
const isOwnForm = (url: string) => /\/(request|sign-in|status)/.test(url)

let page: Page
let complaints: string[]

const visit = async (window: Parameters<typeof newVisitor>[0]) => {
  page = await newVisitor(window)
  complaints = complaintsOf(page, isOwnForm)
}
afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

describe.each([
  { name: 'with JavaScript, on a desktop', window: { width: 1280 } },
  { name: 'without JavaScript, 320 pixels wide', window: { width: 320, javaScriptEnabled: false } },
])('a new account is requested $name', ({ window }) => {
  beforeEach(() => visit(window))

  const lookAt = async () => {
    expect(await overflowOf(page), `${page.url()} fits the window`).toBe(0)
    if (window.javaScriptEnabled !== false) expect(await axeFindings(page), page.url()).toEqual([])
  }

  it('for an EDD employee: two dates, no files, a receipt, and word to the WSB SPOC', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request, lookAt)
    await lookAt()
    expect(await page.locator('dl').allTextContents()).toContainEqual(
      expect.stringContaining("Zoë-Anne O'Neil"),
    )
    const reference = await confirmAndSend(page)
    expect(reference).toMatch(/^CJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await lookAt()
    const receipt = await lastMailTo(request.requestor, new RegExp(reference))
    expect(receipt.text.replace(/\s+/g, ' ')).toContain('of SAMPLE WSB Field Division')
    const routed = await mailsWhere(
      ({ to, subject }) => subject.includes(reference) && to === 'single.point@field-division.example',
    )
    expect(routed.map(({ subject }) => subject.includes('Zoë'))).toEqual([false])
  })

  it('for staff of a community-based organization: with files, and it goes to the Operations Unit', async () => {
    const request = ofCommunityOrganization()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request)
    expect(await page.getByText('certificate.pdf').count()).toBeGreaterThan(0)
    const reference = await confirmAndSend(page)
    expect(await page.getByText('the CalJOBS Operations Unit').count()).toBeGreaterThan(0)
    const routed = await mailsWhere(
      ({ to, subject }) => subject.includes(reference) && to.includes('operations@'),
    )
    expect(routed).toHaveLength(1)
  })

  it('not for cash draw alone: the first question ends it, and nothing is stored', async () => {
    await page.goto('/request/new-account')
    await choose(page, 'Yes, only the cash draw module')
    await continueOn(page)
    expect(await page.getByText('WSD16-17').count()).toBe(1)
    await lookAt()
    expect(await page.context().cookies()).toEqual([])
  })

  it('with a document 366 days old: not yet, with both dates and the way out, and the answers stay', async () => {
    const request = ofEdd({ ispaCompletedOn: daysAgo(366) })
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request, async (name) => name !== 'confidentiality-statement')
    expect(await page.locator('h1').textContent()).toContain('You cannot request access yet')
    const inWords = ([month, day, year]: string[]) => `${month} ${day}, ${year}`
    expect(await page.getByText(inWords(daysAgo(366))).count()).toBeGreaterThan(0)
    expect(await page.getByText(inWords(daysAgo(365))).count()).toBeGreaterThan(0)
    await lookAt()
    await page.getByRole('link', { name: /Change the date/ }).click()
    expect(await page.getByLabel('Day').inputValue()).toBe(daysAgo(366)[1])
    await fillDate(page, daysAgo(365))
    await continueOn(page)
    expect(page.url()).toContain('/confidentiality-statement')
    await fillDate(page, request.statementSignedOn)
    await continueOn(page)
    expect(page.url()).toContain('/check-answers')
  })

  it('each mistake is named beside its question and on top, and nothing is lost', async () => {
    const request = ofCommunityOrganization()
    await startRequest(page, request.requestor)
    await continueOn(page)
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.getByRole('link', { name: 'Select the type of organization' }).count()).toBe(1)
    await lookAt()
    await fillNewAccount(page, request, async (name) => name !== 'ispa-training')
    await fillDate(page, ['February', '30', '2026'])
    await page.getByLabel('ISPA training certificate').setInputFiles(files.pdf)
    await continueOn(page)
    expect(await page.getByRole('link', { name: 'ISPA training date must be a real date' }).count()).toBe(1)
    expect(await page.getByLabel('Day').inputValue()).toBe('30')
    expect(await page.getByText('certificate.pdf').count()).toBeGreaterThan(0)
    await lookAt()
    await page.getByRole('button', { name: /Remove/ }).click()
    await page.getByLabel('ISPA training certificate').setInputFiles(files.text)
    await continueOn(page)
    expect(
      await page.getByRole('link', { name: 'The selected file must be a PDF, JPG or PNG' }).count(),
    ).toBe(1)
  })

  it('a session that is lost loses no answers', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await choose(page, request.organizationType)
    await continueOn(page)
    await page.getByLabel('Which organization is it?').selectOption({ label: request.organization })
    await page.context().clearCookies()
    await continueOn(page)
    await signInWithCode(page, request.requestor, 2)
    expect(page.url()).toContain('/request/new-account/organization')
    await continueOn(page)
    expect(page.url()).toContain('/requestor')
    await page.goto('/request/new-account/organization-type')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(1)
  })

  it('sent once, whatever is pressed: Back shows that it was sent, refresh repeats nothing', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request)
    const reference = await confirmAndSend(page)
    await page.reload()
    expect(await page.locator('.reference').first().textContent()).toBe(reference)
    await page.goto('/request/new-account/check-answers')
    expect(await page.locator('h1').textContent()).toContain('already sent')
    await lookAt()
    await page.getByRole('link', { name: `See request ${reference}` }).click()
    expect(await page.locator('.reference').first().textContent()).toBe(reference)
    expect(
      await mailsWhere(({ to, subject }) => to === request.requestor && subject.includes('CJ-')),
    ).toHaveLength(1)
  })

  it('its status is shown for reference and address together, with one answer for every mismatch', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request)
    const reference = await confirmAndSend(page)
    const ask = async (about: string, email: string) => {
      await page.goto('/status')
      await page.getByLabel('Reference of the request').fill(about)
      await page.getByLabel('Your work email address').fill(email)
      await page.getByRole('button', { name: 'Show the request' }).click()
    }
    await ask(reference, 'somebody@else.example')
    const mismatch = await page.locator('main').textContent()
    await ask('CJ-0000-0000', request.requestor)
    expect(mismatch).toContain('No request matches this reference and email address')
    expect(await page.locator('main').textContent()).toContain(
      'No request matches this reference and email address',
    )
    await ask(reference.toLowerCase(), request.requestor)
    expect(await page.locator('main').textContent()).toContain('the WSB CalJOBS Single Point of Contact')
    await lookAt()
  })
})

describe('with JavaScript', () => {
  beforeEach(() => visit({}))

  it('a double click sends one request', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request)
    for (const label of await page.locator('label.usa-checkbox__label').all()) await label.click()
    await page.getByRole('button', { name: 'Confirm and send' }).dblclick()
    await page.waitForURL(/\/sent\//)
    expect(
      await mailsWhere(({ to, subject }) => to === request.requestor && subject.includes('CJ-')),
    ).toHaveLength(1)
  })

  it('after a mistake the summary has the focus, and its link leads to the control', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await continueOn(page)
    await page.waitForFunction(() => document.activeElement?.matches('[data-module="error-summary"]'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('organizationType')
  })

  it('a form that was begun is offered again, or thrown away with its files', async () => {
    const request = ofCommunityOrganization()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request, async (name) => name !== 'confidentiality-statement')
    const beginAgain = async () => {
      await page.goto('/request/new-account')
      await choose(page, 'No, this person needs a CalJOBS staff account')
      await continueOn(page)
    }
    await beginAgain()
    expect(await page.getByText("Zoë-Anne O'Neil Sample").count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Go on with these answers' }).click()
    expect(page.url()).toContain('/confidentiality-statement')
    await beginAgain()
    await page.getByRole('button', { name: 'Delete them and start again' }).click()
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.goto('/request/new-account/check-answers')
    expect(page.url()).toContain('/organization-type')
  })

  it('two tabs are one form, and one request', async () => {
    const request = ofEdd()
    await startRequest(page, request.requestor)
    await fillNewAccount(page, request)
    const other = await page.context().newPage()
    await other.goto('/request/new-account/check-answers')
    await page.bringToFront() // a tab in the background is slow to press
    const reference = await confirmAndSend(page)
    await other.bringToFront()
    for (const label of await other.locator('label.usa-checkbox__label').all()) await label.click()
    await other.getByRole('button', { name: 'Confirm and send' }).click()
    await other.waitForURL(/\/sent\//)
    expect(await other.locator('.reference').first().textContent()).toBe(reference)
  })
})
