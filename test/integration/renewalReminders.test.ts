import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '../../src/policy/dates.ts'
import { renewalStep } from '../../src/policy/renewalReminders.ts'
import { decideAs, someRequestor } from '../support/renewalReminders.ts'
import { recordReminders } from '../../src/services/renewals/recordReminders.ts'
import { remindRenewals } from '../../src/services/renewals/remindRenewals.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, sql } from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'
const dueOn = '2027-03-31'

beforeEach(() => clock.set(start))
afterAll(() => clock.set(start))

/** Six in the morning in California, so many days before (after: negative) the due date. */
const runOn = async (day: string): Promise<void> => {
  clock.set(`${day}T14:00:00Z`)
  await remindRenewals(app)
}
const daysBefore = (days: number): string => addDays(dueOn, -days)

type Told = { at: string; template: string; subject: string; text: string; calendar: string | null }
const toldTo = async (address: string): Promise<Told[]> => {
  const { rows } = await sql.query(
    `select created_at, template, subject, body_text, calendar from messages
      where "to" = $1 and template like 'renewals-%' order by created_at`,
    [address],
  )
  return rows.map((row) => ({
    at: (row.created_at as Date).toISOString().slice(0, 10),
    template: String(row.template),
    subject: String(row.subject),
    text: String(row.body_text),
    calendar: row.calendar as string | null,
  }))
}
const daysOf = (told: Told[]) => told.map(({ at }) => at)

describe('The ladder of reminders (R46, D13)', () => {
  it('tells the requestor 60, 30, 14, 7 and 1 days before and when it has lapsed, on no other day', async () => {
    const { email, account } = await someRequestor({ dueOn })
    for (let days = 63; days >= -20; days -= 1) await runOn(daysBefore(days))
    const told = await toldTo(email)
    expect(daysOf(told)).toEqual([60, 30, 14, 7, 1, -1].map(daysBefore))
    expect(told[0]?.text).toContain(
      `${account.givenName} ${account.familyName}: March 31, 2027, due in 60 days`,
    )
    expect(told[5]?.text).toContain('lapsed today')
    expect(told[5]?.subject).toContain('lapsed or due for 1 account')
  })

  it('tells the coordinators 7 days before and when it has lapsed, and nobody deactivates anything', async () => {
    const { coordinator, account } = await someRequestor({ dueOn })
    for (let days = 63; days >= -40; days -= 1) await runOn(daysBefore(days))
    expect(daysOf(await toldTo(coordinator.email))).toEqual([7, -1].map(daysBefore))
    const { rows } = await sql.query('select account_state from staff where id = $1', [account.id])
    expect(rows[0]?.account_state).toBe('active')
  })

  it('tells the Operations Unit once a week from the thirtieth day after the lapse on', async () => {
    const { organization } = await someRequestor({ dueOn: '2028-03-31' })
    const told = async () =>
      (await toldTo('caljobsadmin@edd.ca.gov')).filter(({ text }) => text.includes(organization.name))
    for (let day = '2028-04-28'; day <= '2028-05-20'; day = addDays(day, 1)) await runOn(day)
    // Due on 31 March, lapsed on 1 April, thirty days ago on Monday 1 May.
    expect(daysOf(await told())).toEqual(['2028-05-01', '2028-05-08', '2028-05-15'])
    expect((await told())[0]?.text).toContain(`${organization.name}: 1 account`)
  })

  it('is one digest a requestor and day, never one message a person', async () => {
    const { email, organization } = await someRequestor({ dueOn })
    for (const more of [1, 2, 3])
      await anAccount(organization.id, email, { dueOn, givenName: `Person${more}` })
    await anAccount(organization.id, email, { dueOn: addDays(dueOn, -46), givenName: 'Sooner' })
    await anAccount(organization.id, email, { dueOn: addDays(dueOn, 90), givenName: 'Later' })
    await runOn(daysBefore(60))
    await runOn(daysBefore(60))
    const [digest, ...others] = await toldTo(email)
    expect(others).toEqual([])
    expect(digest?.subject).toBe('CalJOBS System Access: annual maintenance due for 5 accounts')
    expect(digest?.text).toMatch(/Sooner[\s\S]*Person3/)
    expect(digest?.text).not.toContain('Later')
  })

  it('sends nothing when there is nothing to do', async () => {
    const { email } = await someRequestor({ dueOn })
    await runOn(daysBefore(61))
    expect(await toldTo(email)).toEqual([])
    expect((await remindRenewals(app)).done).toBe(0)
  })

  it('that cannot be told to somebody is tried with every run, and does not keep the others', async () => {
    vi.spyOn(app.payload.logger, 'error').mockImplementation(() => {})
    const [broken, well] = [await someRequestor({ dueOn }), await someRequestor({ dueOn })]
    const rename = (from: string, to: string) =>
      sql.query('update requestors set email = $2 where email = $1', [from, to])
    await rename(broken.email, 'no address')
    clock.set(`${daysBefore(60)}T18:00:00Z`)
    const { faults, firstFault } = await remindRenewals(app)
    expect([faults, firstFault]).toEqual([1, expect.stringMatching(/^The digest .* could not be queued: /)])
    expect(daysOf(await toldTo(well.email))).toEqual([60].map(daysBefore))
    await rename('no address', broken.email)
    await remindRenewals(app)
    expect(daysOf(await toldTo(broken.email))).toEqual([60].map(daysBefore))
    vi.restoreAllMocks()
  })

  it('after two weeks without a server sends what is due and unrecorded once, not fourteen times', async () => {
    const { email, coordinator } = await someRequestor({ dueOn })
    await runOn(daysBefore(30))
    await runOn(daysBefore(3)) // 14 and 7 were missed
    await runOn(daysBefore(3))
    await runOn(daysBefore(2))
    expect(daysOf(await toldTo(email))).toEqual([30, 3].map(daysBefore))
    expect(daysOf(await toldTo(coordinator.email))).toEqual([3].map(daysBefore))
  })

  it('goes by the day in California: at 23:30 it is still the day before', async () => {
    const { email } = await someRequestor({ dueOn })
    clock.set(`${daysBefore(60)}T06:30:00Z`) // 61 days before, 23:30 or 22:30 in California
    await remindRenewals(app)
    expect(await toldTo(email)).toEqual([])
  })

  it('carries a calendar with counts and no names; what has lapsed stands in none', async () => {
    const { email, account } = await someRequestor({ dueOn })
    await runOn(daysBefore(14))
    await runOn(daysBefore(-1))
    const [ahead, lapsed] = await toldTo(email)
    expect(ahead?.calendar).toContain('DTSTART;VALUE=DATE:20270331')
    expect(ahead?.calendar).toContain('METHOD:PUBLISH')
    expect(ahead?.calendar).not.toContain(account.familyName)
    expect(lapsed?.calendar).toBeNull()
  })
})

describe('What somebody has in hand already', () => {
  it.each([
    ['submitted', []],
    ['returned', [14]],
    ['denied', [14]],
  ] as const)('a renewal that is %s: reminders %j days before', async (state, days) => {
    const { email, sent } = await someRequestor({ dueOn })
    clock.set(`${daysBefore(20)}T18:00:00Z`)
    await decideAs(await sent(daysBefore(22), daysBefore(21)), state)
    await runOn(daysBefore(14))
    expect(daysOf(await toldTo(email))).toEqual(days.map(daysBefore))
  })

  it('a renewal between the record and the message sends nothing', async () => {
    const { email, account } = await someRequestor({ dueOn })
    await recordReminders(sql, daysBefore(14))
    await sql.query(
      "update staff set ispa_completed_on = '2027-03-01', statement_signed_on = '2027-03-01' where id = $1",
      [account.id],
    )
    await runOn(daysBefore(14))
    expect(await toldTo(email)).toEqual([])
  })

  it('what was recorded and not told, because the process died, is told with the next day', async () => {
    const { email, account } = await someRequestor({ dueOn })
    await recordReminders(sql, daysBefore(14))
    await runOn(daysBefore(13))
    await runOn(daysBefore(12))
    const told = await toldTo(email)
    expect(daysOf(told)).toEqual([13].map(daysBefore))
    expect(told[0]?.text).toContain(`${account.familyName}`)
  })

  it('accounts of a requestor who is gone are told to the coordinators alone', async () => {
    const { email, coordinator } = await someRequestor({ dueOn })
    await sql.query("update requestors set gone_on = '2026-11-01' where email = $1", [email])
    await runOn(daysBefore(7))
    expect([await toldTo(email), (await toldTo(coordinator.email)).length]).toEqual([[], 1])
  })
})

it('the step that SQL finds is the step of the policy, for every day around a due date', async () => {
  const organization = await anOrganization('local-area', [await aCoordinator('mis-administrator')])
  const account = await anAccount(organization.id, `${randomUUID()}@requestors.example`, { dueOn })
  for (let days = 62; days >= -3; days -= 1) {
    await recordReminders(sql, daysBefore(days))
    const { rows } = await sql.query('delete from renewal_reminders where staff_id = $1 returning step', [
      account.id,
    ])
    const expected = (['requestor', 'coordinators'] as const).flatMap(
      (audience) => renewalStep(audience, dueOn, daysBefore(days)) ?? [],
    )
    expect([days, rows.map(({ step }) => String(step)).sort()]).toEqual([days, expected.sort()])
  }
})
