import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import { denyRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { escalateOverdue } from '../../src/services/escalateOverdue.ts'
import { openIncidents } from '../../src/services/openIncidents.ts'
import { recordDeactivation } from '../../src/services/recordAccount.ts'
import { resubmitRequest } from '../../src/services/resubmitRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { withdrawRequest } from '../../src/services/withdrawRequest.ts'
import { app } from '../support/setup.ts'
import { administrator, aStaffMember, by, typed } from '../support/staffMember.ts'
import { aSubmissionAbout, outcome, says, sql } from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'

beforeEach(() => clock.set(start))
afterAll(() => clock.set(start))

const incidentsOf = async ({ email }: Staff) => {
  const { rows } = await sql.query(
    `select id, state, source, last_moment_at, deactivated_at, operations_told_at, processed_by_id, request_id
       from incidents where person_email = $1 order by opened_at`,
    [email],
  )
  return rows
}
/** To the coordinator and to the Operations Unit; other tests give the organization more coordinators. */
const mailsAbout = async (requestId: string) => {
  const { rows } = await sql.query(
    `select template, "to" from messages
      where request_id = $1 and template like 'late-%' and "to" in ($2, 'caljobsadmin@edd.ca.gov')
      order by template, "to"`,
    [requestId, administrator.email],
  )
  return rows.map(({ template, to }) => `${template} to ${to}`)
}
const urgent = `late-deactivation to ${administrator.email}`
const toOperations = 'late-account-deactivated to caljobsadmin@edd.ca.gov'

const record = (requestId: string, deactivatedOn: string, deactivatedTime: string) =>
  recordDeactivation(app, by(requestId), { deactivatedOn, deactivatedTime })

describe('R43: a form with a past date', () => {
  it('opens an incident at once; its coordinators are told by the request itself, as late', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate', { lastDay: '2026-11-20' })
    expect(await incidentsOf(account)).toMatchObject([
      { state: 'open', source: 'form', request_id: requestId, deactivated_at: null },
    ])
    await openIncidents(app)
    expect(await incidentsOf(account)).toHaveLength(1)
    const { rows } = await sql.query(
      `select subject from messages where request_id = $1 and template = 'request-routed' and "to" = $2`,
      [requestId, administrator.email],
    )
    expect(rows.map(({ subject }) => String(subject))).toEqual([
      expect.stringContaining('late deactivation, act at once'),
    ])
    expect(await mailsAbout(requestId)).toEqual([])
  })

  it('is one incident, however many tell of the separation', async () => {
    const { account, sent } = await aStaffMember()
    await sent('deactivate', { lastDay: '2026-11-20' })
    const stranger = `${randomUUID()}@requestors.example`
    const { claims } = await aSubmissionAbout('deactivate', account, stranger)
    const other = await submitRequest(app, {
      kind: 'deactivate',
      submissionKey: randomUUID(),
      requestorEmail: stranger,
      unproved: true,
      claims: {
        ...claims,
        staffId: undefined,
        ...typed(account),
        ...(await says('deactivate')),
        lastDay: '2026-11-19',
      },
      address: '192.0.2.1',
    })
    expect(outcome(other)).toBe('done')
    expect(await incidentsOf(account)).toHaveLength(1)
  })
})

describe('D12: the clock', () => {
  it.each([
    ['the end of the day', '2026-12-04', undefined, '2026-12-05T07:59:59.999Z', '2026-12-05T08:00:00.000Z'],
    ['a stated time', '2026-12-04', '15:30', '2026-12-04T23:30:00.000Z', '2026-12-04T23:30:00.001Z'],
    [
      'the night into summer time',
      '2027-03-14',
      undefined,
      '2027-03-15T06:59:59.999Z',
      '2027-03-15T07:00:00Z',
    ],
    [
      'the night into winter time',
      '2027-11-07',
      undefined,
      '2027-11-08T07:59:59.999Z',
      '2027-11-08T08:00:00Z',
    ],
    [
      'an hour that comes twice',
      '2027-11-07',
      '01:30',
      '2027-11-07T09:30:00.000Z',
      '2027-11-07T09:30:00.001Z',
    ],
    [
      'an hour that is skipped',
      '2027-03-14',
      '02:30',
      '2027-03-14T10:30:00.000Z',
      '2027-03-14T10:30:00.001Z',
    ],
  ])(
    'opens an incident when %s has passed, and not before',
    async (_name, lastDay, lastTime, before, after) => {
      const { account, sent } = await aStaffMember()
      const requestId = await sent('deactivate', { lastDay, ...(lastTime ? { lastTime } : {}) })
      clock.set(before)
      await openIncidents(app)
      expect(await incidentsOf(account)).toEqual([])
      clock.set(after)
      await Promise.all([openIncidents(app), openIncidents(app), openIncidents(app)])
      expect(await incidentsOf(account)).toMatchObject([
        { state: 'open', source: 'clock', last_moment_at: new Date(before) },
      ])
      expect(await mailsAbout(requestId)).toEqual([urgent])
    },
  )

  it('is held by no time in which CalJOBS could not be used', async () => {
    const period = await app.payload.create({
      collection: 'unavailable-periods',
      data: { from: '2026-12-04T08:00:00Z', to: '2026-12-07T08:00:00Z', reason: 'SAMPLE upkeep' },
      overrideAccess: true,
    })
    const { account, sent } = await aStaffMember()
    await sent('deactivate', { lastDay: '2026-12-04' })
    clock.set('2026-12-05T08:00:00Z')
    await openIncidents(app)
    expect(await incidentsOf(account)).toMatchObject([
      { source: 'clock', last_moment_at: new Date('2026-12-05T07:59:59.999Z') },
    ])
    await app.payload.delete({ collection: 'unavailable-periods', id: period.id, overrideAccess: true })
  })

  it('a request that waits for its requestor is late all the same', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate')
    expect(
      outcome(await returnRequest(app, by(requestId), { parts: ['departure'], text: 'Is the day right?' })),
    ).toBe('done')
    clock.set('2026-12-05T08:00:00Z')
    await openIncidents(app)
    expect(await incidentsOf(account)).toHaveLength(1)
  })

  it('escalates a late deactivation to others than those who had the urgent word', async () => {
    const { sent } = await aStaffMember()
    const requestId = await sent('deactivate')
    clock.set('2026-12-05T08:00:00Z')
    await openIncidents(app)
    await escalateOverdue(app)
    const { rows } = await sql.query(
      `select "to" from messages where request_id = $1 and template = 'request-overdue'`,
      [requestId],
    )
    expect(rows.map(({ to }) => String(to))).toEqual(['caljobsadmin@edd.ca.gov'])
  })
})

describe('R44: the record of the work', () => {
  it('ends the exposure and informs the Operations Unit, once', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate', { lastDay: '2026-11-20' })
    expect(outcome(await record(requestId, '2026-11-23', '09:30'))).toBe('done')
    expect(await incidentsOf(account)).toMatchObject([
      {
        state: 'deactivated',
        deactivated_at: new Date('2026-11-23T17:30:00Z'),
        operations_told_at: new Date(start),
        processed_by_id: administrator.id,
      },
    ])
    expect(await mailsAbout(requestId)).toEqual([toOperations])
  })

  it('later than the last moment of a request in time opens an incident, too', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate')
    clock.set('2026-12-07T18:00:00Z') // no job has run in between
    expect(outcome(await record(requestId, '2026-12-07', '09:00'))).toBe('done')
    expect(await incidentsOf(account)).toMatchObject([{ state: 'deactivated', source: 'processing' }])
    expect(await mailsAbout(requestId)).toEqual([toOperations])
    await openIncidents(app)
    expect(await incidentsOf(account)).toHaveLength(1)
  })

  it('in time, also at the last moment itself, opens none', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate', { lastTime: '15:30' })
    clock.set('2026-12-04T23:30:00Z')
    expect(outcome(await record(requestId, '2026-12-04', '15:30'))).toBe('done')
    clock.set('2026-12-10T18:00:00Z')
    await openIncidents(app)
    expect(await incidentsOf(account)).toEqual([])
  })

  it('of work that was done in time, when the clock came first, says that no time was left', async () => {
    const { account, sent } = await aStaffMember()
    const requestId = await sent('deactivate')
    clock.set('2026-12-05T18:00:00Z')
    await openIncidents(app)
    expect(outcome(await record(requestId, '2026-12-04', '17:00'))).toBe('done')
    expect(await incidentsOf(account)).toMatchObject([{ state: 'deactivated', source: 'clock' }])
    const { rows } = await sql.query(
      `select body_text from messages where request_id = $1 and template = 'late-account-deactivated'`,
      [requestId],
    )
    expect(rows[0]?.body_text).toContain('None: deactivated in time')
  })

  it('a later separation of the same account is another incident', async () => {
    const { account, sent } = await aStaffMember()
    await record(await sent('deactivate', { lastDay: '2026-11-20' }), '2026-11-23', '09:00')
    await sql.query("update staff set account_state = 'active', deactivated_at = null where id = $1", [
      account.id,
    ])
    clock.set('2026-12-10T18:00:00Z')
    await sent('deactivate', { lastDay: '2026-12-09' })
    expect(await incidentsOf(account)).toMatchObject([{ state: 'deactivated' }, { state: 'open' }])
  })
})

describe('An incident that was none stays on record as such', () => {
  it('when the request is denied as unknown, or withdrawn', async () => {
    const denied = await aStaffMember()
    const deniedId = await denied.sent('deactivate', { lastDay: '2026-11-20' })
    const denial = { reasonCode: 'unknown-or-duplicate', text: 'This person still works here.' }
    expect(outcome(await denyRequest(app, by(deniedId), denial))).toBe('done')
    const withdrawn = await aStaffMember()
    const withdrawnId = await withdrawn.sent('deactivate', { lastDay: '2026-11-20' })
    const { rows } = await sql.query('select reference from requests where id = $1', [withdrawnId])
    await withdrawRequest(app, {
      reference: String(rows[0]?.reference),
      requestorEmail: withdrawn.requestorEmail,
    })
    expect(await incidentsOf(denied.account)).toMatchObject([{ state: 'unfounded' }])
    expect(await incidentsOf(withdrawn.account)).toMatchObject([{ state: 'unfounded' }])
    await withdrawn.sent('deactivate', { lastDay: '2026-11-21' })
    expect(await incidentsOf(withdrawn.account)).toMatchObject([{ state: 'unfounded' }, { state: 'open' }])
  })

  it('when the requestor is asked and corrects the last day', async () => {
    const { account, sent, submission } = await aStaffMember()
    const requestId = await sent('deactivate', { lastDay: '2026-11-20' })
    await returnRequest(app, by(requestId), { parts: ['departure'], text: 'Is the year right?' })
    const answer = await submission('deactivate', { lastDay: '2026-12-20' })
    expect(outcome(await resubmitRequest(app, { ...answer, requestId }))).toBe('done')
    expect(await incidentsOf(account)).toMatchObject([{ state: 'unfounded' }])
    clock.set('2026-12-21T08:00:00Z')
    await openIncidents(app)
    expect(await incidentsOf(account)).toMatchObject([
      { state: 'unfounded' },
      { state: 'open', source: 'clock' },
    ])
  })
})

describe('The database', () => {
  it('deletes no incident, and keeps the order: deactivated, then informed, then closed', async () => {
    const { account, sent } = await aStaffMember()
    await sent('deactivate', { lastDay: '2026-11-20' })
    const [incident] = await incidentsOf(account)
    const tried = [
      'delete from incidents where id = $1',
      "update incidents set state = 'closed', closed_at = now() where id = $1",
      "update incidents set state = 'deactivated' where id = $1",
      'update incidents set operations_told_at = now() where id = $1',
    ]
    for (const statement of tried) await expect(sql.query(statement, [incident?.id])).rejects.toThrow()
    expect(await incidentsOf(account)).toEqual([incident])
  })
})
