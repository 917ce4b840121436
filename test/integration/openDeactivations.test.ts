import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { closeOvertaken } from '../../src/services/closeOvertaken.ts'
import { confirmDeactivation } from '../../src/services/confirmDeactivation.ts'
import { denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { withdrawRequest } from '../../src/services/withdrawRequest.ts'
import { app } from '../support/setup.ts'
import {
  aStaffMember,
  asStranger,
  by,
  credentials,
  deactivatedNow,
  localArea,
  stateOf,
  typed,
} from '../support/staffMember.ts'
import { aSubmission, outcome, sql, trailOf } from '../support/world.ts'

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const idOf = (result: Awaited<ReturnType<typeof submitRequest>>) => {
  if (!result.ok) throw new Error(outcome(result))
  return result.value.requestId
}
const referenceOf = async (id: string) =>
  String((await sql.query('select reference from requests where id = $1', [id])).rows[0]?.reference)
const why = 'Both called: the person needs it until the last day.'
const today = { lastDay: '2026-11-23' }

describe('a deactivation of the requestor of record whose last day is today or past', () => {
  it.each(['2026-11-23', '2026-11-20'])(
    '%s: nothing else is taken, until it is withdrawn',
    async (lastDay) => {
      const member = await aStaffMember({ dueOn: '2026-11-30' })
      const { send, sent, requestorEmail } = member
      const id = await sent('deactivate', { lastDay })
      for (const kind of ['reset-password', 'change-access', 'annual-maintenance'] as const) {
        const refused = await send(kind)
        expect(outcome(refused)).toBe('deactivation-open')
        expect(refused.ok ? '' : refused.problems[0]?.message).toContain(await referenceOf(id))
      }
      const asked = { organizationType: 'local-area' as const, staffEmail: member.account.email }
      const anew = { ...(await aSubmission(localArea.id, asked)), requestorEmail }
      expect(outcome(await submitRequest(app, anew))).toBe('deactivation-open')
      await withdrawRequest(app, { reference: await referenceOf(id), requestorEmail })
      expect(outcome(await send('reset-password'))).toBe('done')
    },
  )

  it('is not got round by another address with the same username', async () => {
    const member = await aStaffMember()
    await member.sent('deactivate', today)
    const { claims } = await member.submission('reset-password')
    const asked = await submitRequest(app, {
      kind: 'reset-password',
      submissionKey: randomUUID(),
      requestorEmail: member.requestorEmail,
      claims: { ...claims, staffId: undefined, ...typed(member.account), staffEmail: 'new@staff.example' },
    })
    expect(outcome(asked)).toBe('deactivation-open')
  })

  it('closes at once what was open, of others too, who are told that it is closed and not why', async () => {
    const member = await aStaffMember()
    const own = await member.sent('reset-password')
    const others = idOf(await asStranger(member, 'reset-password'))
    await member.sent('deactivate', today)
    expect([await stateOf(own), await stateOf(others)]).toEqual(['superseded', 'superseded'])
    const { rows } = await sql.query(
      `select request_id as id, body_text ilike '%deactivat%' as says from messages
        where template = 'request-superseded' and request_id = any($1::uuid[])`,
      [[own, others]],
    )
    expect(rows).toHaveLength(2)
    expect(rows.find(({ id }) => id === own)?.says).toBe(true)
    expect(rows.find(({ id }) => id === others)?.says).toBe(false)
  })

  it('leaves requests of others to the coordinator, who grants only with a reason', async () => {
    const member = await aStaffMember()
    await member.sent('deactivate', { lastDay: '2026-11-20' })
    const id = idOf(await asStranger(member, 'reset-password'))
    await closeOvertaken(app)
    expect(await stateOf(id)).toBe('submitted')
    expect(outcome(await grantRequest(app, by(id), {}))).toBe('reason-needed')
    expect(outcome(await grantRequest(app, by(id), { note: why }))).toBe('done')
  })
})

describe('a deactivation of the requestor of record with a day to come', () => {
  it('closes nothing, and takes a reset and a change', async () => {
    const { sent, send } = await aStaffMember()
    const reset = await sent('reset-password')
    await sent('deactivate', { lastDay: '2026-12-15' })
    expect(await stateOf(reset)).toBe('submitted')
    expect(outcome(await send('change-access'))).toBe('done')
  })

  it.each([
    ['2026-12-14', 'done'],
    ['2026-12-15', 'deactivation-open'],
  ])(
    'of December 15 and documents that count until %s: annual maintenance is %s',
    async (dueOn, expected) => {
      const { sent, send } = await aStaffMember({ dueOn })
      await sent('deactivate', { lastDay: '2026-12-15' })
      expect(outcome(await send('annual-maintenance'))).toBe(expected)
    },
  )

  it('closes what is open when the last moment passes, once, and the account is no longer worked on before', async () => {
    const { sent } = await aStaffMember()
    const granted = await sent('reset-password')
    const waiting = await sent('change-access')
    await sent('deactivate', { lastDay: '2026-11-24' })
    expect(outcome(await grantRequest(app, by(granted), { note: why }))).toBe('done')
    app.clock.set('2026-11-25T07:59:00Z')
    await closeOvertaken(app)
    expect([await stateOf(granted), await stateOf(waiting)]).toEqual(['granted', 'submitted'])
    app.clock.set('2026-11-25T08:01:00Z')
    expect(outcome(await recordAccount(app, by(granted), credentials))).toBe('overtaken-by-deactivation')
    expect(outcome(await grantRequest(app, by(waiting), { note: why }))).toBe('overtaken-by-deactivation')
    await Promise.all([closeOvertaken(app), closeOvertaken(app)])
    expect([await stateOf(granted), await stateOf(waiting)]).toEqual(['superseded', 'superseded'])
    expect((await trailOf(waiting)).filter((event) => event === 'request-superseded')).toHaveLength(1)
  })

  it('closes nothing any more once it is withdrawn or denied', async () => {
    const { sent, requestorEmail } = await aStaffMember()
    const reset = await sent('reset-password')
    const first = await sent('deactivate', { lastDay: '2026-11-24' })
    await withdrawRequest(app, { reference: await referenceOf(first), requestorEmail })
    const second = await sent('deactivate', { lastDay: '2026-11-24' })
    const denial = { reasonCode: 'unknown-or-duplicate', text: 'The person stays, as the requestor said.' }
    expect(outcome(await denyRequest(app, by(second), denial))).toBe('done')
    app.clock.set('2026-11-26T18:00:00Z')
    await closeOvertaken(app)
    expect(await stateOf(reset)).toBe('submitted')
  })
})

describe('a deactivation of anybody else', () => {
  it.each([false, true])(
    '(unproved: %s) binds and closes nothing until a coordinator confirms it',
    async (unproved) => {
      const member = await aStaffMember()
      const reset = await member.sent('reset-password')
      const id = idOf(await asStranger(member, 'deactivate', { ...today, unproved }))
      app.clock.set('2026-11-24T18:00:00Z')
      await closeOvertaken(app)
      expect(await stateOf(reset)).toBe('submitted')
      expect(outcome(await member.send('change-access'))).toBe('done')

      expect(outcome(await confirmDeactivation(app, by(id), { text: 'ok' }))).toBe('missing-text')
      expect(
        outcome(await confirmDeactivation(app, by(id), { text: 'I called the director at noon.' })),
      ).toBe('done')
      expect(await trailOf(id)).toContain('deactivation-confirmed')
      expect(await stateOf(reset)).toBe('superseded')
      expect(outcome(await member.send('annual-maintenance'))).toBe('deactivation-open')
      expect(outcome(await confirmDeactivation(app, by(id), { text: 'I called the director again.' }))).toBe(
        'binds-already',
      )
      expect(outcome(await recordDeactivation(app, by(id), deactivatedNow))).toBe('done')
    },
  )

  it('from an unproved sender who gives the address of the requestor of record is a stranger’s too', async () => {
    const member = await aStaffMember()
    const forged = await asStranger(member, 'deactivate', {
      ...today,
      unproved: true,
      email: member.requestorEmail,
    })
    expect(outcome(forged)).toBe('done')
    expect(outcome(await member.send('reset-password'))).toBe('done')
    expect(outcome(await member.send('deactivate', today))).toBe('done')
  })
})

describe('a request of a stranger', () => {
  it('never blocks the requestor of record, at the same moment either', async () => {
    const member = await aStaffMember()
    const both = await Promise.all([asStranger(member, 'reset-password'), member.send('reset-password')])
    expect(both.map(outcome)).toEqual(['done', 'done'])
    expect(outcome(await member.send('reset-password'))).toBe('request-already-open')
  })
})
