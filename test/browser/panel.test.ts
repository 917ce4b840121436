import { afterEach, describe, expect, it } from 'vitest'
import { type Page } from 'playwright-core'
import { partLabels } from '../../src/policy/returnParts.ts'
import { codeFrom, documentAge, Requestor } from '../support/requestor.ts'
import { confirmAndSend, continueOn, signInWithCode } from './support/newAccount.ts'
import { axeFindings, complaintsOf } from './support/axe.ts'
import {
  expectNoFault as faultless,
  openInPanel,
  ours,
  saidDone,
  signInToPanel,
  grantAllTheSame,
} from './support/panel.ts'
import { baseUrl, lastMailTo, mailsWhere, newVisitor } from './support/visitor.ts'

let page: Page
let complaints: string[]

async function signInAs(kind: string, width?: number) {
  page = await newVisitor({ width })
  complaints = complaintsOf(page, (url) => url.includes('/api/requests/'))
  await signInToPanel(page, kind)
}

afterEach(async () => {
  expect(complaints, 'the browser complains of nothing').toEqual([])
  await page.context().close()
})

async function aRequest() {
  const requestor = new Requestor(baseUrl)
  await requestor.signIn(codeFrom(baseUrl))
  return { requestor, reference: await requestor.sendRequest() }
}

async function openFromInbox(reference: string) {
  await openInPanel(page, `/admin/collections/requests?view=all&q=${reference}`)
  const link = page.getByRole('link', { name: reference })
  await openInPanel(page, (await link.getAttribute('href')) ?? '')
  await page.getByRole('heading', { name: `Request ${reference}` }).waitFor()
}

const status = (words: string) => saidDone(page, words)
const expectNoFault = () => faultless(page)

describe('a coordinator', () => {
  it('grants a request, records the account, and the staff member gets the credentials with the requestor in copy', async () => {
    const { requestor, reference } = await aRequest()
    await signInAs('wsb-spoc')
    await openFromInbox(reference)
    expect(await page.getByText(`${documentAge} days before this request, within 365`).count()).toBe(2)
    await expectNoFault()
    await grantAllTheSame(page)
    await page.getByLabel('CalJOBS username').waitFor()
    await expectNoFault()
    const username = `user-${reference.slice(3).toLowerCase()}`
    await page.getByLabel('CalJOBS username').fill(username)
    await page.getByLabel('Temporary password', { exact: true }).fill('Planted-panel-1')
    await page.getByRole('button', { name: 'Record the account and send the notice' }).click()
    await status('Account recorded')
    expect(await page.content()).not.toContain('Planted-panel-1')
    await expectNoFault()
    const notice = await lastMailTo(requestor.staffEmail, /account ready/)
    expect(notice.cc).toBe(requestor.email)
    expect(notice.text).toContain(username)
    expect(notice.text).toContain('Planted-panel-1')
    expect(notice.text).toMatch(/Expires: \w+ \d+, \d{4} at \d+:\d\d [ap]\.m\. P[SD]T/)
    const told = await mailsWhere(({ text, html }) => (text + html).includes('Planted-panel-1'))
    expect(told).toHaveLength(1)
  })

  it('denies a request with a coded reason and words, which the requestor reads by email and on the status page', async () => {
    const { requestor, reference } = await aRequest()
    await signInAs('wsb-spoc')
    await openFromInbox(reference)
    await page.getByRole('button', { name: 'Deny…' }).click()
    await page.getByRole('button', { name: 'Deny the request' }).click()
    await page.getByRole('alert').filter({ hasText: 'Select a reason for the denial' }).waitFor()
    await expectNoFault()
    await page.getByLabel('Reason', { exact: true }).selectOption('no-business-need')
    await page.getByLabel('Explain it in your own words').fill('The need is not said. <b>Say it</b>.')
    await page
      .getByRole('region', { name: 'Text of the mail' })
      .filter({ hasText: '<b>Say it</b>' })
      .waitFor()
    await expectNoFault()
    await page.getByRole('button', { name: 'Deny the request' }).click()
    await status('Denied')
    await expectNoFault()
    const mail = await lastMailTo(requestor.email, /decision|denied/)
    expect(mail.text).toContain('The need is not said. <b>Say it</b>.')
    expect(mail.html).toContain('&lt;b&gt;Say it')
    expect(mail.subject).not.toContain('business need')
    await page.goto('/status')
    await page.getByLabel('Reference of the request').fill(reference)
    await page.getByLabel('Your work email address').fill(requestor.email)
    await page.getByRole('button', { name: 'Show the request' }).click()
    expect(await page.getByText('The need is not said.').count()).toBe(1)
    expect(await page.getByText('No business need for the access').count()).toBe(1)
  })

  it('asks for more, and the requestor answers without typing anything twice', async () => {
    const { requestor, reference } = await aRequest()
    await signInAs('wsb-spoc')
    await openFromInbox(reference)
    await page.getByRole('button', { name: 'Return for information…' }).click()
    await page.getByLabel(partLabels.access).check()
    await page.getByLabel('What do you need?').fill('Say which cases.')
    await expectNoFault()
    await page
      .getByRole('button', { name: /^Return/ })
      .last()
      .click()
    await status('eturned')
    const mail = await lastMailTo(requestor.email, /more information needed/)
    const address = /http:\/\/\S+\/request\/returned\/\S+/.exec(mail.text)?.[0] ?? ''
    await page.goto(address)
    await signInWithCode(page, requestor.email, 2)
    expect(await page.getByText('Say which cases.').count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'See and change your answers' }).click()
    await page.getByRole('link', { name: 'Change Business need' }).click()
    expect(await page.getByLabel('Primary job function').inputValue()).toBe('Case manager')
    await page.getByLabel('Why does this person need CalJOBS access?').fill('Adult cases.')
    await continueOn(page)
    expect(await confirmAndSend(page)).toBe(reference)
    await openFromInbox(reference)
    expect(await page.getByText('Adult cases.').count()).toBe(1)
    await page.getByRole('button', { name: 'Grant…', exact: true }).waitFor()
  })

  it('reads the files beside the claims, and grants only with the dates that stand on them', async () => {
    await signInAs('mis-administrator')
    await openInPanel(page, '/admin/collections/requests')
    await page.getByRole('row').filter({ hasText: 'Marlowe Sample' }).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Grant', exact: true }).waitFor()
    expect(await page.locator('iframe[title], img[alt]').count()).toBeGreaterThanOrEqual(2)
    const file = await page.locator('a[href^="/evidence/"]').first().getAttribute('href')
    const answer = await page.evaluate(async (address) => {
      const { status: code, headers } = await fetch(address)
      return [code, headers.get('content-type')]
    }, file ?? '')
    expect(answer).toEqual([200, 'application/pdf'])
    await page.getByLabel('Date you see on the ISPA certificate').fill('2020-01-01')
    await page.getByRole('button', { name: 'Grant', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'There is a problem' }).waitFor()
    expect(await page.getByLabel('Date you see on the ISPA certificate').inputValue()).toBe('2020-01-01')
    await expectNoFault()
    const stranger = await newVisitor()
    expect((await stranger.request.get(file ?? '')).status()).toBe(404)
    await stranger.context().close()
  })

  it('sees the requests of the own organizations alone, and each view at 320 pixels', async () => {
    await signInAs('mis-administrator', 320)
    await expectNoFault()
    await openInPanel(page, '/admin/collections/requests?view=all')
    await page.locator(ours).waitFor()
    await expectNoFault()
    const organizations = await page.locator('tbody tr').allTextContents()
    expect(organizations.length).toBeGreaterThan(3)
    for (const row of organizations) expect(row).toContain('SAMPLE Local Area One')
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { name: /^Request CJ-/ }).waitFor()
    await expectNoFault()
  })
})

it('by a setting of the Operations Unit, the password stands on a page that opens once', async () => {
  const { requestor, reference } = await aRequest()
  await signInAs('operations-unit')
  const deliver = (credentialsDelivery: string) =>
    page.evaluate(
      async (body) =>
        (
          await fetch('/api/globals/settings', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          })
        ).status,
      JSON.stringify({ credentialsDelivery }),
    )
  expect(await deliver('one-time-page')).toBe(200)
  await openFromInbox(reference)
  await grantAllTheSame(page)
  await page.getByLabel('CalJOBS username').fill(`page-${reference.slice(3).toLowerCase()}`)
  await page.getByLabel('Temporary password', { exact: true }).fill('Planted-once-1')
  await page.getByRole('button', { name: 'Record the account and send the notice' }).click()
  await status('Account recorded')
  expect(await deliver('in-notice')).toBe(200)
  const mail = await lastMailTo(requestor.staffEmail, /page that opens once/)
  await page.goto(/http:\/\/\S+\/credentials\/\S+/.exec(mail.text)?.[0] ?? '')
  expect(await axeFindings(page)).toEqual([])
  expect(await page.content()).not.toContain('Planted-once-1')
  await page.getByRole('button').last().click()
  expect(await page.getByText('Planted-once-1').count()).toBe(1)
  expect(await axeFindings(page)).toEqual([])
  const again = await newVisitor()
  const answer = await again.goto(page.url())
  expect(answer?.status()).toBe(410)
  await again.context().close()
  expect(await mailsWhere(({ text, html }) => (text + html).includes('Planted-once-1'), 0)).toEqual([])
})

it('an auditor sees everything and is offered no act', async () => {
  await signInAs('auditor')
  await openInPanel(page, '/admin/collections/requests')
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: 'Decision' }).waitFor()
  expect(await page.getByRole('button', { name: /Grant|Deny|Claim|Return/ }).count()).toBe(0)
  await expectNoFault()
})
