import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { sampleForm } from '../../src/evidence/sampleForms/sampleForm.ts'
import { addDays, formatCivilDate, pacificDateOf, startOfPacificDay } from '../../src/policy/dates.ts'
import type { StatementForm } from '../../src/policy/vocabulary.ts'
import { publishScheduledForms } from '../../src/services/forms/publishForm.ts'
import { axeFindings, complaintsOf } from './support/axe.ts'
import { withDemoDatabase } from './support/database.ts'
import { withOtherClock } from './support/otherClock.ts'
import { expectNoFault, openInPanel, saidDone, signInToPanel } from './support/panel.ts'
import { baseUrl, coordinatorOf, lastMailTo, mailsWhere, newVisitor } from './support/visitor.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-forms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const opened: { page: Page; complaints: string[] }[] = []
afterEach(async () => {
  const closing = opened.splice(0)
  for (const { page } of closing) await page.context().close()
  expect(
    closing.flatMap(({ complaints }) => complaints),
    'the browser complains of nothing',
  ).toEqual([])
})

/** Somebody signed in to the panel, on its page of forms. */
async function onForms(kind: string, width = 1280): Promise<Page> {
  const page = await newVisitor({ width })
  opened.push({ page, complaints: complaintsOf(page) })
  await signInToPanel(page, kind)
  await openInPanel(page, '/admin/forms')
  return page
}

/** Fills in what the panel asks of a new revision, and keeps it as a draft. */
async function draft(page: Page, form: StatementForm, revision: string, day = pacificDateOf(new Date())) {
  const file = path.join(folder, `${form} ${revision}.pdf`)
  const bytes = Buffer.from(await sampleForm(form, { revision }))
  writeFileSync(file, bytes)
  await page.getByText('Add a new revision').click()
  await page.getByLabel('Form', { exact: true }).selectOption(form)
  await page.getByLabel('Revision', { exact: true }).fill(revision)
  await page.getByLabel('Current from').fill(day)
  await page.getByLabel('What changed').fill(`What changed in ${revision}.`)
  await page.getByLabel('The form', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await saidDone(page, 'Kept as a draft')
  await coming(page, revision).waitFor()
  return bytes
}

const coming = (page: Page, revision: string) =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`revision ${revision}$`) }) })
const pressOn = (page: Page, revision: string, act: RegExp) =>
  coming(page, revision).getByRole('button', { name: act }).click()
const confirm = (page: Page, words: string) => page.getByRole('button', { name: words }).click()
const download = async (form: StatementForm, from = baseUrl) =>
  Buffer.from(await (await fetch(`${from}/forms/${form}`)).arrayBuffer())
const newRevisionMail = (revision: string) =>
  mailsWhere(
    ({ subject, text }) => subject.includes('new revision') && text.includes(`Revision: ${revision}\n`),
  )

describe('A new revision', () => {
  it('goes from the Operations Unit to every coordinator and every requestor, each step on record', async () => {
    const operations = await onForms('operations-unit')
    const bytes = await draft(operations, 'e-1', 'SAMPLE 3')
    await expectNoFault(operations)
    expect((await download('e-1')).equals(bytes)).toBe(false)

    await pressOn(operations, 'SAMPLE 3', /^Publish now/)
    await confirm(operations, 'Yes, publish it now')
    await operations.getByText('No revision is being prepared').waitFor()
    expect((await download('e-1')).equals(bytes), 'the very next download is the new revision').toBe(true)

    const coordinators = [
      'mis-administrator',
      'wsb-spoc',
      'operations-unit',
      'reviewer@operations-unit.example',
    ]
    await expect
      .poll(async () => (await newRevisionMail('SAMPLE 3')).map(({ to }) => to).sort())
      .toEqual(coordinators.map((kind) => coordinatorOf(kind).email).sort())

    for (const kind of coordinators) await takeOn(kind)
    const requestor = await aRequestorOf('SAMPLE Local Area One')
    const mail = await lastMailTo(requestor, /current confidentiality forms/)
    expect(mail.text).toContain('> These are the forms from the mis-administrator.')
    expect(mail.text).toContain('Revision: SAMPLE 3')

    await openInPanel(operations, '/admin/forms')
    await operations.getByText('E-1: acknowledged by 4 of 4 coordinators').click()
    await operations.getByText('All requestors were sent the current forms').waitFor()
    await expectNoFault(operations)
    expect(await operations.getByRole('button', { name: /^Remind/ }).count()).toBe(0)

    await operations.goto('/forms')
    await operations.getByText('Current revision SAMPLE 3').waitFor()
    expect(await axeFindings(operations)).toEqual([])
  })

  it('of two that are published at once leaves one current, and says so to both', async () => {
    const [one, other] = [await onForms('operations-unit'), await onForms('operations-unit')]
    await draft(one, 'de-7410', 'SAMPLE 4a')
    await draft(other, 'de-7410', 'SAMPLE 4b')
    await pressOn(one, 'SAMPLE 4a', /^Publish now/)
    await pressOn(other, 'SAMPLE 4b', /^Publish now/)
    await Promise.all([one, other].map((page) => confirm(page, 'Yes, publish it now')))
    await expect
      .poll(() =>
        withDemoDatabase(async (database) => {
          const { rows } = await database.query<{ state: string }>(
            "select state from confidentiality_forms where revision like 'SAMPLE 4%' order by state",
          )
          return rows.map(({ state }) => state)
        }),
      )
      .toEqual(['current', 'superseded'])
  })

  it('that is scheduled is there at midnight, Pacific Time, and not before', async () => {
    const day = addDays(pacificDateOf(new Date()), 40)
    const operations = await onForms('operations-unit')
    await draft(operations, 'de-7410', 'SAMPLE 5', day)
    await pressOn(operations, 'SAMPLE 5', /^Schedule for/)
    await confirm(operations, 'Yes, schedule it')
    await operations.getByText(`at the start of ${formatCivilDate(day)}, Pacific Time`).waitFor()
    await expectNoFault(operations)

    const midnight = startOfPacificDay(day)
    await withOtherClock(new Date(midnight.getTime() - 1), async ({ app, clock, url }) => {
      const shown = async () => {
        await publishScheduledForms(app, new AbortController().signal)
        await operations.goto(`${url}/forms`)
        return operations
          .locator('.form-card')
          .first()
          .getByText(/^Current revision/)
          .textContent()
      }
      expect(await shown()).toMatch(/^Current revision SAMPLE 4[ab],/)
      clock.set(midnight)
      expect(await shown()).toBe(`Current revision SAMPLE 5, posted on ${formatCivilDate(day)}`)
      expect((await download('de-7410', url)).equals(await download('de-7410'))).toBe(true)
    })
  })
})

/** A coordinator acknowledges both forms in one press each, and sends them on with words of their own. */
async function takeOn(kind: string): Promise<void> {
  const page = await onForms(kind, kind === 'mis-administrator' ? 400 : 1280)
  const acknowledge = page.getByRole('button', { name: /^Acknowledge the/ })
  for (let left = await acknowledge.count(); left; left -= 1) {
    await acknowledge.first().click()
    await expect.poll(() => acknowledge.count()).toBe(left - 1)
  }
  const message = page.getByLabel('Your message to them')
  if (!(await message.count())) return
  for (const box of await page
    .getByRole('group', { name: 'To the requestors of' })
    .getByRole('checkbox')
    .all())
    await box.check()
  await message.fill(`These are the forms from the ${kind}.`)
  await page.getByRole('button', { name: /^Send the current forms/ }).click()
  await expectNoFault(page)
  await confirm(page, 'Yes, send them')
  await saidDone(page, 'Sent to')
  await expectNoFault(page)
}

const aRequestorOf = (organization: string) =>
  withDemoDatabase(async (database) => {
    const { rows } = await database.query<{ email: string }>(
      `select q.email from requestors q join organizations o on o.id = q.organization_id
        where o.name = $1 and q.proved_at is not null and q.gone_on is null
          and q.created_at < now() - interval '13 days' order by q.email limit 1`,
      [organization],
    )
    return rows[0]?.email ?? ''
  })
