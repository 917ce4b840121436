import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { axeFindings, axeFindingsWithoutScripts, complaintsOf, overflowOf } from './support/axe.ts'
import { type AccountHolder, anAccountHolder } from './support/coordinator.ts'
import { choose, signInWithCode } from './support/newAccount.ts'
import { expectNoFault, openInPanel, ours, saidDone, signInToPanel } from './support/panel.ts'
import { lastMailTo, newVisitor } from './support/visitor.ts'

const isOwnForm = (url: string) => /\/(my|sign-in)/.test(url)

let page: Page
let complaints: string[]

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

/** Goes to a page of a requestor, with a proved address. */
async function goTo(path: string, { requestor, codes }: AccountHolder) {
  await page.context().clearCookies()
  await page.goto(path)
  await signInWithCode(page, requestor, codes + 1)
}

describe.each([
  { name: 'with JavaScript, on a desktop', window: { width: 1280 } },
  { name: 'without JavaScript, 320 pixels wide', window: { width: 320, javaScriptEnabled: false } },
])('$name', ({ window }) => {
  beforeEach(async () => {
    page = await newVisitor(window)
    complaints = complaintsOf(page, isOwnForm)
  })

  const lookAt = async () => {
    expect(await overflowOf(page), `${page.url()} fits the window`).toBe(0)
    const findings =
      window.javaScriptEnabled === false ? await axeFindingsWithoutScripts(page) : await axeFindings(page)
    expect(findings, page.url()).toEqual([])
  }

  it('the roster: who is still needed stays, who is no longer needed leads to a deactivation', async () => {
    const holder = await anAccountHolder()
    await goTo('/my/roster', holder)
    await lookAt()
    await choose(page, 'No longer needed')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    await lookAt()
    await page.getByRole('link', { name: /^Deactivate the account of Sample Member/ }).click()
    expect(page.url()).toContain('/request/deactivate/')
    await page.goto('/my/roster')
    await choose(page, 'Yes, still needed')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    expect(await page.getByText('these people still need their access').count()).toBe(1)
    await lookAt()
  })

  it('a hand-over changes nothing before it is accepted; then the staff are the other requestor’s', async () => {
    const giver = await anAccountHolder()
    const taker = await anAccountHolder()
    await goTo('/my/hand-over', giver)
    await lookAt()
    await page.getByRole('button', { name: 'Ask them' }).click()
    expect(await page.title()).toMatch(/^Error: /)
    await lookAt()
    await page.locator('label.usa-checkbox__label').first().click()
    await page.locator('input[type=email]').fill(taker.requestor)
    await page.getByRole('button', { name: 'Ask them' }).click()
    await lookAt()
    const offered = await lastMailTo(taker.requestor, /handed over to you/)
    await goTo('/my/staff', { ...giver, codes: giver.codes + 1 })
    expect(await page.getByText(giver.username).count()).toBeGreaterThan(0)

    await page.context().clearCookies()
    await page.goto(/http:\/\/\S+\/my\/hand-over\/received/.exec(offered.text)?.[0] ?? '')
    await signInWithCode(page, taker.requestor, taker.codes + 1)
    await lookAt()
    await choose(page, 'Accept')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    await lookAt()
    await lastMailTo(giver.requestor, /hand-over was accepted/)
    await page.goto('/my/staff')
    expect(await page.getByText(giver.username).count()).toBeGreaterThan(0)
    await goTo('/my/staff', { ...giver, codes: giver.codes + 2 })
    expect(await page.getByText(giver.username).count()).toBe(0)
    await lookAt()
  })

  it('"not mine" puts an account on the coordinator’s list, who gives it to another requestor', async () => {
    const holder = await anAccountHolder()
    const other = await anAccountHolder()
    await goTo('/my/roster', holder)
    await choose(page, 'Not mine')
    await page.getByRole('button', { name: 'Save the answers' }).click()
    await lookAt()
    await lastMailTo('single.point@field-division.example', /without a requestor/)
    const panel = await newVisitor({ width: window.width })
    await signInToPanel(panel, 'wsb-spoc')
    await openInPanel(panel, '/admin/unowned')
    await panel.locator(ours).waitFor()
    await expectNoFault(panel)
    const row = panel.getByRole('row').filter({ hasText: holder.username })
    const choice = await row.getByRole('option').filter({ hasText: other.requestor }).getAttribute('value')
    await row.getByRole('combobox').selectOption(choice ?? '')
    await row.getByRole('button').click()
    await saidDone(panel, 'is now overseen by')
    await expectNoFault(panel)
    await panel.context().close()
    await lastMailTo(other.requestor, /account/)
  })
})
