import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { complaintsOf } from './support/axe.ts'
import { expectNoFault, openInPanel, ours, saidDone, signInToPanel } from './support/panel.ts'
import { lastMailTo, newVisitor } from './support/visitor.ts'

let page: Page
let complaints: string[]

/** Opens the one request of the demonstration of this kind for this person. */
async function open(kind: string, staff: string) {
  await openInPanel(page, `/admin/collections/requests?view=all&q=${encodeURIComponent(staff)}`)
  await page
    .getByRole('row')
    .filter({ hasText: staff })
    .filter({ hasText: kind })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { name: /^Request CJ-/ }).waitFor()
  await expectNoFault(page)
}

describe.each([{ width: 320 }, { width: 1280 }])('at $width pixels', ({ width }) => {
  const isWide = width > 1000
  beforeEach(async () => {
    page = await newVisitor({ width })
    complaints = complaintsOf(page, (url) => url.includes('/api/requests/'))
  })
  afterEach(async () => {
    expect(complaints, 'the browser complains of nothing').toEqual([])
    await page.context().close()
  })

  it('a change of access shows what is on record beside what is asked, and is granted in part with words', async () => {
    await signInToPanel(page, 'wsb-spoc')
    await open('Change of access', 'Blair Sample')
    expect(await page.getByText('Takes over the workshops for employers').count()).toBeGreaterThan(0)
    await page.getByLabel('Case Notes').uncheck()
    expect(await page.getByLabel('Why only a part is granted').count()).toBe(1)
    await expectNoFault(page)
    if (!isWide) return
    await page.getByRole('button', { name: 'Grant a part…' }).click()
    await page
      .getByRole('dialog')
      .filter({ hasText: 'is not usual for Career services specialist' })
      .waitFor()
    await page.getByRole('button', { name: 'Grant all the same' }).click()
    await page.getByRole('alert').filter({ hasText: 'Explain to the requestor' }).waitFor()
    await page.getByLabel('Why only a part is granted').fill('Case notes are needed until the new year.')
    await page.getByRole('button', { name: 'Grant a part…' }).click()
    await page.getByRole('button', { name: 'Grant all the same' }).click()
    await page.getByRole('alert').filter({ hasText: 'write why you grant it' }).waitFor()
    await expectNoFault(page)
    await page
      .getByLabel('Why do you grant it all the same?')
      .fill('The workshops were agreed with the office.')
    await page.getByRole('button', { name: 'Grant all the same' }).click()
    await page.getByRole('button', { name: 'Record that it is done' }).click()
    await saidDone(page, 'Access changed')
    await expectNoFault(page)
    const mail = await lastMailTo('reese.sample@field-division.example', /approved in part/)
    expect(mail.text).toContain('Case notes are needed until the new year.')
  })

  it('a late deactivation is marked in the inbox, is never granted, and is recorded with date and time', async () => {
    await signInToPanel(page, 'wsb-spoc')
    await openInPanel(page, '/admin/collections/requests?view=due')
    await page.locator(ours).waitFor()
    await expectNoFault(page)
    if (!isWide) return
    expect(await page.getByRole('row').filter({ hasText: 'Sage Sample' }).textContent()).toContain('Late')
    await open('Deactivate', 'Sage Sample')
    expect(await page.getByRole('button', { name: /^Grant/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Deny…' }).click()
    expect(await page.getByLabel('Reason', { exact: true }).getByRole('option').count()).toBe(2)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByLabel('Date of the deactivation').fill('2099-01-01')
    await page.getByRole('button', { name: 'Record the deactivation' }).click()
    await page.getByRole('alert').filter({ hasText: 'have passed' }).waitFor()
    await expectNoFault(page)
    await page.reload()
    await page.getByRole('button', { name: 'Record the deactivation' }).click()
    await saidDone(page, 'Account deactivated')
    await expectNoFault(page)
  })

  it('a password reset of somebody with documents in date is granted and the username is there already', async () => {
    await signInToPanel(page, 'mis-administrator')
    await open('Reset password', 'Avery Sample')
    if (!isWide) return
    await page.getByRole('button', { name: 'Grant', exact: true }).click()
    await page.getByLabel('Temporary password', { exact: true }).waitFor()
    expect(await page.getByLabel('CalJOBS username').inputValue()).toBe('avery.sample')
    await page.getByLabel('Temporary password', { exact: true }).fill('Planted-panel-2')
    await page.getByRole('button', { name: 'Record the account and send the notice' }).click()
    await saidDone(page, 'Password reset')
  })
})
