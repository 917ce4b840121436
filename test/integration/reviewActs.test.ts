import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { fillTokens } from '../../src/mail/tokens.ts'
import { claimRequest, denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { previewDenial } from '../../src/services/denialPreview.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'
import { assignableTo, coordinatorsToAssign, reassignRequest } from '../../src/services/reassignRequest.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { renewRequest } from '../../src/services/renewRequest.ts'
import { lookAtRequest } from '../../src/services/requestViewers.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  aStaffMember,
  administrator,
  localArea,
  stateOf,
  anEddEmployee,
  bySpoc,
} from '../support/staffMember.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  aSubmission,
  messagesOf,
  outcome,
  signedIn,
  someEvidence,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

const colleague = await aCoordinator('mis-administrator', { name: 'Sample Colleague' })
const stranger = await aCoordinator('mis-administrator')
const operations = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')
await app.payload.update({
  collection: 'organizations',
  id: localArea.id,
  data: { coordinators: [administrator.id, colleague.id] },
  overrideAccess: true,
})

const inLocalArea = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const
const by = (requestId: string, coordinator = administrator) => ({ requestId, user: signedIn(coordinator) })
const reqOf = (coordinator: Coordinator) => createLocalReq({ user: signedIn(coordinator) }, app.payload)
const reviewed = async (requestId: string, coordinator = administrator) =>
  readReview(await reqOf(coordinator), requestId)
const problemsOf = (result: { ok: boolean }) => ('problems' in result ? result.problems : undefined)

const away = (coordinator: Coordinator, awayFrom: string, awayTo: string, standIn: string | null = null) =>
  app.payload.update({
    collection: 'coordinators',
    id: coordinator.id,
    data: { awayFrom, awayTo, standIn },
    overrideAccess: true,
  })
const back = (coordinator: Coordinator) =>
  app.payload.update({
    collection: 'coordinators',
    id: coordinator.id,
    data: { awayFrom: null, awayTo: null, standIn: null },
    overrideAccess: true,
  })

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const reason = 'The office confirmed by phone that the requestor works there.'

describe('a grant', () => {
  async function unproved() {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    await sql.query('update requests set outside_domains = true where id = $1', [requestId])
    return requestId
  }

  it('of a request whose checks all pass needs no reason', async () => {
    const { sent } = await aStaffMember()
    expect(outcome(await grantRequest(app, by(await sent('reset-password')), {}))).toBe('done')
  })

  it('to a stranger for a friend who is called an EDD employee says first what is to be confirmed', async () => {
    const unknown = await anOrganization('local-area', [administrator])
    await app.payload.update({
      collection: 'organizations',
      id: unknown.id,
      data: { emailDomains: [] },
      overrideAccess: true,
    })
    const { requestId } = await aRequest(unknown.id, {
      ...inLocalArea,
      staffEmail: `friend-${randomUUID()}@webmail.example`,
    })
    const refused = await grantRequest(app, by(requestId), {})
    const message = refused.ok ? '' : refused.problems[0]?.message
    for (const words of [
      'No mail domains',
      'first request of this requestor',
      'EDD employee, at',
      'address is not',
    ])
      expect(message).toContain(words)
    expect(await stateOf(requestId)).toBe('submitted')
    expect(outcome(await grantRequest(app, by(requestId), { note: reason }))).toBe('done')
  })

  it('is asked about for the first request of a requestor alone, once one was approved', async () => {
    const submission = await aSubmission(localArea.id, inLocalArea)
    const again = async () => {
      const { claims } = await aSubmission(localArea.id, inLocalArea)
      const sent = await submitRequest(app, {
        ...submission,
        submissionKey: randomUUID(),
        claims: { ...claims, staffEmail: `${randomUUID()}@staff.example` },
      })
      if (!sent.ok) throw new Error(outcome(sent))
      return sent.value.requestId
    }
    const [first, second] = [await again(), await again()]
    const isAsked = async (id: string) =>
      (await reviewed(id))?.checks.find(({ code }) => code === 'first-request')?.outcome
    expect([await isAsked(first), await isAsked(second)]).toEqual(['look', 'look'])
    expect(outcome(await grantRequest(app, by(first), { note: reason }))).toBe('done')
    expect([await isAsked(first), await isAsked(second)]).toEqual(['look', 'pass'])
  })

  it('to somebody who is not on the list of authorized requestors is asked about, once there is a list', async () => {
    const listed = await aStaffMember()
    const id = await listed.sent('reset-password')
    const names = (authorizedRequestors: string[]) =>
      app.payload.update({
        collection: 'organizations',
        id: localArea.id,
        data: { authorizedRequestors },
        overrideAccess: true,
      })
    await expect(names(['nobody'])).rejects.toThrow('Authorized')
    await names(['another@requestors.example'])
    expect(outcome(await grantRequest(app, by(id), {}))).toBe('reason-needed')
    await names(['another@requestors.example', listed.requestorEmail.toUpperCase()])
    expect(outcome(await grantRequest(app, by(id), {}))).toBe('done')
    await names([])
  })

  it('beside a check that does not pass needs a reason, which stands in the record and the audit trail', async () => {
    const requestId = await unproved()
    for (const note of [undefined, '', 'Fine.']) {
      const refused = await grantRequest(app, by(requestId), { note })
      expect(problemsOf(refused)).toMatchObject([
        {
          code: 'reason-needed',
          field: 'note',
          clause: 'R19',
          message: expect.stringContaining('outside the mail domains'),
        },
      ])
    }
    expect(await stateOf(requestId)).toBe('submitted')
    expect(await grantRequest(app, by(requestId), { note: ` ${reason} ` })).toMatchObject({
      ok: true,
      value: { decisionNote: reason, doubtsConfirmed: expect.stringContaining('outside the mail domains') },
    })
    const { rows } = await sql.query(
      "select after->>'decisionNote' as note from audit_events where request_id = $1 and event = 'request-granted'",
      [requestId],
    )
    expect(rows).toEqual([{ note: reason }])
  })

  it('rests on the checks of the moment: a second request that came in meanwhile is asked about', async () => {
    const { account, sent } = await aStaffMember()
    const change = await sent('change-access')
    expect((await reviewed(change))?.checks.filter(({ outcome: found }) => found !== 'pass')).toEqual([])
    await sent('reset-password')
    expect(outcome(await grantRequest(app, by(change), {}))).toBe('reason-needed')
    const { open, earlier } = (await reviewed(change))!.related
    expect(open.map(({ kind }) => kind)).toEqual(['reset-password'])
    expect(earlier).toEqual([])
    expect((await reviewed(change))?.staffId).toBe(account.id)
  })

  it('is refused for what is forbidden, whatever the reason', async () => {
    const { sent } = await aStaffMember({ ispaCompletedOn: '2025-11-22', dueOn: '2026-11-22' })
    const change = await sent('change-access')
    expect((await reviewed(change))?.forbidden).toHaveLength(1)
    expect(outcome(await grantRequest(app, by(change), { note: reason }))).toBe('ispa-training-lapsed')
  })
})

describe('a renewal in one press', () => {
  it('grants and records in one transaction, and tells the requestor once', async () => {
    const { sent, read } = await anEddEmployee()
    const id = await sent('annual-maintenance')
    expect(outcome(await renewRequest(app, bySpoc(id)))).toBe('done')
    expect(await stateOf(id)).toBe('completed')
    expect(await trailOf(id)).toEqual(['request-submitted', 'request-granted', 'account-recorded'])
    expect(await read()).toMatchObject({ ispaCompletedOn: '2026-11-20', statementSignedOn: '2026-11-21' })
    expect(await messagesOf(id)).toEqual(['account-recorded', 'request-received', 'request-routed'])
    const { rows } = await sql.query(
      "select body_text from messages where request_id = $1 and template = 'account-recorded'",
      [id],
    )
    expect(rows[0]?.body_text).toContain('Decision: Approved, and the renewal is recorded')
    expect(rows[0]?.body_text).toContain('Due again by: November 20, 2027')
    const attested = await sql.query('select 1 from attestations where request_id = $1', [id])
    expect(attested.rows).toHaveLength(2)
  })

  it('leaves out who is called an EDD employee at a Local Area', async () => {
    const id = await (await aStaffMember()).sent('annual-maintenance')
    expect(problemsOf(await renewRequest(app, by(id)))).toMatchObject([
      { code: 'checks-do-not-pass', message: expect.stringContaining('EDD employee') },
    ])
    expect(outcome(await grantRequest(app, by(id), { note: reason }))).toBe('done')
  })

  it('is refused in words where a check does not pass or a date is to be read, and nothing of it stays', async () => {
    const { sent } = await aStaffMember()
    const doubtful = await sent('annual-maintenance')
    await sent('reset-password')
    const vendor = await aStaffMember({ isEddEmployee: false, statementForm: 'e-1' })
    const evidence = await someEvidence(vendor.requestorEmail)
    const withFiles = await vendor.sent('annual-maintenance', { evidence })
    for (const [id, words] of [
      [doubtful, 'Open request for the same person'],
      [withFiles, 'The date on each document is to be read first'],
    ] as const) {
      expect(problemsOf(await renewRequest(app, by(id)))).toMatchObject([
        { code: 'checks-do-not-pass', message: expect.stringContaining(words) },
      ])
      expect(await stateOf(id)).toBe('submitted')
      expect(await messagesOf(id)).not.toContain('account-recorded')
    }
  })

  it('is never a way to grant another kind, nor to act on what is not one’s own', async () => {
    const { sent } = await aStaffMember()
    expect(outcome(await renewRequest(app, by(await sent('reset-password'))))).toBe('not-a-renewal')
    const renewal = await sent('annual-maintenance')
    expect(outcome(await renewRequest(app, by(renewal, stranger)))).toBe('request-not-found')
    expect(outcome(await renewRequest(app, by(renewal, auditor)))).toBe('role-may-not')
  })
})

describe('giving a request to another coordinator', () => {
  const give = (requestId: string, to: Coordinator, from = administrator) =>
    reassignRequest(app, by(requestId, from), { assignee: to.id })

  it('is told to that coordinator, stands in the audit trail, and works in every open state', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(await give(requestId, colleague)).toMatchObject({
      ok: true,
      value: { state: 'in-review', claimedBy: colleague.id },
    })
    const { rows } = await sql.query(
      `select "to" from messages where request_id = $1 and template = 'request-assigned'`,
      [requestId],
    )
    expect(rows).toEqual([{ to: colleague.email }])
    expect(outcome(await give(requestId, colleague, colleague))).toBe('already-assigned')
    expect(outcome(await grantRequest(app, by(requestId, colleague), lookedAt))).toBe('done')
    expect(await give(requestId, administrator, colleague)).toMatchObject({
      ok: true,
      value: { state: 'granted', claimedBy: administrator.id },
    })
    expect(await trailOf(requestId)).toEqual([
      'request-submitted',
      'request-assigned',
      'request-granted',
      'request-assigned',
    ])
  })

  it('tells nobody where one takes it on oneself', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(outcome(await give(requestId, administrator))).toBe('done')
    expect(await messagesOf(requestId)).not.toContain('request-assigned')
  })

  it('is for the one who claimed it, for anybody of the organization once that one is away, and for Operations', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    await claimRequest(app, by(requestId, colleague))
    expect(outcome(await give(requestId, administrator))).toBe('claimed-by-another')
    expect(outcome(await give(requestId, administrator, stranger))).toBe('request-not-found')
    expect(outcome(await give(requestId, administrator, auditor))).toBe('role-may-not')
    await away(colleague, '2026-11-20', '2026-11-23')
    expect((await reviewed(requestId))?.standing.acts).toEqual(['reassign'])
    expect(outcome(await give(requestId, administrator))).toBe('done')
    await back(colleague)
    expect(outcome(await give(requestId, colleague, operations))).toBe('done')
  })

  it('is to those who see it, work today and are no part of it, and to nobody else', async () => {
    const { requestId } = await aRequest(localArea.id, { ...inLocalArea, staffEmail: colleague.email })
    for (const unable of [colleague, stranger, auditor])
      expect(outcome(await give(requestId, unable)), unable.name).toBe('assignee-cannot')
    const other = await aRequest(localArea.id, inLocalArea)
    const offered = (await reviewed(other.requestId))!.assignable.map(({ id }) => id)
    expect(offered).toEqual(expect.arrayContaining([administrator.id, colleague.id, operations.id]))
    for (const { id } of [stranger, auditor]) expect(offered).not.toContain(id)
    const inBulk = (await coordinatorsToAssign(await reqOf(administrator))).map(({ id }) => id)
    expect(inBulk.sort()).toEqual(offered.sort())
    expect((await coordinatorsToAssign(await reqOf(operations))).map(({ id }) => id)).toContain(stranger.id)
  })

  it('reaches the delegate of an absent coordinator, who then sees it', async () => {
    const delegate = await aCoordinator('mis-administrator')
    await away(administrator, '2026-11-20', '2026-11-30', delegate.id)
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const request = (await reviewed(requestId, colleague))!.request
    expect((await assignableTo(await reqOf(colleague), request)).map(({ id }) => id)).toContain(delegate.id)
    expect(outcome(await give(requestId, administrator, colleague))).toBe('assignee-cannot')
    expect(outcome(await give(requestId, delegate, colleague))).toBe('done')
    expect((await reviewed(requestId, delegate))?.standing.acts).toContain('grant')
    await back(administrator)
  })
})

describe('the preview of a denial', () => {
  const denial = { reasonCode: 'no-business-need', text: 'The need is not said. <b>Say it</b> {{again}}.' }

  it('is word for word the mail that is sent, and nothing is stored before', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const before = await messagesOf(requestId)
    const preview = await previewDenial(app, by(requestId), denial)
    expect(await messagesOf(requestId)).toEqual(before)
    expect(await trailOf(requestId)).toEqual(['request-submitted'])
    expect(outcome(await denyRequest(app, by(requestId), denial))).toBe('done')
    const { rows } = await sql.query(
      `select "to", subject, body_text from messages where request_id = $1 and template = 'request-denied'`,
      [requestId],
    )
    const sent = rows[0]!
    const address = { 'service-address': app.config.publicUrl }
    expect(preview).toEqual({
      ok: true,
      value: {
        to: sent.to,
        subject: sent.subject,
        text: fillTokens(String(sent.body_text), address, 'text'),
      },
    })
    expect(outcome(await previewDenial(app, by(requestId), denial))).toBe('not-possible-from-state')
  })

  it('is given to nobody who could not deny it, and names what is missing', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(outcome(await previewDenial(app, by(requestId, stranger), denial))).toBe('request-not-found')
    expect(outcome(await previewDenial(app, by(requestId, auditor), denial))).toBe('role-may-not')
    expect(outcome(await previewDenial(app, by(requestId), { reasonCode: '', text: '' }))).toBe(
      'missing-reasonCode, missing-text',
    )
  })
})

describe('who else looks at a request', () => {
  const look = (requestId: string, coordinator = administrator, left = false) =>
    lookAtRequest(app, by(requestId, coordinator), { left })

  it('is told, as long as the other has it open', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(await look(requestId, colleague)).toMatchObject({ ok: true, value: { others: [] } })
    expect((await reviewed(requestId))?.looking).toEqual(['Sample Colleague'])
    expect(await look(requestId)).toMatchObject({ ok: true, value: { others: ['Sample Colleague'] } })
    app.clock.set('2026-11-23T18:00:44Z')
    expect((await reviewed(requestId))?.looking).toEqual(['Sample Colleague'])
    app.clock.set('2026-11-23T18:00:46Z')
    expect((await reviewed(requestId))?.looking).toEqual([])
    await look(requestId, colleague)
    await look(requestId, colleague, true)
    expect((await reviewed(requestId))?.looking).toEqual([])
    expect(outcome(await look(requestId, stranger))).toBe('request-not-found')
  })

  it('tells who has changed it since, and when', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const before = (await reviewed(requestId))!.request.changedAt
    app.clock.set('2026-11-23T18:10:00Z')
    await grantRequest(app, by(requestId, colleague), lookedAt)
    const told = await look(requestId)
    expect(told).toMatchObject({
      ok: true,
      value: {
        change: 'Sample Colleague granted this request on November 23, 2026 at 10:10 a.m. PST',
        changedAt: '2026-11-23T18:10:00.000Z',
      },
    })
    expect(before < '2026-11-23T18:10:00.000Z').toBe(true)
  })
})

describe('beside the claims', () => {
  it('stand the earlier requests, the open ones, and the other staff of the requestor, of the own organizations alone', async () => {
    const { account, requestorEmail, sent } = await aStaffMember()
    const earlier = await sent('reset-password')
    await grantRequest(app, by(earlier), lookedAt)
    await recordAccount(app, by(earlier), { temporaryPassword: 'Planted-beside-1' })
    const open = await sent('reset-password')
    const elsewhere = await anOrganization('local-area', [stranger])
    const hidden = await submitRequest(
      app,
      await aSubmission(elsewhere.id, { ...inLocalArea, staffEmail: account.email }),
    )
    expect(outcome(hidden)).toBe('done')
    await sql.query(
      `insert into staff (given_name, email, username, organization_id, requestor_of_record_id, account_state,
         is_edd_employee, created_at, updated_at)
       select 'Other ' || n, 'other-' || n || '-' || $1, 'other.' || n || '.' || $1,
         case when n > 22 then $3::uuid else $2::uuid end, q.id, 'active', true, now(), now()
         from requestors q, generate_series(1, 24) n where q.email = $1`,
      [requestorEmail, localArea.id, elsewhere.id],
    )
    const review = (await reviewed(await sent('change-access')))!
    expect(review.related.open.map(({ id }) => id)).toEqual([open])
    expect(review.related.earlier.map(({ id }) => id)).toEqual([earlier])
    expect(review.otherStaff.total).toBe(22)
    expect(review.otherStaff.staff).toHaveLength(20)
    const all = (await reviewed(review.request.id, operations))!
    expect(all.related.open).toHaveLength(2)
    expect(all.otherStaff.total).toBe(24)
  })

  it('the next request is the next of the list that one came from', async () => {
    const [first, second, third] = [
      await aRequest(localArea.id, { ...inLocalArea, staffFamilyName: 'Nextinline' }),
      await aRequest(localArea.id, { ...inLocalArea, staffFamilyName: 'Nextinline' }),
      await aRequest(localArea.id, { ...inLocalArea, staffFamilyName: 'Nextinline' }),
    ]
    const list = readInboxQuery({ q: 'nextinline', order: '-staff' })
    const next = async (id: string) => (await readReview(await reqOf(administrator), id, list))?.next?.id
    const order = [await next(first.requestId), await next(second.requestId), await next(third.requestId)]
    expect(new Set(order).size).toBe(3)
    expect(order).not.toContain(undefined)
    await grantRequest(app, by(first.requestId), lookedAt)
    expect([await next(second.requestId), await next(third.requestId)]).toContain(first.requestId)
    const work = { username: 'next.sample', temporaryPassword: 'Planted-kind-1' }
    expect(outcome(await recordAccount(app, by(first.requestId), work))).toBe('done')
    expect([second.requestId, third.requestId]).toContain(await next(first.requestId))
    expect(await next(second.requestId)).toBe(third.requestId)
    expect(await next(third.requestId)).toBe(second.requestId)
  })
})
