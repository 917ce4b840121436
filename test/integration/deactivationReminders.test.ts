import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import type { Claims } from '../../src/policy/claims.ts'
import { remindDeactivations } from '../../src/services/remindDeactivations.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, sql } from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'
const logged = loggedErrors()

beforeEach(() => clock.set(start))
afterAll(() => clock.set(start))

const anAddress = () => `${randomUUID()}@requestors.example`

describe('The reminder before a last day', () => {
  /** A deactivation that was sent on 23 November; its last day is the Monday after Thanksgiving. */
  async function aDeactivation(over: Partial<Claims> = {}) {
    const coordinators = [await aCoordinator('wsb-spoc'), await aCoordinator('wsb-spoc')]
    const organization = await anOrganization('wsb-field-division', coordinators)
    const { requestId } = await aRequest(organization.id, {
      kind: 'deactivate',
      username: 'sample7',
      lastDay: '2026-11-30',
      deactivationReason: 'separation',
      declarations: ['information-true'],
      ...over,
    })
    return { requestId, coordinators }
  }

  const remindersOf = async (requestId: string) => {
    const { rows } = await sql.query(
      `select "to", body_text from messages where request_id = $1 and template = 'deactivation-reminder' order by "to"`,
      [requestId],
    )
    return rows.map((row) => ({ to: String(row.to), text: String(row.body_text) }))
  }

  const addressesOf = (coordinators: Coordinator[]) => coordinators.map(({ email }) => email).sort()

  it('R40: goes to every coordinator of the request on the working day before, once each', async () => {
    const { requestId, coordinators } = await aDeactivation({ lastTime: '15:30' })
    clock.set('2026-11-25T07:59:00Z') // the 24th in California
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
    clock.set('2026-11-25T08:00:00Z')
    await Promise.all([remindDeactivations(app), remindDeactivations(app)])
    await remindDeactivations(app)
    const reminders = await remindersOf(requestId)
    expect(reminders.map(({ to }) => to)).toEqual(addressesOf(coordinators))
    expect(reminders[0]?.text).toContain('November 30, 2026 at 3:30 p.m. PST')
    expect(reminders[0]?.text).toContain(`/admin/collections/requests/${requestId}`)
  })

  it('goes out late when nothing ran on that day, but not after the last day', async () => {
    const { requestId } = await aDeactivation()
    clock.set('2026-12-01T08:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
    clock.set('2026-12-01T07:59:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toHaveLength(2)
  })

  it('is not sent for a request that came on that day itself; on the last day it comes again', async () => {
    clock.set('2026-11-25T18:00:00Z')
    const { requestId } = await aDeactivation()
    clock.set('2026-11-29T18:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toEqual([])
    clock.set('2026-11-30T18:00:00Z')
    await remindDeactivations(app)
    await remindDeactivations(app)
    const reminders = await remindersOf(requestId)
    expect(reminders).toHaveLength(2)
    expect(reminders[0]?.text).toContain('Today is the last day')
  })

  it.each([
    ['in-review', 2],
    ['returned', 2],
    ['withdrawn', 0],
  ])('a request that is %s: %i messages', async (state, messages) => {
    const { requestId } = await aDeactivation()
    const more =
      { withdrawn: ', withdrawn_at = now()', returned: ", return_text = 'Who?', returned_at = now()" }[
        state
      ] ?? ''
    await sql.query(`update requests set state = '${state}'${more} where id = $1`, [requestId])
    clock.set('2026-11-25T18:00:00Z')
    await remindDeactivations(app)
    expect(await remindersOf(requestId)).toHaveLength(messages)
  })

  it('a request that cannot be told of is named in the log and does not keep the others', async () => {
    const requests = [await aDeactivation(), await aDeactivation()]
    const [first = '', second = ''] = requests.map(({ requestId }) => requestId).sort()
    const broken = requests.find(({ requestId }) => requestId === first)?.coordinators[0]
    await sql.query("update coordinators set email = 'no address' where id = $1", [broken?.id])
    clock.set('2026-11-25T18:00:00Z')
    const { faults, firstFault } = await remindDeactivations(app)
    expect([faults, firstFault?.startsWith(logged[0] ?? '')]).toEqual([1, true])
    expect(logged).toEqual([`No reminder of the deactivation ${first} could be queued`])
    expect([await remindersOf(first), (await remindersOf(second)).length]).toEqual([[], 2])
    await sql.query('update coordinators set email = $2 where id = $1', [broken?.id, anAddress()])
  })
})
