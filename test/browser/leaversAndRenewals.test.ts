import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { complaintsOf } from './support/axe.ts'
import { withDemoDatabase } from './support/database.ts'
import { expectNoFault, openInPanel, saidDone, signInToPanel } from './support/panel.ts'
import { newVisitor } from './support/visitor.ts'

let page: Page
let complaints: string[]

const open = async (path: string, heading: string | RegExp) => {
  await openInPanel(page, path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const opened = async (width: number) => {
  page = await newVisitor({ width })
  complaints = complaintsOf(page, (url) => /\/api\/(incidents|messages|confidentiality-forms)\//.test(url))
}
const left = async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
}

const views: [path: string, heading: string][] = [
  ['/admin/leavers', 'Leavers'],
  ['/admin/leavers?show=notice', 'Days of notice'],
  ['/admin/renewals', 'Renewals'],
  ['/admin/collections/incidents', 'Late deactivations'],
  ['/admin/incidents/report', 'Late deactivations report'],
  ['/admin/reviews/report', 'Reviews report'],
  ['/admin/reviews/never-sampled', 'Never sampled'],
  ['/admin/jobs', 'Jobs and mail'],
]

/** What a role sees does not hang on the width: one of them is enough on a phone. */
const windows = [
  { width: 320, kinds: ['operations-unit'] },
  { width: 1280, kinds: ['operations-unit', 'auditor', 'mis-administrator'] },
]

describe.each(windows)('at $width pixels', ({ width, kinds }) => {
  beforeEach(() => opened(width))
  afterEach(left)

  it.each(kinds)('every view of leavers and renewals is there for the %s, without a fault', async (kind) => {
    await signInToPanel(page, kind)
    for (const [path, heading] of views) {
      await open(path, new RegExp(heading))
      await expectNoFault(page)
    }
    const charts = page.locator('main figure svg[role=img]')
    await open('/admin/renewals', 'Renewals')
    expect(await charts.count()).toBe(2)
    await page.getByText('Show the weeks as a table').click()
    await expectNoFault(page)
  })
})

describe('The Operations Unit', () => {
  beforeEach(() => opened(1280))
  afterEach(left)

  it('has a job run at once, and sends a message again or notes it as settled', async () => {
    const subjects = await failTwoMessages()
    await signInToPanel(page, 'operations-unit')
    await open('/admin/jobs', 'Jobs and mail')
    await page.getByRole('heading', { name: /^Mail that was not delivered: [2-9]/ }).waitFor()
    await expectNoFault(page)
    const rows = page.getByRole('region', { name: 'Table: mail that was not delivered' }).getByRole('row')
    const of = (subject: string) => rows.filter({ hasText: subject })
    await of(subjects[0])
      .getByRole('button', { name: /^Send again/ })
      .click()
    await expect.poll(() => of(subjects[0]).count()).toBe(0)
    await of(subjects[1])
      .getByRole('button', { name: /^Note as settled/ })
      .click()
    await expectNoFault(page)
    await page.getByRole('button', { name: 'Yes, note it as settled' }).click()
    await expect.poll(() => of(subjects[1]).count()).toBe(0)
    await page
      .getByRole('button', { name: /^Run now/ })
      .first()
      .click()
    await saidDone(page, 'Asked for. It starts within a few seconds.')
    await expectNoFault(page)
  })

  it('asks for new signatures, sees how far they are, and takes it back', async () => {
    await signInToPanel(page, 'operations-unit')
    await open('/admin/forms', 'Forms')
    const form = page.locator('form.cj-re-sign').nth(1)
    const inFiftyDays = new Date(Date.now() + 50 * 86_400_000).toISOString().slice(0, 10)
    await form.getByLabel('Older signatures are accepted until').fill('2020-01-01')
    await form.getByRole('button', { name: 'Ask for new signatures…' }).click()
    await press('Yes, ask for them')
    await page.getByRole('alert').filter({ hasText: 'Enter a day in the future' }).waitFor()
    await expectNoFault(page)
    await form.getByLabel('Older signatures are accepted until').fill(inFiftyDays)
    await form.getByRole('button', { name: 'Ask for new signatures…' }).click()
    await page.getByRole('dialog').waitFor()
    await expectNoFault(page)
    await press('Yes, ask for them')
    await form.getByRole('button', { name: 'Take it back' }).waitFor()
    await expectNoFault(page)
    await open('/admin/renewals', 'Renewals')
    await page.getByRole('heading', { name: 'New signatures of the E-1' }).waitFor()
    await expectNoFault(page)
    await open('/admin/forms', 'Forms')
    await form.getByRole('button', { name: 'Take it back' }).click()
    await form.getByRole('button', { name: 'Ask for new signatures…' }).waitFor()
  })
})

/** Two receipts that the mail server refused. */
const failTwoMessages = (): Promise<[string, string]> =>
  withDemoDatabase(async (client) => {
    const { rows } = await client.query<{ subject: string }>(
      `update messages set state = 'failed', last_error = 'The mail server refused the recipient'
        where id in (select id from messages where template = 'request-received' and state = 'sent' limit 2)
        returning subject`,
    )
    const [one, other] = rows
    if (!one || !other) throw new Error('There are no receipts')
    return [one.subject, other.subject]
  })
