import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { addDays, pacificDateOf } from '../../src/policy/dates.ts'
import { type AccountHolder, anAccountHolder, CoordinatorByRest } from './support/coordinator.ts'
import { axeFindings, axeFindingsWithoutScripts, complaintsOf, overflowOf } from './support/axe.ts'
import {
  choose,
  confirmAndSend,
  continueOn,
  daysAgo,
  fillDate,
  signInWithCode,
} from './support/newAccount.ts'
import { writeSampleFiles } from './support/files.ts'
import { anAddress, lastMailTo, mailsWhere, newVisitor } from './support/visitor.ts'

const files = writeSampleFiles()

const isOwnForm = (url: string) => /\/(request|sign-in|status|my)/.test(url)

let page: Page
let complaints: string[]
let holder: AccountHolder
let coordinator: CoordinatorByRest

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
  await coordinator.leave()
})

const words = (text: string) => text.replace(/\s+/g, ' ')
const today = () => pacificDateOf(new Date())

describe.each([
  { name: 'with JavaScript, on a desktop', window: { width: 1280 } },
  { name: 'without JavaScript, 320 pixels wide', window: { width: 320, javaScriptEnabled: false } },
])('$name', ({ window }) => {
  beforeEach(async () => {
    holder = await anAccountHolder()
    coordinator = await CoordinatorByRest.signIn('wsb-spoc')
    page = await newVisitor(window)
    complaints = complaintsOf(page, isOwnForm)
  })

  const lookAt = async () => {
    expect(await overflowOf(page), `${page.url()} fits the window`).toBe(0)
    const findings =
      window.javaScriptEnabled === false ? await axeFindingsWithoutScripts(page) : await axeFindings(page)
    expect(findings, page.url()).toEqual([])
  }

  /** From the start page to the first question of a kind, with a proved address. */
  const start = async (kind: string) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Start a request' }).last().click()
    await lookAt()
    await choose(page, kind)
    await continueOn(page)
    await lookAt()
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await signInWithCode(page, holder.requestor, holder.codes + 1)
  }

  const chooseStaff = async () => {
    await lookAt()
    await choose(page, 'Sample Member')
    await continueOn(page)
  }

  it('a password reset runs from the start page to the mail with the temporary password', async () => {
    await start('Reset password')
    await chooseStaff()
    await lookAt()
    await continueOn(page)
    expect(await page.getByRole('link', { name: 'Enter why the password must be reset' }).count()).toBe(1)
    await page.getByLabel('Why must the password be reset?').fill('Forgotten.')
    await continueOn(page)
    await lookAt()
    const reference = await confirmAndSend(page)
    await lookAt()
    await coordinator.mustAct(
      reference,
      ['grant'],
      ['record-account', { username: holder.username, temporaryPassword: 'Planted-reset-1' }],
    )
    const notice = await lastMailTo(holder.staffEmail, /account reset/)
    expect(notice.cc).toBe(holder.requestor)
    expect(notice.text).toContain('Planted-reset-1')
    await page.goto(`/my/requests/${reference}`)
    expect(await page.getByText('Password reset').count()).toBeGreaterThan(0)
    await lookAt()
  })

  it('a change of access is returned, answered in its part alone, granted in part, and told by email', async () => {
    await start('Change of access')
    await chooseStaff()
    await page.getByLabel('Primary job function').fill('Fiscal specialist')
    await page.getByLabel('Why must the access change?').fill('Keeps the books from January on.')
    await continueOn(page)
    await lookAt()
    await choose(page, 'Individual Fund Tracking')
    await choose(page, 'Manage Employers')
    await continueOn(page)
    await lookAt()
    await page.getByLabel('Why is Manage Employers needed?').fill('Pays the invoices of employers.')
    await continueOn(page)
    await lookAt()
    await continueOn(page)
    await continueOn(page)
    await lookAt()
    const reference = await confirmAndSend(page)

    await coordinator.mustAct(reference, ['return', { parts: ['access'], text: 'Say which books.' }])
    const asked = await lastMailTo(holder.requestor, /more information needed/)
    await page.goto(/http:\/\/\S+\/request\/returned\/\S+/.exec(asked.text)?.[0] ?? '')
    await lookAt()
    await page.getByRole('link', { name: 'See and change your answers' }).click()
    await lookAt()
    expect(await page.getByRole('link', { name: /^Change/ }).allTextContents()).toHaveLength(5)
    await page.getByRole('link', { name: 'Change Business need' }).click()
    await page.getByLabel('Why must the access change?').fill('Keeps the books of the youth program.')
    await continueOn(page)
    expect(await confirmAndSend(page)).toBe(reference)

    const { privilegesRequested } = await coordinator.find(reference)
    expect(privilegesRequested).toHaveLength(2)
    await coordinator.mustAct(
      reference,
      [
        'grant',
        {
          privilegesGranted: privilegesRequested?.slice(0, 1),
          text: 'The other comes with the training.',
          note: 'The fiscal unit needs it.',
        },
      ],
      ['record-account'],
    )
    const told = words((await lastMailTo(holder.requestor, /approved in part/)).text)
    expect(told).toContain('The other comes with the training.')
    const done = words((await lastMailTo(holder.requestor, /access changed/)).text)
    expect(done).toContain('Privileges now')
    await page.goto(`/my/requests/${reference}`)
    expect(await page.getByText('The other comes with the training.').count()).toBe(1)
    await lookAt()
  })

  it('a deactivation counts the days, ends with word of when it was done, and closes an open change then', async () => {
    await start('Change of access')
    await chooseStaff()
    await page.getByLabel('Primary job function').fill('Fiscal specialist')
    await page.getByLabel('Why must the access change?').fill('Keeps the books from January on.')
    await continueOn(page)
    await choose(page, 'Individual Fund Tracking')
    await continueOn(page)
    await continueOn(page)
    await continueOn(page)
    const change = await confirmAndSend(page)

    await page.goto('/my/staff')
    await lookAt()
    await page
      .getByRole('link', { name: /Deactivate/ })
      .first()
      .click()
    await lookAt()
    await fillDate(page, daysAgo(-12))
    await page.getByLabel('Time of day').fill('3:30 p.m.')
    await choose(page, 'The person leaves or has left the organization')
    await choose(page, 'No')
    await continueOn(page)
    expect(await page.getByText('12 days until the last day').count()).toBe(1)
    await lookAt()
    const reference = await confirmAndSend(page)
    await lookAt()
    expect((await coordinator.find(change)).state).toBe('submitted')
    expect(await coordinator.act(reference, 'grant')).toBe(409)
    const now = { deactivatedOn: addDays(today(), -1), deactivatedTime: '17:00' }
    await coordinator.mustAct(reference, ['record-deactivation', now])
    expect((await lastMailTo(holder.requestor, new RegExp(`${change}: closed`))).text).toContain(
      'deactivated',
    )
    expect((await coordinator.find(change)).state).toBe('superseded')
    const done = await lastMailTo(holder.requestor, /account deactivated/)
    expect(done.text).toContain('5:00 p.m.')
    await page.goto('/my/staff')
    expect(await page.getByText('Sample Member').count()).toBe(0)
    await lookAt()
  })

  it('a deactivation whose last day has passed says that the coordinator is told at once', async () => {
    await start('Deactivate account')
    await chooseStaff()
    await fillDate(page, daysAgo(2))
    await choose(page, 'The person moves to another organization or job')
    await choose(page, 'Yes')
    await continueOn(page)
    expect(await page.getByText('the coordinator must deactivate it at once').count()).toBe(1)
    const reference = await confirmAndSend(page)
    expect(await page.getByText('the coordinator must deactivate it at once').count()).toBe(1)
    const urgent = await mailsWhere(
      ({ subject, to }) => subject.includes(reference) && to === 'single.point@field-division.example',
    )
    expect(urgent[0]?.subject).toContain('late deactivation')
  })

  it('a deactivation does not wait for a proved address, and is marked so', async () => {
    await page.goto('/request/deactivate')
    await page.getByRole('link', { name: 'Send it without confirming your address' }).click()
    await lookAt()
    const send = page.getByRole('button', { name: 'Send the request' })
    await send.click()
    expect(await page.title()).toMatch(/^Error: /)
    await lookAt()
    const sender = anAddress('field-division.example')
    await page.getByLabel('Your full name').fill('Sample Colleague')
    await choose(page, 'Manager/Supervisor')
    await page.getByLabel('Your work phone number').fill('916 555 0101')
    await page.getByLabel('Your work email address').fill(sender)
    await page
      .getByLabel('Organization of the staff member')
      .selectOption({ label: 'SAMPLE WSB Field Division (WSB Field Divisions)' })
    await page.getByLabel("Staff member's given name").fill('Sample')
    await page.getByLabel("Staff member's work email address").fill(holder.staffEmail)
    await fillDate(page, daysAgo(0))
    await choose(page, 'The person goes on a long leave')
    await choose(page, 'No')
    await choose(page, 'What I say in this request is true.')
    await send.click()
    await page.waitForURL(/without-confirming\/sent/)
    await lookAt()
    const reference = (await page.locator('.reference').first().textContent()) ?? ''
    expect(await coordinator.find(reference)).toMatchObject({ requestorConfirmed: false, state: 'submitted' })
    const told = await mailsWhere(({ subject, to }) => subject.includes(reference) && to !== sender)
    expect(words(told[0]?.text ?? '')).toContain('address of the requestor is not proved')
  })

  it('a request is withdrawn by its requestor, after a question, and the coordinator is told', async () => {
    await start('Reset password')
    await chooseStaff()
    await page.getByLabel('Why must the password be reset?').fill('Forgotten.')
    await continueOn(page)
    const reference = await confirmAndSend(page)
    await page.goto('/my/requests')
    await lookAt()
    await page.getByRole('link', { name: 'Sample Member: Reset password' }).click()
    await lookAt()
    await page.getByRole('link', { name: /Withdraw/ }).click()
    await lookAt()
    await page.getByRole('button', { name: /Withdraw/ }).click()
    expect(await page.getByText('Withdrawn').count()).toBeGreaterThan(0)
    await lookAt()
    expect((await coordinator.find(reference)).state).toBe('withdrawn')
    await lastMailTo('single.point@field-division.example', new RegExp(`${reference}: withdrawn`))
  })

  it('somebody who is not on the list is described, and a document that is too old is told of', async () => {
    await start('Change of access')
    await choose(page, 'Somebody who is not on this list')
    await continueOn(page)
    await lookAt()
    await page.getByLabel('Given name').fill('Sample')
    await page.getByLabel('Work email address').fill(anAddress('field-division.example'))
    await continueOn(page)
    expect(await page.getByRole('link', { name: /CalJOBS username/ }).count()).toBe(1)
    await lookAt()
    await page.getByLabel('CalJOBS username').fill('sample.colleague')
    await continueOn(page)
    await choose(page, 'No')
    await continueOn(page)
    await choose(page, 'WSB Field Divisions')
    await continueOn(page)
    await page.getByLabel('Which organization is it?').selectOption({ label: 'SAMPLE WSB Field Division' })
    await continueOn(page)
    await page.getByLabel('Primary job function').fill('Case manager')
    await page.getByLabel('Why must the access change?').fill('Takes over cases.')
    await continueOn(page)
    await lookAt()
    await page.locator('label[for^=privilegesToRemove]').first().click()
    await continueOn(page)
    await fillDate(page, daysAgo(366))
    await page.getByLabel('ISPA training certificate').setInputFiles(files.pdf)
    await continueOn(page)
    expect(await page.locator('h1').textContent()).toContain('You cannot send this request yet')
    await lookAt()
    await page.getByRole('link', { name: /Change the date/ }).click()
    expect(await page.getByText('certificate.pdf').count()).toBeGreaterThan(0)
    await fillDate(page, daysAgo(365))
    await continueOn(page)
    await lookAt()
    await continueOn(page)
    const reference = await confirmAndSend(page)
    expect(await coordinator.find(reference)).toMatchObject({
      username: 'sample.colleague',
      ispaAgeDays: 365,
    })
  })

  it('a form is saved and finished later, by a link that works once', async () => {
    await start('Reset password')
    await chooseStaff()
    await page.getByLabel('Why must the password be reset?').fill('Half a sentence')
    await page.getByRole('button', { name: 'Save and finish later' }).click()
    expect(page.url()).toContain('/saved')
    await lookAt()
    await page.context().clearCookies()
    const mail = await lastMailTo(holder.requestor, /go on with your request/)
    const link = /http:\/\/\S+\/resume\/\S+/.exec(mail.text)?.[0] ?? ''
    await page.goto(link)
    await lookAt()
    await page.getByRole('button', { name: /continue|go on/i }).click()
    expect(await page.getByText('Half a sentence').count()).toBe(1)
    const again = await newVisitor(window)
    expect((await again.goto(link))?.status()).toBe(410)
    await again.context().close()
  })
})
