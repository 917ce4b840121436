import { expect } from 'vitest'
import { type Page } from 'playwright-core'
import { axeFindings, overflowOf } from './axe.ts'
import { baseUrl, coordinatorOf } from './visitor.ts'

/** Payload's own frame around our views has faults of its own; ours have none. */
export const ours = 'main.cj'

/** Signs a sample coordinator in, by the cookie that the sign-in page would set, and opens the panel. */
export async function signInToPanel(page: Page, kind: string): Promise<void> {
  const { email, password } = coordinatorOf(kind)
  const answer = await page
    .context()
    .request.post('/api/coordinators/login', { data: { email, password }, headers: { origin: baseUrl } })
  if (!answer.ok()) throw new Error(`Sign-in: ${answer.status()}`)
  await openInPanel(page, '/admin')
  await page.locator(ours).waitFor()
}

/** Opens a page of the panel by its address; ready when a press is heard. */
export async function openInPanel(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('.template-default--nav-hydrated').waitFor()
}

/** What was done, in words that stay on the page. */
export const saidDone = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).waitFor()

export async function expectNoFault(page: Page): Promise<void> {
  expect(await axeFindings(page, ours), page.url()).toEqual([])
  // Payload's navigation slides for a moment after a page is there.
  await expect.poll(() => overflowOf(page), { message: page.url() }).toBe(0)
}

/** Grants the first request of a new requestor, which needs words (D25). */
export async function grantAllTheSame(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Grant…', exact: true }).click()
  await page
    .getByLabel('Why do you grant it all the same?')
    .fill('The office confirmed by phone who asks and for whom.')
  await page.getByRole('button', { name: 'Grant all the same' }).click()
}
