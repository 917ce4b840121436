import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { pdf } from '../fixtures/files.ts'
import { complaintsOf } from './support/axe.ts'
import { withDemoDatabase } from './support/database.ts'
import { expectNoFault, openInPanel, saidDone, signInToPanel } from './support/panel.ts'
import { newVisitor } from './support/visitor.ts'

const name = `Sample Leaver ${randomUUID().slice(0, 6)}`
let page: Page
let id = ''
let requestId = ''

/** A late deactivation that nobody has investigated yet, of a request of the sample data. */
const aLateDeactivation = () =>
  withDemoDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; request_id: string }>(
      `with chosen as (select id, organization_id from requests order by submitted_at limit 1),
         made as (
           insert into incidents (request_id, organization_id, person_name, person_email, username, state, source,
             last_day, last_moment_at, opened_at, coordinators_told_at, deactivated_at, recorded_at,
             operations_told_at)
           select id, organization_id, $1, $2, 'sample.leaver', 'deactivated', 'clock',
             to_char(now() - interval '4 days', 'YYYY-MM-DD'), now() - interval '3 days', now() - interval '70 hours',
             now() - interval '70 hours', now() - interval '20 hours', now() - interval '19 hours',
             now() - interval '19 hours' from chosen
           returning id, request_id)
       select id, request_id from made`,
      [name, `${randomUUID()}@staff.example`],
    )
    id = rows[0]?.id ?? ''
    requestId = rows[0]?.request_id ?? ''
  })

beforeAll(async () => {
  await aLateDeactivation()
  page = await newVisitor()
  await signInToPanel(page, 'operations-unit')
})
afterAll(() => page.context().close())

describe('a late deactivation in the panel', () => {
  it('leads the Operations Unit from the first page to it', async () => {
    await openInPanel(page, '/admin')
    await page.getByRole('link', { name: /Late deactivations to investigate/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Late deactivations' }).waitFor()
    expect(page.url()).toContain('state=to-investigate')
    await expectNoFault(page)
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name: `Late deactivation: ${name}` }).waitFor()
    await expectNoFault(page)
    await page.goBack()
    await openInPanel(page, '/admin/collections/incidents?state=closed&quarter=1999-1')
    await page.getByText('No late deactivation matches.').waitFor()
    await expectNoFault(page)
  })

  it('is investigated: log, file, findings, determination', async () => {
    const complaints = complaintsOf(page, (url) => url.includes('/close'))
    await openInPanel(page, `/admin/collections/incidents/${id}`)
    await page.getByRole('button', { name: 'Open the investigation' }).click()
    await page.getByLabel('What was done or found').fill('Looked at the sign-ins.')
    await page.getByRole('button', { name: 'Add to the log' }).click()
    await saidDone(page, 'Written down.')
    await page.getByText('Looked at the sign-ins.').first().waitFor()
    const buffer = Buffer.from(await pdf('SAMPLE print of sign-ins'))
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'Sign-ins.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('button', { name: 'Add the file' }).click()
    await page.getByRole('link', { name: /Sign-ins\.pdf/ }).waitFor()
    await page.getByRole('button', { name: 'Save and close the investigation' }).click()
    await page.getByRole('button', { name: 'Close the investigation', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText('Determine whether confidential or sensitive data were accessed')
      .waitFor()
    await expectNoFault(page)
    await page.getByLabel('What CalJOBS shows of the last sign-in').selectOption('never')
    await page.getByLabel('Determination').selectOption('not-accessed')
    await page.getByLabel('Why the deactivation was late').selectOption('told-late')
    await page.getByLabel('Findings').fill('Nobody ever signed in.')
    await page.getByRole('button', { name: 'Save and close the investigation' }).click()
    await page.getByRole('button', { name: 'Close the investigation', exact: true }).click()
    await page.getByText('Open the investigation again').first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('investigation')
    await expectNoFault(page)
    expect(complaints).toEqual([])
  })

  it('is opened again with a reason, and the round before stays', async () => {
    await page.getByText('Open the investigation again').first().click()
    await page.getByLabel('Why it is opened again').fill('A report came in late.')
    await page.getByRole('button', { name: 'Open the investigation again' }).click()
    await page.getByRole('heading', { name: 'Round 2', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Round 1, closed' }).waitFor()
    await expectNoFault(page)
  })

  it('is counted in the report of its quarter, and its request leads to it', async () => {
    await openInPanel(page, '/admin/incidents/report')
    await page.getByRole('heading', { level: 1, name: /Late deactivations report/ }).waitFor()
    await expectNoFault(page)
    await openInPanel(page, `/admin/collections/requests/${requestId}`)
    await page.getByRole('link', { name: 'Late deactivation', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: `Late deactivation: ${name}` }).waitFor()
  })

  it('is read by an auditor without any form, and the report is not for coordinators', async () => {
    const auditor = await newVisitor({ width: 360 })
    await signInToPanel(auditor, 'auditor')
    await openInPanel(auditor, `/admin/collections/incidents/${id}`)
    await auditor.getByRole('heading', { name: 'Round 2', exact: true }).waitFor()
    expect(await auditor.locator('.cj-investigation form').count()).toBe(0)
    await expectNoFault(auditor)
    await openInPanel(auditor, '/admin/incidents/report')
    await expectNoFault(auditor)
    await auditor.context().close()
    const coordinator = await newVisitor()
    await signInToPanel(coordinator, 'mis-administrator')
    await openInPanel(coordinator, '/admin/incidents/report')
    await coordinator.getByText('for the CalJOBS Operations Unit and auditors').waitFor()
    await openInPanel(coordinator, '/admin/collections/incidents')
    await expectNoFault(coordinator)
    await coordinator.context().close()
  })
})
