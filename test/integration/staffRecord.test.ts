import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { TimelineTopic } from '../../src/policy/timeline.ts'
import { claimRequest, denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { readStaffRecord } from '../../src/services/staffRecord.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmission,
  aSubmissionAbout,
  outcome,
  signedIn,
  sql,
  lookedAt,
} from '../support/world.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'

beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const read = (who: Coordinator, id: string) =>
  inTransaction(app.payload, ({ req }) => readStaffRecord(req, id), signedIn(who))

/** What the time line tells of one topic, newest first. */
async function told(who: Coordinator, id: string, topic: TimelineTopic): Promise<string[]> {
  const record = await read(who, id)
  return (record?.timeline.entries ?? []).filter((entry) => entry.topic === topic).map(({ what }) => what)
}

async function anArea() {
  const coordinator = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  return { coordinator, area, by: (requestId: string) => ({ requestId, user: signedIn(coordinator) }) }
}

/** A person whose account was made by a request with two files. */
async function aNewAccount() {
  const world = await anArea()
  const { area, by } = world
  const over = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const
  const submission = await aSubmission(area.id, over, nonEddClaims)
  const sent = await submitRequest(app, submission)
  if (!sent.ok) throw new Error(outcome(sent))
  const { requestId } = sent.value
  expect(outcome(await claimRequest(app, by(requestId)))).toBe('done')
  const { ispaCompletedOn, statementSignedOn } = submission.claims
  const seen = { ispaSeenOn: ispaCompletedOn, statementSeenOn: statementSignedOn, ...lookedAt }
  expect(outcome(await grantRequest(app, by(requestId), seen))).toBe('done')
  app.clock.set('2026-11-24T18:00:00Z')
  const username = `sample.${randomUUID().slice(0, 8)}`
  const work = { username, temporaryPassword: 'Planted-timeline-1' }
  expect(outcome(await recordAccount(app, by(requestId), work))).toBe('done')
  const { rows } = await sql.query('select id from staff where username = $1', [username])
  return { ...world, requestId, username, reference: sent.value.reference, staffId: String(rows[0]?.id) }
}

describe('the page of a staff member', () => {
  it('tells how the account came to be: request, documents, privileges, password (R8)', async () => {
    const { coordinator, staffId, requestId, reference, username } = await aNewAccount()
    const record = await read(coordinator, staffId)
    expect(record).toMatchObject({ staff: { username, accountState: 'active' }, today: '2026-11-24' })
    expect(record?.privileges).toHaveLength(2)
    expect(await told(coordinator, staffId, 'requests')).toEqual([
      'New account: done, account ready',
      'New account: granted',
      'New account: claimed',
      'New account: sent',
    ])
    expect(await told(coordinator, staffId, 'account')).toEqual(['Account made in CalJOBS'])
    expect(await told(coordinator, staffId, 'privileges')).toEqual(['Privileges given with the account'])
    expect(await told(coordinator, staffId, 'credentials')).toEqual(['Temporary password issued'])
    const documents = record?.timeline.entries.filter(({ topic }) => topic === 'documents') ?? []
    expect(documents.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^E-1 accepted, dated /),
      expect.stringMatching(/^Information Security .* accepted, dated /),
    ])
    for (const { who, links } of documents) {
      expect(who).toBe(coordinator.name)
      expect(links).toMatchObject([{ to: 'evidence' }, { to: 'request', id: requestId, label: reference }])
    }
    const times = record?.timeline.entries.map(({ at }) => at) ?? []
    expect(times).toEqual([...times].sort().reverse())

    app.clock.set('2026-11-25T18:00:00Z')
    expect(await told(coordinator, staffId, 'credentials')).toEqual([
      'The temporary password expired',
      'Temporary password issued',
    ])
  })

  it('tells what was denied and why, who confirmed the need, and how it ended (R13, R39, R40)', async () => {
    const { coordinator, area, by } = await anArea()
    const requestorEmail = `${randomUUID()}@requestors.example`
    const account = await anAccount(area.id, requestorEmail)
    const send = async (kind: 'change-access' | 'deactivate') => {
      const sent = await submitRequest(app, await aSubmissionAbout(kind, account, requestorEmail))
      if (!sent.ok) throw new Error(outcome(sent))
      return sent.value.requestId
    }
    const denial = { reasonCode: 'no-business-need', text: 'There is no need.' }
    expect(outcome(await denyRequest(app, by(await send('change-access')), denial))).toBe('done')
    app.clock.set('2026-11-23T19:00:00Z')
    expect((await answerRoster(app, [{ staffId: account.id, answer: 'confirm', requestorEmail }])).size).toBe(
      0,
    )
    const deactivated = { deactivatedOn: '2026-11-23', deactivatedTime: '09:00' }
    expect(outcome(await recordDeactivation(app, by(await send('deactivate')), deactivated))).toBe('done')
    const record = await read(coordinator, account.id)
    expect(record?.timeline.entries.find(({ what }) => what.endsWith('denied'))?.details).toEqual([
      denial.text,
    ])
    expect(await told(coordinator, account.id, 'ownership')).toEqual([
      'The requestor confirmed that the account is still needed',
    ])
    expect(record?.timeline.entries.filter(({ topic }) => topic === 'account')).toMatchObject([
      { what: 'Account deactivated in CalJOBS', at: '2026-11-23T17:00:00.000Z', who: coordinator.name },
    ])
  })

  it('says when there is more on record than it shows', async () => {
    const { coordinator, staffId } = await aNewAccount()
    expect((await read(coordinator, staffId))?.timeline.mayLackOldest).toBe(false)
    await sql.query(
      `insert into attestations (staff_id, request_id, document, completed_on, verified_at, verified_by_id)
         select staff_id, request_id, document, completed_on, verified_at, verified_by_id
           from attestations, generate_series(1, 250)
          where staff_id = $1`,
      [staffId],
    )
    const { entries = [], mayLackOldest } = (await read(coordinator, staffId))?.timeline ?? {}
    expect([entries.filter(({ topic }) => topic === 'documents').length, mayLackOldest]).toEqual([500, true])
  })

  it('is there for coordinators of the organization, the Operations Unit and auditors alone (R18, R20)', async () => {
    const { staffId } = await aNewAccount()
    const stranger = await anArea()
    expect(await read(stranger.coordinator, staffId)).toBeUndefined()
    expect(await read(stranger.coordinator, randomUUID())).toBeUndefined()
    expect(await read(stranger.coordinator, 'nonsense')).toBeUndefined()
    for (const kind of ['operations-unit', 'auditor'] as const)
      expect((await read(await aCoordinator(kind), staffId))?.staff.id).toBe(staffId)
  })

  it('leaves with a former organization what belongs to it: requests, files, its trail (R18, R28)', async () => {
    const former = await aNewAccount()
    const next = await anArea()
    await sql.query('update staff set organization_id = $2 where id = $1', [former.staffId, next.area.id])
    expect(await read(former.coordinator, former.staffId)).toBeUndefined()
    const record = await read(next.coordinator, former.staffId)
    expect(record?.timeline.entries.map(({ topic }) => topic)).toEqual(['documents', 'documents'])
    expect(record?.timeline.entries.flatMap(({ links }) => links)).toEqual([])
  })
})
