import { type Page } from 'playwright-core'
import { addDays, formatCivilDate, pacificDateOf } from '../../../src/policy/dates.ts'
import { lastMailTo } from './visitor.ts'

/**
 * Proves an address with the code from the mailbox.
 * @param nth counts the codes that were sent to this address
 */
export async function signInWithCode(page: Page, email: string, nth = 1): Promise<void> {
  await page.getByLabel('Your work email address').fill(email)
  await page.getByRole('button', { name: 'Send the code' }).click()
  const { text } = await lastMailTo(email, /sign-in code/, nth)
  const code = /\b(\d{6})\b/.exec(text)?.[1] ?? ''
  await page.getByLabel('6-digit code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

export type NewAccount = {
  requestor: string
  organizationType: string
  organization: string
  role: 'Manager/Supervisor' | 'Project Manager'
  staffEmail: string
  isEddEmployee: boolean
  ispaCompletedOn: [month: string, day: string, year: string]
  statementSignedOn: [month: string, day: string, year: string]
  files?: { ispa: string; statement: string }
}

/** Radios and checkboxes are drawn by their labels: a person presses the label. */
export const choose = (page: Page, label: string) =>
  page
    .locator('label')
    .filter({ hasText: new RegExp(`^\\s*${label.replace(/[^\w\s]/g, '.')}\\s*$`) })
    .click()

export const continueOn = (page: Page) =>
  page.getByRole('button', { name: 'Continue', exact: true }).last().click()

/** From the start page to the page after the sign-in. */
export async function startRequest(page: Page, email: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Start a request' }).last().click()
  await choose(page, 'New account')
  await continueOn(page)
  await choose(page, 'No, this person needs a CalJOBS staff account')
  await continueOn(page)
  await signInWithCode(page, email)
}

/**
 * Fills each page in turn, up to "check your answers".
 * @param onPage looks at every page before it is filled; false ends it there
 */
export async function fillNewAccount(
  page: Page,
  request: NewAccount,
  onPage: (name: string) => Promise<boolean | void> = async () => {},
): Promise<void> {
  await onPage('organization-type')
  await choose(page, request.organizationType)
  await continueOn(page)
  await onPage('organization')
  await page.getByLabel('Which organization is it?').selectOption({ label: request.organization })
  await continueOn(page)
  await onPage('requestor')
  await page.getByLabel('Your full name').fill('Sample Requestor')
  await choose(page, request.role)
  await page.getByLabel('Your work phone number').fill('916 555 0100')
  await continueOn(page)
  await onPage('staff-member')
  await page.getByLabel('Given name').fill("Zoë-Anne O'Neil")
  await page.getByLabel('Family name').fill('Sample')
  await page.getByLabel('Work email address').fill(request.staffEmail)
  await continueOn(page)
  await onPage('edd-employee')
  await choose(page, request.isEddEmployee ? 'Yes' : 'No')
  await continueOn(page)
  await onPage('access')
  await page.getByLabel('Primary job function').fill('Case manager')
  await choose(page, 'Manage Individuals')
  await choose(page, 'Case Notes')
  await page
    .getByLabel('Why does this person need CalJOBS access?')
    .fill('Records services.\nWrites case notes.')
  await continueOn(page)
  if ((await onPage('ispa-training')) === false) return
  await fillDate(page, request.ispaCompletedOn)
  if (request.files) await page.getByLabel('ISPA training certificate').setInputFiles(request.files.ispa)
  await continueOn(page)
  if ((await onPage('confidentiality-statement')) === false) return
  await fillDate(page, request.statementSignedOn)
  if (request.files) await page.getByLabel('Signed E-1 form').setInputFiles(request.files.statement)
  await continueOn(page)
}

export async function fillDate(page: Page, [month, day, year]: NewAccount['ispaCompletedOn']): Promise<void> {
  await page.getByLabel('Month').selectOption({ label: month })
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Year').fill(year)
}

/** Confirms every statement and sends. @returns the reference */
export async function confirmAndSend(page: Page): Promise<string> {
  for (const label of await page.locator('label.usa-checkbox__label').all()) await label.click()
  await page.getByRole('button', { name: 'Confirm and send' }).click()
  await page.waitForURL(/\/sent\//)
  return (await page.locator('.reference').first().textContent()) ?? ''
}

/** A Pacific date so many days ago, as the form asks for it. */
export function daysAgo(days: number): NewAccount['ispaCompletedOn'] {
  const [, month = '', day = '', year = ''] =
    /^(\w+) (\d+), (\d+)$/.exec(formatCivilDate(addDays(pacificDateOf(new Date()), -days))) ?? []
  return [month, day, year]
}
