import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings } from './support/axe.ts'
import { openInPanel, ours, signInToPanel } from './support/panel.ts'
import { newVisitor } from './support/visitor.ts'

/**
 * What axe finds in Payload's own frame (3.90.2) and we leave as it is. Nothing else may be found on a whole page,
 * inside our views or around them.
 */
const allowed: { page: string; rule: string; selector: string; reason: string }[] = [
  {
    page: '/admin/login',
    rule: 'landmark-one-main',
    selector: '<html',
    reason: 'Best practice, not WCAG: Payload puts no main landmark around the sign-in form',
  },
  {
    page: '/admin/login',
    rule: 'region',
    selector: 'login__',
    reason: 'The same: logo and fields stand in no landmark',
  },
  {
    page: '/admin/login',
    rule: 'region',
    selector: '/admin/forgot',
    reason: 'The same: the link under the fields',
  },
  {
    page: 'navigation',
    rule: 'landmark-unique',
    selector: 'nav__wrap',
    reason: 'Best practice: the open navigation of Payload has no name; the other landmarks have',
  },
]

const views = [
  '/admin',
  '/admin/collections/requests',
  '/admin/collections/requests?view=all&q=nobody-of-this-name',
  '/admin/collections/staff',
  '/admin/collections/organizations',
  '/admin/forms',
  '/admin/announcements',
  '/admin/absence',
  '/admin/unowned',
  '/admin/leavers',
  '/admin/renewals',
  '/admin/collections/incidents',
  '/admin/incidents/report',
  '/admin/reviews/report',
  '/admin/reviews/never-sampled',
  '/admin/jobs',
  '/admin/rosters',
  '/admin/duties',
  '/admin/organizations/report',
  '/admin/collections/audit-events',
]

let page: Page

beforeAll(async () => {
  page = await newVisitor()
})
afterAll(() => page.context().close())

/** Where our view lies, and how wide it is, in pixels. */
const placeOfView = (visitor: Page) =>
  visitor.locator(ours).evaluate((view) => {
    const { left, width } = view.getBoundingClientRect()
    return { left, width }
  })

/** What is found and not allowed. */
async function unexpected(path: string): Promise<string[]> {
  const findings = await axeFindings(page)
  return findings.flatMap(({ id, nodes }) =>
    nodes
      .filter(
        (node) => !allowed.some((one) => one.page === path && one.rule === id && node.includes(one.selector)),
      )
      .map((node) => `${id}: ${node}`),
  )
}

describe('a whole page of the panel, frame and all', () => {
  it('has no fault at the sign-in but those that are allowed, each of which is still there', async () => {
    await page.goto('/admin/login')
    await page.locator('#field-email').waitFor()
    expect(await unexpected('/admin/login')).toEqual([])
    const found = JSON.stringify(await axeFindings(page))
    for (const { rule, selector } of allowed.filter((one) => one.page === '/admin/login')) {
      expect(found, rule).toContain(rule)
      expect(found, selector).toContain(selector)
    }
  })

  it('has no fault in any view of our own, with the navigation closed and open', async () => {
    await signInToPanel(page, 'operations-unit')
    for (const path of views) {
      await openInPanel(page, path)
      await page.locator(ours).waitFor()
      expect(await unexpected(path), path).toEqual([])
    }
    await page
      .getByRole('button', { name: /open.*menu|navigation/i })
      .first()
      .click()
    await page.locator('.nav--nav-open, nav.nav').first().waitFor()
    // It slides in: half way its words are pale.
    await expect.poll(() => unexpected('navigation'), { timeout: 5000 }).toEqual([])
  })

  it.each([400, 1280])('stays where it is while its scripts arrive, at %i pixels', async (width) => {
    const visitor = await newVisitor({ width })
    await signInToPanel(visitor, 'operations-unit')
    await visitor.locator('.template-default--nav-animate').waitFor()
    const place = await placeOfView(visitor)
    // For a moment Payload takes the navigation for open: before it knows how wide the window is.
    await visitor.locator('.template-default').evaluate(({ classList }) => {
      classList.remove('template-default--nav-animate')
      classList.add('template-default--nav-open')
    })
    expect(await placeOfView(visitor)).toEqual(place)
    expect(await visitor.locator('.nav').isVisible()).toBe(false)
    await visitor.context().close()
  })
})
