import { afterEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { axeFindingsWithoutScripts, overflowOf } from './support/axe.ts'
import { signInWithCode } from './support/newAccount.ts'
import { anAddress, newVisitor } from './support/visitor.ts'

const phone = { width: 390, height: 844 }
const forAnybody = [
  ...['/', '/forms', '/privacy', '/accessibility', '/contact', '/status', '/sign-in', '/training'],
  ...['/request', '/request/new-account', '/request/reset-password', '/request/change-access'],
  ...['/request/deactivate', '/request/deactivate/without-confirming', '/request/annual-maintenance'],
  ...['/signed-out', '/nowhere'],
]
const forRequestors = [
  ...['/', '/request', '/my/requests', '/my/staff', '/my/roster', '/my/hand-over', '/training'],
  ...['/request/deactivate/staff-member', '/request/deactivate/departure'],
]

let page: Page

afterEach(() => page.context().close())

async function headingTop(address: string): Promise<number> {
  await page.goto(address)
  return page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().top)
}

async function signIn(): Promise<void> {
  await page.goto('/sign-in?next=/request/deactivate/begin')
  await signInWithCode(page, anAddress('field-division.example'))
}

describe('on a phone', () => {
  it('the heading of every page is within the first 250 pixels', async () => {
    page = await newVisitor({ width: phone.width })
    for (const address of forAnybody)
      expect([address, Math.floor((await headingTop(address)) / 251)]).toEqual([address, 0])
    await signIn()
    for (const address of forRequestors) {
      expect([address, Math.floor((await headingTop(address)) / 251)]).toEqual([address, 0])
      await page.setViewportSize({ width: 320, height: 844 })
      expect([address, await overflowOf(page)]).toEqual([address, 0])
      await page.setViewportSize(phone)
    }
  })

  it('the menu opens without JavaScript, and holds the way out', async () => {
    page = await newVisitor({ width: phone.width, javaScriptEnabled: false })
    await signIn()
    expect(await page.getByRole('link', { name: 'Training' }).count()).toBe(0)
    await page.getByText('Menu', { exact: true }).click()
    expect(await page.getByRole('link', { name: 'Training' }).count()).toBe(1)
    expect(await axeFindingsWithoutScripts(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(page.url()).toContain('/signed-out')
  })
})

it('on a desk, the places are in one line, signed in too', async () => {
  page = await newVisitor({ width: 1280 })
  await signIn()
  const tops = await page
    .locator('.service-nav .service-nav__link')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))
  expect([tops.length, new Set(tops).size]).toEqual([6, 1])
})
