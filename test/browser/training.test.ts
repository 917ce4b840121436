import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, axeFindingsWithoutScripts, complaintsOf, overflowOf } from './support/axe.ts'
import { expectNoFault, openInPanel, signInToPanel } from './support/panel.ts'
import { anAddress, lastMailTo, newVisitor, type Window } from './support/visitor.ts'

let page: Page
let complaints: string[]

const opened = async (window: Window) => {
  page = await newVisitor(window)
  complaints = complaintsOf(page)
}
const left = async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
}

describe.each([{ width: 400 }, { width: 1280 }])('at $width pixels the training', ({ width }) => {
  beforeEach(() => opened({ width }))
  afterEach(left)

  it('has no fault on any page, and every picture is there', async () => {
    await page.goto('/training')
    const pages = await page
      .locator('.training-list a')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href')))
    expect(pages.length).toBeGreaterThanOrEqual(9)
    const all = [
      '/training',
      '/training?q=temporary+password',
      '/training?q=zebra',
      '/training/print',
      ...(width === 400 ? pages : pages.slice(1, 2)), // one is enough where there is room
    ]
    for (const address of all) {
      await page.goto(address ?? '')
      expect(await axeFindings(page), address ?? '').toEqual([])
      expect(await overflowOf(page), address ?? '').toBe(0)
      const missing = page
        .locator('.training-body img')
        .evaluateAll((pictures) => pictures.filter((one) => !(one as HTMLImageElement).naturalWidth).length)
      expect(await missing, address ?? '').toBe(0)
    }
  })
})

describe('Without scripts', () => {
  beforeEach(() => opened({ javaScriptEnabled: false, width: 400 }))
  afterEach(left)

  it('a requestor searches, reads on, proves the address and confirms the training', async () => {
    await page.goto('/training')
    await page.getByLabel('Search the training').fill('temporary password')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText(/pages mention “temporary password”/).waitFor()
    expect(await page.locator('mark').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Reset a password' }).click()
    await page.getByRole('heading', { level: 2, name: 'What the directive says' }).waitFor()
    await page.getByRole('link', { name: /^Next page/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Change access' }).waitFor()
    await page.goto('/training')
    await page.getByRole('link', { name: 'Confirm your email address first' }).click()
    const email = anAddress('field-division.example')
    await page.getByLabel('Your work email address').fill(email)
    await page.getByRole('button', { name: 'Send the code' }).click()
    const { text } = await lastMailTo(email, /sign-in code/)
    await page.getByLabel('6-digit code').fill(/\b\d{6}\b/.exec(text)?.[0] ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'I have gone through the training' }).click()
    await page.getByText('It is on record that you have gone through the training').waitFor()
    expect(await axeFindingsWithoutScripts(page)).toEqual([])
    await page.goto('/training')
    await page.getByText(/^You confirmed it on/).waitFor()
  })
})

describe('On paper', () => {
  beforeEach(() => opened({ width: 1280 }))
  afterEach(left)

  it('every page of the training begins a sheet, with nothing to press', async () => {
    await page.goto('/training/print')
    await page.emulateMedia({ media: 'print' })
    const articles = page.locator('.training-page--of-many')
    expect(await articles.count()).toBeGreaterThanOrEqual(9)
    const breaks = await articles.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore))
    expect(new Set(breaks)).toEqual(new Set(['page']))
    expect(await page.getByRole('button', { name: 'Print all pages' }).isVisible()).toBe(false)
    expect(await page.getByRole('navigation', { name: 'Service' }).isVisible()).toBe(false)
  })
})

describe('In the panel', () => {
  beforeEach(() => opened({ width: 1280 }))
  afterEach(left)

  it('a coordinator sees who has gone through the training and who has not, and narrows it down', async () => {
    await signInToPanel(page, 'mis-administrator')
    await openInPanel(page, '/admin/training-progress')
    await page.getByRole('heading', { level: 2, name: /^\d+ of \d+ have confirmed$/ }).waitFor()
    await page.getByRole('row', { name: /Parker Sample/ }).waitFor()
    await expectNoFault(page)
    await page.getByLabel('Training', { exact: true }).selectOption('not-yet')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('row', { name: /Taylor Sample/ }).waitFor()
    expect(await page.getByRole('row', { name: /Parker Sample/ }).count()).toBe(0)
    await page.setViewportSize({ width: 400, height: 900 })
    await expectNoFault(page)
  })

  it('the Operations Unit writes a draft, looks at its preview, and nobody else sees it', async () => {
    await signInToPanel(page, 'operations-unit')
    await openInPanel(page, '/admin/collections/training-pages')
    await page
      .locator('main, .collection-list')
      .getByRole('link', { name: 'Personal devices' })
      .first()
      .click()
    const title = page.locator('#field-title')
    await title.fill('Personal devices at work')
    await page.getByRole('button', { name: 'Save Draft' }).click()
    await page.getByText('Status:').locator('..').getByText('Changed').waitFor()
    await page.goto('/training/personal-devices?preview')
    await page.getByText('Preview of a draft').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Personal devices at work' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const visitor = await newVisitor()
    await visitor.goto('/training/personal-devices')
    await visitor.getByRole('heading', { level: 1, name: 'Personal devices', exact: true }).waitFor()
    await visitor.context().close()
  })
})
