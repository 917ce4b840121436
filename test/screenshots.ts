/** `npm run screenshots`: the pictures of the README, from a demonstration of its own. */
import { mkdirSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from './support/chromium.mjs'
import { accountIn, startDemo } from './support/demo.ts'

const folder = 'media/readme'
const demo = await startDemo()
const browser = await chromium.launch({
  executablePath: await findChromium(console.log),
  args: ['--no-sandbox'],
})
try {
  mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: { width: 1280, height: 860 },
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.goto('/')
  await picture(page, 'start')
  await signIn(page)
  await page.goto('/admin/collections/requests')
  await page.locator('main.cj table').waitFor()
  await picture(page, 'inbox')
  await page.getByRole('row').filter({ hasText: 'Marlowe Sample' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: /^Request / }).waitFor()
  await picture(page, 'review')
} finally {
  await browser.close()
  await demo.remove()
}
process.exit(0)

async function signIn(page: Page): Promise<void> {
  const { email, password } = accountIn(demo.data, 'mis-administrator')
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('main.cj').waitFor()
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(`${folder}/${name}.png`)
}
