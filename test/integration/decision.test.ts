import { describe, expect, it } from 'vitest'
import { verifyAuditTrail } from '../../src/audit/verifyAuditTrail.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import {
  claimRequest,
  denyRequest,
  grantRequest,
  releaseRequest,
  returnRequest,
} from '../../src/services/decideRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  messagesOf,
  outcome,
  signedIn,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const colleague = await aCoordinator('mis-administrator')
const stranger = await aCoordinator('mis-administrator')
const operations = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')
const localArea = await anOrganization('local-area', [administrator, colleague])
await anOrganization('local-area', [stranger])

const inLocalArea = { organizationType: 'local-area' } as const
const by = (requestId: string, coordinator = administrator) => ({
  requestId,
  user: signedIn(coordinator),
  address: '192.0.2.7',
})
const denial = { reasonCode: 'no-business-need', text: 'The job function needs no CalJOBS access.' }

describe('a decision', () => {
  it('to grant keeps who, when and what, and writes one audit event', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const granted = await grantRequest(app, by(requestId), lookedAt)
    expect(granted).toMatchObject({ ok: true, value: { state: 'granted', reviewedBy: administrator.id } })
    expect(granted.ok && granted.value.privilegesGranted).toHaveLength(2)
    expect(await trailOf(requestId)).toEqual(['request-submitted', 'request-granted'])
  })

  it('to deny needs a coded reason from the list and a text', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(outcome(await denyRequest(app, by(requestId), { reasonCode: '', text: '' }))).toBe(
      'missing-reasonCode, missing-text',
    )
    expect(outcome(await denyRequest(app, by(requestId), { ...denial, text: 'No.' }))).toBe('missing-text')
    expect(outcome(await denyRequest(app, by(requestId), { ...denial, reasonCode: 'because' }))).toBe(
      'reason-unknown',
    )
    expect(await denyRequest(app, by(requestId), denial)).toMatchObject({
      ok: true,
      value: { state: 'denied', denialText: denial.text },
    })
  })

  it('on non-EDD staff needs the dates seen on both documents', async () => {
    const { requestId } = await aRequest(
      localArea.id,
      { ...inLocalArea, requestorTitle: 'manager-supervisor' },
      nonEddClaims,
    )
    expect(outcome(await grantRequest(app, by(requestId), lookedAt))).toBe(
      'ispaSeenOn-missing, statementSeenOn-missing',
    )
    expect(
      outcome(
        await grantRequest(app, by(requestId), { ispaSeenOn: '2025-04-28', statementSeenOn: '2026-11-11' }),
      ),
    ).toBe('ispaSeenOn-differs')
    expect(
      outcome(
        await grantRequest(app, by(requestId), {
          ...{ ispaSeenOn: '2026-04-28', statementSeenOn: '2026-11-11' },
          ...lookedAt,
        }),
      ),
    ).toBe('done')
  })

  it('grants a part of what was asked, never more', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const { rows } = await sql.query('select id from privileges order by code')
    const [first, , third] = rows.map(({ id }) => String(id))
    expect(outcome(await grantRequest(app, by(requestId), { privilegesGranted: [third!] }))).toBe(
      'privileges-not-asked-for',
    )
    const part = { privilegesGranted: [first!] }
    expect(outcome(await grantRequest(app, by(requestId), part))).toBe('missing-text')
    const text = 'Case notes come with the next training.'
    expect(await grantRequest(app, by(requestId), { ...part, text, ...lookedAt })).toMatchObject({
      ok: true,
      value: { privilegesGranted: [first] },
    })
  })

  it('is one, when twenty come at the same moment: the others are told who was first', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        place % 2
          ? grantRequest(app, by(requestId), lookedAt)
          : denyRequest(app, by(requestId, colleague), denial),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const told = results.flatMap((result) => (result.ok ? [] : result.problems))
    expect(told).toHaveLength(19)
    expect(
      told.every(
        ({ code, message }) =>
          code === 'not-possible-from-state' && message.includes('Sample mis-administrator changed it on'),
      ),
    ).toBe(true)
    expect(await trailOf(requestId)).toHaveLength(2)
    expect(await messagesOf(requestId)).toEqual([
      expect.stringMatching(/^request-(granted|denied)$/),
      'request-received',
      'request-routed',
      'request-routed',
    ])
  })

  it('belongs to the coordinator who claimed the request, until it is released; the Operations Unit may step in', async () => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(outcome(await claimRequest(app, by(requestId)))).toBe('done')
    expect(outcome(await grantRequest(app, by(requestId, colleague), lookedAt))).toBe('claimed-by-another')
    expect(outcome(await releaseRequest(app, by(requestId)))).toBe('done')
    expect(outcome(await claimRequest(app, by(requestId, colleague)))).toBe('done')
    expect(
      outcome(
        await returnRequest(app, by(requestId, operations), { parts: ['access'], text: 'Say which cases.' }),
      ),
    ).toBe('done')
    expect(await trailOf(requestId)).toEqual([
      'request-submitted',
      'request-claimed',
      'request-released',
      'request-claimed',
      'request-returned',
    ])
  })

  it('is never made by the person who asked, who is asked for, or who entered the request', async () => {
    const own = await aRequest(localArea.id, { ...inLocalArea, staffEmail: administrator.email })
    expect(outcome(await grantRequest(app, by(own.requestId), lookedAt))).toBe('own-request')
    expect(outcome(await denyRequest(app, by(own.requestId, colleague), denial))).toBe('done')
  })

  it.each([
    ['a coordinator of another organization', () => stranger, 'request-not-found'],
    ['an auditor', () => auditor, 'role-may-not'],
    ['a coordinator who was made inactive', () => ({ ...administrator, active: false }), 'request-not-found'],
  ])('is refused to %s', async (_who, coordinator, code) => {
    const { requestId } = await aRequest(localArea.id, inLocalArea)
    expect(outcome(await grantRequest(app, by(requestId, coordinator()), lookedAt))).toBe(code)
  })
})

it('a coordinator sees the requests of the own organizations alone; Operations and auditors see all', async () => {
  const { requestId } = await aRequest(localArea.id, inLocalArea)
  const seen = async (coordinator: typeof administrator) => {
    const { docs } = await app.payload.find({
      collection: 'requests',
      where: { id: { equals: requestId } },
      user: signedIn(coordinator),
      overrideAccess: false,
      depth: 0,
    })
    return docs.length
  }
  expect(await Promise.all([administrator, colleague, stranger, operations, auditor].map(seen))).toEqual([
    1, 1, 0, 1, 1,
  ])
  await expect(seen({ ...administrator, active: false })).rejects.toThrow()
})

describe('the audit trail', () => {
  it('cannot be changed, deleted or emptied', async () => {
    await aRequest(localArea.id, inLocalArea)
    for (const statement of [
      "update audit_events set event = 'x'",
      'delete from audit_events',
      'truncate audit_events cascade',
      'delete from audit_chain',
    ])
      await expect(sql.query(statement), statement).rejects.toThrow('The audit trail is never changed')
    expect((await verifyAuditTrail(sql)).faults).toEqual([])
  })

  it('a transaction that fails at its commit is reported, and nothing of it stays', async () => {
    await sql.query('create table if not exists late_refusal (id int unique deferrable initially deferred)')
    const twice = inTransaction(app.payload, async (transaction) => {
      await transaction.sql.query('insert into late_refusal values (1), (1)')
    })
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    expect((await sql.query('select 1 from late_refusal')).rows).toEqual([])
  })
})
