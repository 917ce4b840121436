import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { codeFrom, Requestor } from '../support/requestor.ts'
import { complaintsOf } from './support/axe.ts'
import { hasFocus, pressOn, pressUntil, tabTo, typeInto } from './support/keyboard.ts'
import { expectNoFault, openInPanel, ours, saidDone } from './support/panel.ts'
import { type Renewals, someRenewals } from './support/renewals.ts'
import { baseUrl, coordinatorOf, lastMailTo, newVisitor } from './support/visitor.ts'

let page: Page
let complaints: string[]

/** Types name and password; no pointer. */
async function signInByKeyboard(kind: string, window: Page): Promise<Page> {
  const { email, password } = coordinatorOf(kind)
  await window.goto('/admin/login')
  await window.locator('#field-email').waitFor()
  await typeInto(window, window.locator('#field-email'), email)
  await typeInto(window, window.locator('#field-password'), password)
  await window.keyboard.press('Enter')
  await window.locator(ours).waitFor()
  return window
}

async function startTheDay() {
  page = await newVisitor()
  complaints = complaintsOf(page, (url) => url.includes('/api/requests/'))
  await signInByKeyboard('wsb-spoc', page)
}

async function aRequest() {
  const requestor = new Requestor(baseUrl)
  await requestor.signIn(codeFrom(baseUrl))
  return { requestor, reference: await requestor.sendRequest() }
}

/** From wherever one is: to the list, `/`, words, Enter. */
async function searchFor(words: string) {
  await openInPanel(page, '/admin/collections/requests?view=to-do')
  await page.locator(ours).waitFor()
  await pressUntil(page, '/', page.getByRole('searchbox').first())
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page
    .getByRole('status')
    .filter({ hasText: `“${words}”` })
    .waitFor()
}

/** `j` to the first request of the list, Enter opens it. */
async function openFirst() {
  await pressUntil(page, 'j', page.locator('tbody tr:first-child a').first())
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Request CJ-/ }).waitFor()
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const results = () => page.getByRole('region', { name: 'Result for each request' })

/** The first request of a requestor needs words (D25). */
async function grantInWords(window: Page) {
  const named = (name: string) => window.getByRole('button', { name, exact: true })
  await pressOn(window, named('Grant…'))
  await typeInto(window, window.getByLabel('Why do you grant it all the same?'), 'The office knows them.')
  await pressOn(window, named('Grant all the same'))
}

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

describe("a coordinator's day, by keyboard alone", () => {
  let renewals: Renewals

  beforeAll(async () => {
    renewals = await someRenewals(40, 5)
  })

  it('leads from a number of the first page to the requests that it counts', async () => {
    await startTheDay()
    await expectNoFault(page)
    const tile = page.getByRole('navigation', { name: 'What needs you now' }).getByRole('link', {
      name: /Unassigned/,
    })
    const number = (await tile.textContent())?.match(/[\d,]+/)?.[0]
    await pressOn(page, tile)
    await page.getByRole('heading', { name: 'Requests', exact: true }).waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: `${number} request` })
      .waitFor()
  })

  it('renews forty in one go: the five whose checks do not pass stay, each with its reason', async () => {
    await startTheDay()
    await searchFor(renewals.familyName)
    await page.getByRole('status').filter({ hasText: '40 requests' }).waitFor()
    await page.keyboard.press('a')
    await page.getByRole('status').filter({ hasText: '40 requests selected' }).waitFor()
    await pressOn(page, button('Renew'))
    await expectNoFault(page)
    await pressOn(page, button('Renew: 40 requests'))
    await page.getByRole('status').filter({ hasText: '35 done, 5 refused' }).waitFor()
    await expectNoFault(page)
    const reasons = await results().getByRole('row').filter({ hasText: 'Refused' }).allTextContents()
    expect(reasons).toHaveLength(5)
    for (const reason of reasons) expect(reason).toContain('outside the mail domains on record')
    await pressOn(page, button('Select the ones that failed (5)'))
    await page.getByRole('status').filter({ hasText: '5 requests selected' }).waitFor()
  })

  it('grants over a check that does not pass with a reason alone, then does the next without the list', async () => {
    await startTheDay()
    await searchFor(renewals.familyName)
    await openFirst()
    const reference = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await pressOn(page, button('Grant…'))
    await page.getByRole('heading', { name: /all the same\?/ }).waitFor()
    await expectNoFault(page)
    await pressOn(page, button('Grant all the same'))
    await page.getByRole('alert').filter({ hasText: 'There is a problem' }).waitFor()
    await typeInto(page, page.getByLabel('Why do you grant it all the same?'), 'The address is known to us.')
    await pressOn(page, button('Grant all the same'))
    await saidDone(page, 'Granted')
    await pressOn(page, button('Record that it is done'))
    await saidDone(page, 'Renewed')
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: reference }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe(renewals.familyName)
    await page.keyboard.press('b')
    await page.getByRole('status').filter({ hasText: '4 requests' }).first().waitFor()
  })

  it('denies with a look at the mail before, and the requestor gets that mail', async () => {
    const { requestor, reference } = await aRequest()
    await startTheDay()
    await searchFor(reference)
    await openFirst()
    await pressOn(page, button('Deny…'))
    await tabTo(page, page.getByLabel('Reason', { exact: true }))
    await page.keyboard.type('No business need')
    await typeInto(page, page.getByLabel('Explain it in your own words'), 'The need is not said.')
    const preview = page.getByText(`Subject: CalJOBS access request ${reference}: denied`)
    await preview.waitFor()
    await expectNoFault(page)
    await pressOn(page, button('Deny the request'))
    await saidDone(page, 'Denied')
    const mail = await lastMailTo(requestor.email, /denied/)
    expect(mail.subject).toBe(`CalJOBS access request ${reference}: denied`)
    expect(mail.text).toContain('The need is not said.')
  })

  it('asks for more information, and grants another request and records its account', async () => {
    const [first, second] = [await aRequest(), await aRequest()]
    await startTheDay()
    await searchFor(first.reference)
    await openFirst()
    await pressOn(page, button('Return for information…'))
    await tabTo(page, page.getByRole('dialog').getByRole('checkbox').first())
    await page.keyboard.press('Space')
    await typeInto(page, page.getByLabel('What do you need?'), 'Say which cases.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await saidDone(page, 'eturned')
    await searchFor(second.reference)
    await openFirst()
    await pressOn(page, button('Claim'))
    await saidDone(page, 'Claimed')
    await grantInWords(page)
    await saidDone(page, 'Granted')
    const username = `user-${second.reference.slice(3).toLowerCase()}`
    await typeInto(page, page.getByLabel('CalJOBS username'), username)
    await typeInto(page, page.getByLabel('Temporary password', { exact: true }), 'Planted-day-1')
    await pressOn(page, button('Record the account and send the notice'))
    await saidDone(page, 'Account recorded')
    expect((await lastMailTo(second.requestor.staffEmail, /account ready/)).text).toContain(username)
  })

  it('leaves the focus where one has gone on to while the page is read again', async () => {
    const { reference } = await aRequest()
    await startTheDay()
    await searchFor(reference)
    await openFirst()
    const isRead = new Promise<() => void>((begin) => {
      void page.route(
        (url) => url.searchParams.has('_rsc'),
        async (route) => {
          await new Promise<void>(begin)
          await route.continue()
        },
      )
    })
    await pressOn(page, button('Claim'))
    await saidDone(page, 'Claimed')
    await tabTo(page, button('Grant…'))
    const goOn = await isRead
    goOn()
    await button('Release').waitFor()
    expect(await hasFocus(button('Grant…'))).toBe(true)
  })

  it('switches the single keys off, and they do nothing until they are on again', async () => {
    await startTheDay()
    await openInPanel(page, '/admin/collections/requests')
    await page.locator(ours).waitFor()
    await pressUntil(page, '/', page.getByRole('searchbox').first())
    await page.keyboard.press('Tab')
    await page.keyboard.press('?')
    const choice = page.getByRole('dialog').getByRole('checkbox')
    await tabTo(page, choice)
    await expectNoFault(page)
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    const focused = () => page.evaluate(() => document.activeElement?.tagName)
    const before = await focused()
    await page.keyboard.press('j')
    expect(await focused()).toBe(before)
    await pressOn(page, page.getByRole('button', { name: /Keyboard shortcuts/ }))
    await tabTo(page, choice)
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect.poll(focused).toBe('A')
  })
})

describe('two coordinators on the same request', () => {
  it('are told of each other, and the second of what the first did', async () => {
    const { reference } = await aRequest()
    await startTheDay()
    await searchFor(reference)
    await openFirst()
    const address = page.url()
    const second = await signInByKeyboard('operations-unit', await newVisitor())
    await second.goto(address)
    await second
      .getByRole('status')
      .filter({ hasText: /open too|also/i })
      .waitFor()
    await expectNoFault(second)
    await pressOn(page, button('Claim'))
    await saidDone(page, 'Claimed')
    await grantInWords(page)
    // Not "Sidney Sample granted this request", which who has it open is told too.
    await page
      .getByRole('complementary', { name: 'Decision' })
      .getByRole('status')
      .filter({ hasText: 'Granted' })
      .waitFor()
    // Now the page of the second is an old one.
    await grantInWords(second)
    await second
      .getByText(/cannot be done now.*changed it on/s)
      .first()
      .waitFor()
    await second.context().close()
  })
})
