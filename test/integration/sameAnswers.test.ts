import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import { openDraft } from '../../src/services/drafts.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { call, ownOrigin, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { confirmed, sessionOf } from '../support/siteVisitor.ts'
import { aStaffMember, by, localArea, type Member } from '../support/staffMember.ts'
import { privilegeId, sql } from '../support/world.ts'

serveForThisFile()

const base = '/request/new-account'
const parts = (date: string) => {
  const [year, month, day] = date.split('-')
  return { year, month, day }
}

/** What the pages answer and what is mailed, when somebody asks for a new account for a person. */
async function asks(requestor: string, staffEmail: string) {
  await openDraft(
    app,
    { email: requestor, kind: 'new-account' },
    {
      organizationType: 'local-area',
      organizationId: localArea.id,
      requestorName: 'Sample Stranger',
      requestorTitle: 'manager-supervisor',
      requestorPhone: '916 555 0100',
      staffGivenName: 'Avery',
      staffFamilyName: 'Sample',
      staffEmail,
      staffPhone: '',
      isEddEmployee: 'yes',
      jobFunction: 'Case manager',
      privilegesRequested: [await privilegeId('case-notes')],
      businessNeed: 'Works with the case managers.',
      ispaCompletedOn: parts('2026-11-01'),
      statementSignedOn: parts('2026-11-02'),
    },
  )
  const cookies = { cookie: `requestor=${(await sessionOf(requestor)).requestor}`, origin: ownOrigin() }
  const get = async (path: string) => read(await call(path, { headers: cookies }))
  const page = await get(`${base}/check-answers`)
  expect(page.status, page.location).toBe(200)
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(confirmed(page.text)))
    for (const one of [value].flat()) body.append(name, one)
  const sent = await read(await call(`${base}/check-answers`, { method: 'POST', body, headers: cookies }))
  expect([sent.status, sent.location]).toEqual([303, expect.stringContaining('/sent/')])
  const receipt = await get(sent.location)
  const reference = sent.location.split('/').at(-1) ?? ''
  const status = await get(`/my/requests/${reference}`)
  const { rows } = await sql.query(
    `select m.template, m.subject, m.body_text, m.body_html, m.cc
       from messages m join requests r on r.id = m.request_id
      where r.reference = $1 and m."to" = $2 order by m.template`,
    [reference, requestor],
  )
  const requestId = String(
    (await sql.query('select id from requests where reference = $1', [reference])).rows[0]?.id,
  )
  return { answers: [page, sent, receipt, status], mail: rows, reference, requestId }
}

async function read(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'etag')
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    headers,
    text: await answer.text(),
  }
}

/** Everything as one text, with what is another in each request replaced by its name. */
const asText = (
  { answers, mail, reference }: Awaited<ReturnType<typeof asks>>,
  names: Record<string, string>,
) =>
  Object.entries({ ...names, [reference]: 'REFERENCE' })
    .reduce((text, [said, name]) => text.replaceAll(said, name), JSON.stringify({ answers, mail }, null, 1))
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/nonce-[\w+/=-]+|nonce=\\"[^"]+\\"/g, 'NONCE')

/** Addresses of one length, so that the length of a page says nothing of its own. */
const anAddress = (where: string) => `${randomUUID()}@${where}.example`

/** What the coordinator sees of a request, as one text. */
const seenByCoordinator = async (requestId: string) =>
  JSON.stringify(
    await inTransaction(app.payload, ({ req }) => readReview(req, requestId), by(requestId).user),
  )

it('a stranger who asks for a new account learns nothing of whether there is one: pages, headers and mail are the same', async () => {
  const withAccount: Member = await aStaffMember({ email: anAddress('staff') })
  const nobody = anAddress('staff')
  const [one, other] = [anAddress('elsewhere'), anAddress('elsewhere')]
  const known = await asks(one, withAccount.account.email)
  const unknown = await asks(other, nobody)
  expect(known.mail.length).toBeGreaterThan(0)
  expect(asText(known, { [withAccount.account.email]: 'PERSON', [one]: 'REQUESTOR' })).toBe(
    asText(unknown, { [nobody]: 'PERSON', [other]: 'REQUESTOR' }),
  )
  expect(asText(known, {})).not.toMatch(/already|account on record/)
  expect(await seenByCoordinator(known.requestId)).toContain('already has an account on record')
  expect(await seenByCoordinator(unknown.requestId)).toContain('No account of this person is on record')
})

it('the requestor of record is told before the request is sent', async () => {
  const { account, requestorEmail } = await aStaffMember()
  const { answers } = await asks(requestorEmail, account.email)
  expect(answers[0]?.text).toContain('has an active CalJOBS account already')
})
