import { afterEach, expect, it, vi } from 'vitest'
import { closeOvertaken } from '../../src/services/closeOvertaken.ts'
import { confirmDeactivation } from '../../src/services/confirmDeactivation.ts'
import { recordDeactivation } from '../../src/services/recordAccount.ts'
import { app } from '../support/setup.ts'
import { aStaffMember, asStranger, by, deactivatedNow, stateOf } from '../support/staffMember.ts'
import { outcome, sql } from '../support/world.ts'

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

/** Lets several acts begin while both requests are held, and go on from there at the same moment. */
async function allAtOnce<T>(ids: string[], acts: (() => Promise<T>)[]): Promise<T[]> {
  const holder = await sql.connect()
  try {
    await holder.query('begin')
    await holder.query('select from requests where id = any($1::uuid[]) for update', [ids])
    const begun = acts.map((act) => act())
    const all = Promise.all(begun)
    await vi.waitFor(async () => {
      const { rows } = await sql.query(
        `select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rows[0]?.waiting).toBe(acts.length)
    }, 20_000)
    await holder.query('commit')
    return await all
  } finally {
    holder.release()
  }
}

/** A reset, and two deactivations of today for the same person, neither of which binds yet. */
async function twoDeactivations() {
  const member = await aStaffMember()
  const today = { lastDay: '2026-11-23', lastTime: '08:00' }
  const reset = await member.sent('reset-password')
  const ids = [await asStranger(member, 'deactivate', today), await asStranger(member, 'deactivate', today)]
  const [one = '', other = ''] = ids.map((sent) => (sent.ok ? sent.value.requestId : ''))
  return { reset, one, other }
}

const confirm = (id: string) => confirmDeactivation(app, by(id), { text: 'I called the director at noon.' })
const record = (id: string) => recordDeactivation(app, by(id), deactivatedNow)

it('two coordinators confirm two deactivations of one person at the same moment: both count', async () => {
  const { reset, one, other } = await twoDeactivations()
  const results = await allAtOnce([one, other], [() => confirm(one), () => confirm(other)])
  expect(results.map(outcome)).toEqual(['done', 'done'])
  expect(await stateOf(reset)).toBe('superseded')
})

it('two record them at the same moment: one is recorded, the other is told that it is closed', async () => {
  const { reset, one, other } = await twoDeactivations()
  const results = await allAtOnce([one, other], [() => record(one), () => record(other)])
  expect(results.map(outcome).sort()).toEqual(['done', 'not-possible-from-state'])
  expect([await stateOf(one), await stateOf(other)].sort()).toEqual(['completed', 'superseded'])
  expect(await stateOf(reset)).toBe('superseded')
})

it('one is recorded while the service closes what the other has overtaken: both end, and nothing stays open', async () => {
  const member = await aStaffMember()
  const reset = await member.sent('reset-password')
  const own = await member.sent('deactivate', { lastDay: '2026-11-24' })
  const sent = await asStranger(member, 'deactivate', { lastDay: '2026-11-24' })
  const others = sent.ok ? sent.value.requestId : ''
  app.clock.set('2026-11-25T18:00:00Z')
  const close = async () => `${(await closeOvertaken(app)).faults} faults`
  const results = await allAtOnce([own, others], [async () => outcome(await record(others)), close])
  expect(results).toEqual(['done', '0 faults'])
  expect([await stateOf(own), await stateOf(others)]).toEqual(['superseded', 'completed'])
  expect(await stateOf(reset)).toBe('superseded')
})
