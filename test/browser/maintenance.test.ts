import { CoordinatorByRest } from './support/coordinator.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { addDays, pacificDateOf } from '../../src/policy/dates.ts'
import { axeFindings, axeFindingsWithoutScripts, complaintsOf, overflowOf } from './support/axe.ts'
import { writeSampleFiles } from './support/files.ts'
import { choose, continueOn, signInWithCode } from './support/newAccount.ts'
import { anAddress, lastMailTo, mailsWhere, newVisitor } from './support/visitor.ts'

const files = writeSampleFiles()

/** As a person types it: `4/28/2026`. */
function typed(days: number): string {
  const [year, month, day] = addDays(pacificDateOf(new Date()), -days).split('-').map(Number)
  return `${month}/${day}/${year}`
}

/** 422 answers are pages of errors, and wanted. */
const isOwnForm = (url: string) => /\/(request|sign-in)/.test(url)

let page: Page
let complaints: string[]

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

const given = (place: number) => `Sample${String.fromCharCode(65 + place)}`
const nameOf = (place: number) => `${given(place)} Member`

async function addPerson(place: number, isEddEmployee: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Add a person who is not on this list' }).click()
  await page.getByLabel('Given name').fill(given(place))
  await page.getByLabel('Family name').fill('Member')
  await page.getByLabel('Work email address').fill(anAddress('field-division.example'))
  await page.getByLabel('CalJOBS username').fill(anAddress('user').replace(/@.*/, ''))
  await choose(page, isEddEmployee ? 'Yes' : 'No')
  await page
    .getByLabel('Which organization')
    .selectOption({ label: 'SAMPLE WSB Field Division (WSB Field Divisions)' })
  await page.getByRole('button', { name: 'Add this person' }).click()
}

const inRow = (place: number, label: string) => page.getByLabel(`${label} for ${nameOf(place)}`)

/** Radios are drawn by their labels. */
const want = (place: number, act: string) =>
  page
    .getByRole('group', { name: nameOf(place), exact: true })
    .locator('label')
    .filter({ hasText: act })
    .click()

const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click()

describe.each([
  { name: 'with JavaScript, on a desktop', window: { width: 1280, javaScriptEnabled: true } },
  { name: 'without JavaScript, 320 pixels wide', window: { width: 320, javaScriptEnabled: false } },
])('annual maintenance $name', ({ window }) => {
  beforeEach(async () => {
    page = await newVisitor(window)
    complaints = complaintsOf(page, isOwnForm)
  })

  const lookAt = async () => {
    expect(await overflowOf(page), `${page.url()} fits the window`).toBe(0)
    const findings = window.javaScriptEnabled ? axeFindings(page) : axeFindingsWithoutScripts(page)
    expect(await findings, page.url()).toEqual([])
  }

  const open = async (email: string) => {
    await page.goto('/request')
    await choose(page, 'Annual maintenance')
    await continueOn(page)
    await lookAt()
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await signInWithCode(page, email)
    await lookAt()
    await page.getByLabel('Your full name').fill('Sample Requestor')
    await choose(page, 'Manager/Supervisor')
    await page.getByLabel('Your work phone number').fill('916 555 0100')
    await continueOn(page)
  }

  it('of twelve staff with three bad rows: nine are sent, two mended, one is no longer needed', async () => {
    const requestor = anAddress('field-division.example')
    await open(requestor)
    await lookAt()
    for (let place = 0; place < 12; place++) await addPerson(place, place !== 11)
    await lookAt()
    await inRow(0, 'ISPA training date').fill(typed(366))
    await inRow(1, 'DE 7410 signed on').fill(typed(-1))
    await page.getByLabel('ISPA training date for all that you renew').fill(typed(3))
    await page.getByLabel('Statement date for all that you renew').fill(typed(2))
    await press('Use these dates for all that I renew')
    expect(await inRow(5, 'ISPA training date').inputValue()).toBe(typed(3))
    expect(await inRow(0, 'ISPA training date').inputValue()).toBe(typed(366))
    await inRow(11, 'ISPA certificate').setInputFiles(files.pdf)
    await press('Continue')
    expect(await page.title()).toContain('Error: ')
    await lookAt()
    const problems = await page.locator('.error-summary a').allTextContents()
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([nameOf(0), nameOf(1), nameOf(11)])
    expect(await page.getByText('certificate.pdf').count()).toBeGreaterThan(0)

    await page.getByRole('button', { name: 'Go on with the 9 that are complete' }).click()
    await lookAt()
    expect(await page.getByText('3 people stay on the list').count()).toBe(1)
    await declareAndSend()
    expect(await page.locator('h1').textContent()).toBe('9 requests sent')
    await lookAt()
    const receipt = await lastMailTo(requestor, /9 received/)
    expect(receipt.text).toContain(nameOf(2))
    const routed = ({ subject, text }: { subject: string; text: string }) =>
      /new in your queue/.test(subject) && text.includes('Sample Requestor')
    expect((await mailsWhere(routed)).length).toBeGreaterThan(0)
    const coordinator = await CoordinatorByRest.signIn('wsb-spoc')
    const reference = /CJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt.text)?.[0] ?? ''
    const note = 'The account is in CalJOBS, and was not on record here.'
    await coordinator.mustAct(reference, ['grant', { note }], ['record-account'])
    await coordinator.leave()
    const renewed = await lastMailTo(requestor, new RegExp(`${reference}: renewed`))
    expect(renewed.text).toContain('Due again by')

    await page.getByRole('link', { name: 'Go back to the list' }).click()
    await inRow(1, 'DE 7410 signed on').fill(typed(1))
    await inRow(11, 'Signed E-1').setInputFiles(files.png)
    await want(0, 'No longer needed')
    await inRow(0, 'Last day needed').fill(typed(-10))
    await inRow(0, 'Reason').selectOption({ label: 'The person leaves or has left the organization' })
    await press('Continue')
    await declareAndSend()
    expect(await page.locator('h1').textContent()).toBe('3 requests sent')
    expect(await page.getByRole('cell', { name: 'Deactivate account' }).count()).toBe(1)
    await page.goBack()
    await page.reload()
    expect(await page.locator('h1').textContent()).toBe('3 requests sent')
    await lastMailTo(requestor, /3 received/)
  })

  const declareAndSend = async () => {
    for (const label of await page.locator('.declarations .options label').all()) await label.click()
    await press('Confirm and send')
  }
})
