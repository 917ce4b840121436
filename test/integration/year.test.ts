import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import { addDays } from '../../src/policy/dates.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { grantRequest } from '../../src/services/decideRequest.ts'
import { escalateOverdue } from '../../src/services/escalateOverdue.ts'
import { openIncidents } from '../../src/services/openIncidents.ts'
import type { ClaimsInput } from '../../src/services/prepareSubmission.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { remindDeactivations } from '../../src/services/remindDeactivations.ts'
import { remindRenewals } from '../../src/services/renewals/remindRenewals.ts'
import { renewRequest } from '../../src/services/renewRequest.ts'
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

const { clock } = app
afterAll(() => clock.set('2026-11-23T18:00:00Z'))

const coordinator = await aCoordinator('wsb-spoc')
const area = await anOrganization('wsb-field-division', [coordinator])
const by = (requestId: string) => ({ requestId, user: signedIn(coordinator) })

type Requestor = 'one' | 'two' | 'three' | 'four' | 'five'
const run = randomUUID().slice(0, 8)
const addressOf = (requestor: Requestor) => `requestor.${requestor}.${run}@requestors.example`

async function accounts(requestor: Requestor, count: number, dueOn: string): Promise<Staff[]> {
  const made: Staff[] = []
  while (made.length < count) {
    const email = `${randomUUID()}@edd.ca.gov`
    made.push(await anAccount(area.id, addressOf(requestor), { dueOn, email }))
  }
  return made
}

async function sent(
  kind: RequestKind,
  requestor: Requestor,
  account: Staff,
  said: ClaimsInput,
): Promise<string> {
  const result = await submitRequest(app, await aSubmissionAbout(kind, account, addressOf(requestor), said))
  if (!result.ok) throw new Error(`${kind}: ${outcome(result)}`)
  return result.value.requestId
}

const done = (result: Parameters<typeof outcome>[0]) => expect(outcome(result)).toBe('done')

async function renew(requestor: Requestor, account: Staff, documentsOf: string): Promise<void> {
  const dates = { ispaCompletedOn: documentsOf, statementSignedOn: documentsOf }
  done(await renewRequest(app, by(await sent('annual-maintenance', requestor, account, dates))))
}

const leaving = (account: Staff, lastDay: string) =>
  sent('deactivate', 'four', account, { lastDay, deactivationReason: 'separation' })

const deactivated = async (requestId: string, on: string, at: string) =>
  done(await recordDeactivation(app, by(requestId), { deactivatedOn: on, deactivatedTime: at }))

async function join(documentsOf: string): Promise<void> {
  const submission = await aSubmission(area.id, {
    organizationType: 'wsb-field-division',
    ispaCompletedOn: documentsOf,
    statementSignedOn: documentsOf,
  })
  const requested = await submitRequest(app, { ...submission, requestorEmail: addressOf('five') })
  if (!requested.ok) throw new Error(outcome(requested))
  const { requestId } = requested.value
  done(await grantRequest(app, by(requestId), lookedAt))
  const work = { username: `joiner.${randomUUID().slice(0, 8)}`, temporaryPassword: 'Planted-year-1' }
  done(await recordAccount(app, by(requestId), work))
}

async function joinTen(documentsOf: string): Promise<void> {
  for (let joined = 0; joined < 10; joined += 1) await join(documentsOf)
}

/** What people do, by the Pacific day; the hour is a UTC instant of that day. */
type Doing = { at: string; what: () => Promise<unknown> }

it('a year of one organization of 200 staff: joiners, renewals and leavers, in time and late', async () => {
  clock.set('2027-01-01T20:00:00Z')
  const inTime = await accounts('one', 60, '2027-04-30')
  const late = await accounts('two', 60, '2027-06-30')
  await accounts('three', 20, '2027-09-03') // nobody ever renews these
  const leavers = await accounts('four', 40, '2028-06-30')
  const [leftInTime, leftLate, toldLate] = [leavers.slice(0, 15), leavers.slice(15, 30), leavers.slice(30)]
  const requests = new Map<string, string>()
  const each = (list: Staff[], what: (account: Staff) => Promise<unknown>) => async () => {
    for (const account of list) await what(account)
  }
  const announce = (lastDay: string) => async (account: Staff) =>
    requests.set(account.id, await leaving(account, lastDay))
  const record = (on: string, at: string) => (account: Staff) =>
    deactivated(requests.get(account.id) ?? '', on, at)
  const doings: Record<string, Doing> = {
    '2027-02-15': {
      at: '18:00',
      what: () => joinTen('2027-02-10'),
    },
    '2027-03-05': { at: '18:00', what: each(inTime, (account) => renew('one', account, '2027-03-01')) },
    '2027-05-04': { at: '18:00', what: each(leftInTime, announce('2027-05-14')) },
    '2027-05-14': { at: '23:05', what: each(leftInTime, record('2027-05-14', '16:00')) },
    '2027-07-20': { at: '18:00', what: each(late, (account) => renew('two', account, '2027-07-15')) },
    '2027-08-31': { at: '18:00', what: each(leftLate, announce('2027-09-10')) },
    '2027-09-13': { at: '18:00', what: each(leftLate, record('2027-09-13', '10:00')) },
    '2027-10-04': {
      at: '19:30',
      what: each(toldLate, async (account) => {
        await announce('2027-09-29')(account)
        await record('2027-10-04', '12:00')(account)
      }),
    },
    '2027-11-01': {
      at: '18:00',
      what: () => joinTen('2027-10-25'),
    },
  }
  for (let day = '2027-01-02'; day <= '2027-12-31'; day = addDays(day, 1)) {
    clock.set(`${day}T14:00:00Z`) // six in the morning, seven in summer
    await openIncidents(app)
    await remindDeactivations(app)
    await escalateOverdue(app)
    await remindRenewals(app)
    const doing = doings[day]
    if (doing) {
      clock.set(`${day}T${doing.at}:00Z`)
      await doing.what()
    }
  }

  expect(await mailTable()).toEqual({
    'requestor one': { 'account-recorded': 60, 'renewals-due': 2, 'request-received': 60 },
    'requestor two': { 'account-recorded': 60, 'renewals-due': 6, 'request-received': 60 },
    'requestor three': { 'renewals-due': 6 },
    'requestor four': { 'account-recorded': 40, 'request-received': 40 },
    'requestor five': { 'renewals-due': 1, 'request-granted': 20, 'request-received': 20 },
    coordinator: {
      'deactivation-reminder': 60, // two for each of the thirty that were announced
      'late-deactivation': 15,
      'renewals-late': 4,
      'request-routed': 180,
    },
    'Operations Unit': { 'late-account-deactivated': 25, 'renewals-overdue': 13, 'request-overdue': 15 },
    'staff member': { 'account-credentials': 20 },
  })
  expect(await digestDays()).toEqual({
    'requestor one': ['2027-03-01', '2027-12-31'], // due again on the leap day
    'requestor two': ['2027-05-01', '2027-05-31', '2027-06-16', '2027-06-23', '2027-06-29', '2027-07-01'],
    'requestor three': ['2027-07-05', '2027-08-04', '2027-08-20', '2027-08-27', '2027-09-02', '2027-09-04'],
    'requestor five': ['2027-12-12'],
    coordinator: ['2027-06-23', '2027-07-01', '2027-08-27', '2027-09-04'],
  })
  expect(await incidentTable()).toEqual([
    { source: 'clock', state: 'deactivated', hours: 58, incidents: 15 },
    { source: 'form', state: 'deactivated', hours: 108, incidents: 10 },
  ])
  expect(await accountTable()).toEqual([
    { state: 'active', due_on: '2027-09-03', accounts: 20 },
    { state: 'active', due_on: '2028-02-10', accounts: 10 },
    { state: 'active', due_on: '2028-02-29', accounts: 60 },
    { state: 'active', due_on: '2028-07-14', accounts: 60 },
    { state: 'active', due_on: '2028-10-24', accounts: 10 },
    { state: 'deactivated', due_on: '2028-06-30', accounts: 40 },
  ])
}, 300_000)

const whose = `case
  when m."to" = '${coordinator.email}' then 'coordinator'
  when m."to" = 'caljobsadmin@edd.ca.gov' then 'Operations Unit'
  when m."to" like 'requestor.%.${run}@%' then 'requestor ' || split_part(m."to", '.', 2)
  else 'staff member' end`

/** Mail of this organization alone: other tests share the database. */
const ours = `from messages m left join requests r on r.id = m.request_id
  where r.organization_id = '${area.id}' or m."to" = '${coordinator.email}' or m."to" like 'requestor.%.${run}@%'
     or (m.template = 'renewals-overdue' and m.body_text like '%${area.name}%')`

async function mailTable(): Promise<Record<string, Record<string, number>>> {
  const { rows } = await sql.query<{ who: string; template: string; messages: number }>(
    `select ${whose} as who, m.template, count(*)::int as messages ${ours} group by 1, 2`,
  )
  const table: Record<string, Record<string, number>> = {}
  for (const { who, template, messages } of rows) (table[who] ??= {})[template] = messages
  return table
}

async function digestDays(): Promise<Record<string, string[]>> {
  const { rows } = await sql.query<{ who: string; days: string[] }>(
    `select who, array_agg(day order by day) as days from (
       select ${whose} as who, to_char(m.created_at at time zone 'America/Los_Angeles', 'YYYY-MM-DD') as day
         from messages m where m.template in ('renewals-due', 'renewals-late')
          and (m."to" = '${coordinator.email}' or m."to" like 'requestor.%.${run}@%')) every
      group by who`,
  )
  return Object.fromEntries(rows.map(({ who, days }) => [who, days]))
}

const incidentTable = async () =>
  (
    await sql.query(
      `select source::text, state::text,
         floor(extract(epoch from deactivated_at - last_moment_at) / 3600)::int as hours, count(*)::int as incidents
         from incidents where organization_id = $1 group by 1, 2, 3 order by 1`,
      [area.id],
    )
  ).rows

const accountTable = async () =>
  (
    await sql.query(
      `select account_state::text as state, due_on, count(*)::int as accounts from staff
        where organization_id = $1 group by 1, 2 order by 1, 2`,
      [area.id],
    )
  ).rows
