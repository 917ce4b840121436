import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { addDays, pacificDateOf } from '../../src/policy/dates.ts'
import { complaintsOf } from './support/axe.ts'
import { withDemoDatabase } from './support/database.ts'
import { expectNoFault, openInPanel, saidDone, signInToPanel } from './support/panel.ts'
import { coordinatorOf, lastMailTo, newVisitor } from './support/visitor.ts'

const division = 'SAMPLE WSB Field Division'
const complaints: string[][] = []

/** What the tests ask for to be refused. */
const isRefusedOnPurpose = (url: string) => /\/api\/review|\/evidence-packs\//.test(url)

async function signedIn(which: string, width = 1280, refused = isRefusedOnPurpose): Promise<Page> {
  const page = await newVisitor({ width })
  complaints.push(complaintsOf(page, refused))
  await signInToPanel(page, which)
  return page
}

let operations: Page
let reviewer: Page
let reviewAddress = ''
let itemAddress = ''
let letterAddress = ''

beforeAll(async () => {
  operations = await signedIn('operations-unit')
  reviewer = await signedIn('reviewer@operations-unit.example')
})
afterAll(async () => {
  for (const page of [operations, reviewer]) await page.context().close()
  expect(complaints.flat(), 'the browser complains of nothing').toEqual([])
})

/** The account of the division in the sample. */
const row = (page: Page) => page.getByRole('row').filter({ hasText: division })

describe('A quarterly review', () => {
  it('begins with a draw: the population is shown, what is wrong stands at its field, one confirms', async () => {
    await openInPanel(operations, '/admin/collections/reviews')
    await operations.getByText(/accounts were active on some day of/).waitFor()
    await operations.getByLabel('Size', { exact: true }).fill('many')
    await draw(operations)
    await operations.getByRole('link', { name: /Give the size as a whole number/ }).waitFor()
    await expectNoFault(operations)
    await operations.getByLabel('Size', { exact: true }).fill('1')
    await draw(operations)
    await operations.getByRole('heading', { level: 1, name: /^Quarterly review:/ }).waitFor()
    reviewAddress = new URL(operations.url()).pathname
    await expectNoFault(operations)
  })

  it('can be drawn again by anybody with oversight: with the same accounts', async () => {
    const auditor = await signedIn('auditor', 400)
    await openInPanel(auditor, reviewAddress)
    await auditor.getByRole('button', { name: 'Draw again from what is stored' }).click()
    await auditor.getByText(/^Equal: the same/).waitFor()
    await expectNoFault(auditor)
    await openInPanel(auditor, '/admin/collections/reviews')
    await auditor.getByText(/Everybody with oversight can draw a stored sample again/).waitFor()
    await auditor.context().close()
  })

  it('is drawn once more by another person alone, with a reason', async () => {
    await openInPanel(operations, '/admin/collections/reviews')
    await operations.getByText('ask another person of the Operations Unit').waitFor()
    expect(await operations.getByLabel('Why the quarter is drawn once more').count()).toBe(1)
    await expectNoFault(operations)
  })

  it('goes on with each account: checks with their evidence, a finding, the end', async () => {
    await openInPanel(reviewer, reviewAddress)
    await reviewer.getByRole('link', { name: /^To review/ }).click()
    await expect.poll(() => reviewer.url()).toContain('show=to-review')
    await row(reviewer).getByRole('link').first().click()
    await reviewer.getByRole('heading', { level: 1, name: /^Account under review:/ }).waitFor()
    itemAddress = new URL(reviewer.url()).pathname
    expect(await reviewer.locator('.cj-review-check').count()).toBe(9)
    await expectNoFault(reviewer)
    await reviewer.getByRole('button', { name: 'Note the finding' }).click()
    await reviewer.getByRole('link', { name: 'Select what the finding is about' }).waitFor()
    await reviewer.getByLabel('What it is about').selectOption('other')
    await reviewer.getByLabel('Severity').selectOption('medium')
    await reviewer.getByLabel('What was found').fill('SAMPLE: the phone number is of a former office.')
    await reviewer.getByLabel('Corrective action').fill('SAMPLE: bring the phone number up to date.')
    await reviewer.getByLabel('Owner').fill('Sidney Sample')
    await reviewer.getByLabel('Due on').fill(addDays(pacificDateOf(new Date()), 14))
    await reviewer.getByRole('button', { name: 'Note the finding' }).click()
    await saidDone(reviewer, 'The finding is noted.')
    await reviewer.getByRole('heading', { level: 3, name: /^Something else:/ }).waitFor()
    await expectNoFault(reviewer)
    await reviewer
      .getByLabel('Note (optional)')
      .fill('SAMPLE: where another check fails, its request is under way.')
    await reviewer.getByRole('button', { name: 'End the review of this account' }).click()
    await reviewer.getByRole('heading', { name: 'The review of this account has ended' }).waitFor()
    await expectNoFault(reviewer)
  })

  it('shares the results with the organization by a letter', async () => {
    await openInPanel(reviewer, reviewAddress)
    await reviewer.getByRole('button', { name: `Send the results to ${division}` }).click()
    await reviewer
      .getByLabel('What you want to say besides (optional)')
      .fill('SAMPLE: thank you for your work.')
    await expectNoFault(reviewer)
    await reviewer.getByRole('dialog').getByRole('button', { name: 'Send the results' }).click()
    await reviewer.getByRole('link', { name: /^Sent / }).click()
    await reviewer.getByRole('heading', { level: 1, name: /^Results of the quarterly review:/ }).waitFor()
    letterAddress = new URL(reviewer.url()).pathname
    const mail = await lastMailTo(coordinatorOf('wsb-spoc').email, /results of the quarterly review/)
    expect(mail.text).toContain(letterAddress)
    expect(mail.text).not.toContain('phone number')
  })
})

describe('The organization', () => {
  it('reads its letter, acknowledges it, and answers the finding', async () => {
    const spoc = await signedIn('wsb-spoc', 400)
    await openInPanel(spoc, '/admin')
    await spoc.getByRole('link', { name: '1 Review results to acknowledge' }).click()
    await spoc.getByRole('table').getByRole('link').first().click()
    await spoc.getByText('SAMPLE: thank you for your work.').waitFor()
    await expectNoFault(spoc)
    expect(await spoc.getByLabel('What was done about it').count()).toBe(0)
    await spoc.getByRole('button', { name: 'Acknowledge the results' }).click()
    await spoc.getByText('Acknowledged by Sidney Sample').waitFor()
    await spoc.getByLabel('What was done about it').fill('SAMPLE: the phone number is changed.')
    await spoc.getByRole('button', { name: 'Say that it is done' }).click()
    await spoc.getByText('Answered: to be closed by the Operations Unit').first().waitFor()
    await expectNoFault(spoc)
    const pdf = await spoc.getByRole('link', { name: 'Download this letter (PDF)' }).getAttribute('href')
    expect(await ask(spoc, 'GET', pdf ?? '')).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^%PDF-/),
    })
    await spoc.context().close()
  })

  it('has its finding sent back, answers again, and the finding is closed', async () => {
    await openInPanel(reviewer, letterAddress)
    await reviewer.getByLabel('What the organization is told').fill('SAMPLE: it is still the former one.')
    await reviewer.getByRole('button', { name: 'Send it back' }).click()
    const spoc = await signedIn('wsb-spoc')
    await lastMailTo(coordinatorOf('wsb-spoc').email, /needs more/)
    await openInPanel(spoc, letterAddress)
    await spoc.getByText('SAMPLE: it is still the former one.').waitFor()
    await spoc.getByLabel('What was done about it').fill('SAMPLE: now it is the new number.')
    await spoc.getByRole('button', { name: 'Say that it is done' }).click()
    await spoc.getByText('Answered: to be closed by the Operations Unit').first().waitFor()
    await openInPanel(reviewer, letterAddress)
    await reviewer.getByLabel('What the organization is told').fill('SAMPLE: the new number is on record.')
    await reviewer.getByRole('button', { name: 'Close the finding' }).click()
    await reviewer.getByText('Closed', { exact: true }).waitFor()
    await expectNoFault(reviewer)
    await openInPanel(spoc, '/admin/collections/review-letters')
    await spoc.getByText('1: all closed').waitFor()
    await expectNoFault(spoc)
    await spoc.context().close()
  })
})

it('A coordinator of another organization sees nothing of it by any door', async () => {
  const other = await signedIn('mis-administrator', 1280, (url) => /\/review/.test(url))
  await openInPanel(other, '/admin/collections/review-letters')
  await other.getByText('No results were sent yet.').waitFor()
  await expectNoFault(other)
  await openInPanel(other, letterAddress)
  await other.getByRole('status').getByText('There are no such results').waitFor()
  for (const address of [itemAddress, reviewAddress])
    expect((await other.goto(address))?.status(), address).toBe(404)
  const [reviewId, itemId, letterId] = [reviewAddress, itemAddress, letterAddress].map((one) =>
    one.split('/').at(-1),
  )
  for (const collection of ['reviews', 'review-items', 'review-findings', 'review-letters']) {
    const { text } = await ask(other, 'GET', `/api/${collection}`)
    const { docs = [] } = JSON.parse(text) as { docs?: unknown[] }
    expect([collection, docs]).toEqual([collection, []])
  }
  const doors = {
    GET: [
      `reviews/${reviewId}`,
      `reviews/${reviewId}/population.csv`,
      `reviews/${reviewId}/sample.csv`,
      'reviews/report.csv',
      'reviews/never-sampled.csv',
      `review-items/${itemId}`,
      `review-letters/${letterId}`,
      `review-letters/${letterId}/letter.pdf`,
    ],
    POST: [
      `reviews/${reviewId}/replay`,
      `reviews/${reviewId}/send-letter`,
      `review-items/${itemId}/conclude`,
      `review-letters/${letterId}/acknowledge`,
    ],
  }
  for (const method of ['GET', 'POST'] as const)
    for (const path of doors[method])
      expect([403, 404], `${method} ${path}`).toContain((await ask(other, method, `/api/${path}`)).status)
  await other.context().close()
})

it('An evidence pack of the account is made with progress, and its link works once', async () => {
  const staffId = await withDemoDatabase(async (client) => {
    const { rows } = await client.query<{ staff_id: string }>(
      'select staff_id from review_items where id = $1',
      [itemAddress.split('/').at(-1)],
    )
    return rows[0]?.staff_id
  })
  const auditor = await signedIn('auditor')
  await openInPanel(auditor, `/admin/collections/staff/${staffId}`)
  await expectNoFault(auditor)
  await auditor
    .getByLabel('Who needs these records, and what for')
    .fill('SAMPLE: request of the state auditor.')
  await auditor.getByRole('button', { name: 'Ask for the evidence pack' }).click()
  const link = auditor.getByRole('link', { name: /^Download/ })
  await link.waitFor({ timeout: 60_000 })
  await expectNoFault(auditor)
  const address = (await link.getAttribute('href')) ?? ''
  expect(await ask(auditor, 'GET', address)).toMatchObject({
    status: 200,
    text: expect.stringMatching(/^PK/),
  })
  expect((await ask(auditor, 'GET', address)).status).toBe(410)
  await auditor.context().close()
})

async function draw(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draw the sample' }).click()
  await page.getByRole('button', { name: 'Draw now' }).click()
}

/** Asks the server as the signed-in person, from the page. */
const ask = (page: Page, method: 'GET' | 'POST', path: string): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([how, where]) => {
      const body = how === 'POST' ? { headers: { 'Content-Type': 'application/json' }, body: '{}' } : {}
      const answer = await fetch(where, { method: how, ...body })
      return { status: answer.status, text: await answer.text() }
    },
    [method, path] as const,
  )
