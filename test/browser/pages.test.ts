import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { axeFindings, complaintsOf, overflowOf } from './support/axe.ts'
import { anAddress, lastMailTo, newVisitor } from './support/visitor.ts'

let page: Page
let complaints: string[]

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

describe('every other page', () => {
  beforeEach(async () => {
    page = await newVisitor({ width: 320 })
    complaints = complaintsOf(page, (url) => /nowhere|link|credentials|resume/.test(url)) // 404 and 410
  })

  it.each([
    '/',
    '/forms',
    '/privacy',
    '/accessibility',
    '/directive',
    '/for-staff',
    '/contact',
    '/status',
    '/sign-in',
    '/signed-out',
    '/request',
    '/request/new-account/cash-draw',
    '/request/reset-password',
    '/request/change-access',
    '/request/deactivate',
    '/request/deactivate/without-confirming',
    '/request/annual-maintenance',
    '/resume/spent',
    '/sign-in/link/spent',
    '/credentials/spent',
    '/nowhere',
    '/dev/mailbox',
  ])('%s has no fault that axe finds, and fits 320 pixels', async (address) => {
    await page.goto(address)
    expect(await axeFindings(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  })
})

it('the link in the message opens a page with a button; looking at it proves nothing', async () => {
  page = await newVisitor({ javaScriptEnabled: false })
  complaints = complaintsOf(page)
  const email = anAddress('field-division.example')
  await page.goto('/sign-in')
  await page.getByLabel('Your work email address').fill(email)
  await page.getByRole('button', { name: 'Send the code' }).click()
  const { text } = await lastMailTo(email, /sign-in code/)
  const link = /http:\/\/\S+\/sign-in\/link\/\S+/.exec(text)?.[0] ?? ''
  const scanner = await newVisitor()
  await scanner.goto(link)
  await scanner.reload()
  expect(await axeFindings(scanner)).toEqual([])
  await scanner.goto('/request/new-account/organization-type')
  expect(scanner.url()).not.toContain('organization-type')
  await scanner.context().close()
  await page.goto(link)
  await page.getByRole('button', { name: 'Yes, continue' }).click()
  expect(await page.getByText(email).count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  expect(await page.context().cookies()).toEqual([])
})
