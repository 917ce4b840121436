import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { claimRequest, denyRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { withdrawRequest } from '../../src/services/withdrawRequest.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aSubmission,
  messagesOf,
  outcome,
  signedIn,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const second = await aCoordinator('mis-administrator')
const area = await anOrganization('local-area', [administrator, second])
const by = (requestId: string) => ({ requestId, user: signedIn(administrator) })

async function aSentRequest() {
  const submission = await aSubmission(area.id, { organizationType: 'local-area' })
  const sent = await submitRequest(app, submission)
  if (!sent.ok) throw new Error(outcome(sent))
  const { requestId, reference } = sent.value
  const withdraw = (requestorEmail = submission.requestorEmail) =>
    withdrawRequest(app, { reference, requestorEmail, address: '192.0.2.1' })
  return { requestId, reference, submission, withdraw }
}

const stateOf = async (id: string) =>
  (await sql.query('select state, withdrawn_at, changed_at from requests where id = $1', [id])).rows[0]

const withdrawalsOf = async (id: string) =>
  (await messagesOf(id)).filter((template) => template === 'request-withdrawn').length

describe('a requestor who withdraws a request', () => {
  it('closes it, with its time, the audit event of the requestor, and word to every coordinator of the route', async () => {
    const { requestId, reference, submission, withdraw } = await aSentRequest()
    expect(await withdraw()).toEqual({ ok: true, value: { reference, alreadyWithdrawn: false } })
    expect(await stateOf(requestId)).toEqual({
      state: 'withdrawn',
      withdrawn_at: app.clock.now(),
      changed_at: app.clock.now(),
    })
    const { rows } = await sql.query(
      `select event, actor_kind, actor_email, address, organization_id, before->>'state' as before from audit_events
        where request_id = $1 and event = 'request-withdrawn'`,
      [requestId],
    )
    expect(rows).toEqual([
      {
        event: 'request-withdrawn',
        actor_kind: 'requestor',
        actor_email: submission.requestorEmail,
        address: '192.0.2.1',
        organization_id: area.id,
        before: 'submitted',
      },
    ])
    const told = await sql.query(
      `select "to" from messages where request_id = $1 and template = 'request-withdrawn' order by "to"`,
      [requestId],
    )
    expect(told.rows.map(({ to }) => to)).toEqual([administrator.email, second.email].sort())
  })

  it('does it once, however often the button is pressed, also at the same moment', async () => {
    const { requestId, withdraw } = await aSentRequest()
    const both = await Promise.all([withdraw(), withdraw()])
    expect(both.map(outcome)).toEqual(['done', 'done'])
    expect(both.filter((one) => one.ok && one.value.alreadyWithdrawn)).toHaveLength(1)
    expect(outcome(await withdraw())).toBe('done')
    expect(await trailOf(requestId)).toEqual(['request-submitted', 'request-withdrawn'])
    expect(await withdrawalsOf(requestId)).toBe(2)
  })

  it('can do so while it is reviewed, and while more information is wanted', async () => {
    const reviewed = await aSentRequest()
    await claimRequest(app, by(reviewed.requestId))
    expect(outcome(await reviewed.withdraw())).toBe('done')
    const returned = await aSentRequest()
    await returnRequest(app, by(returned.requestId), { parts: ['access'], text: 'Say more of the work.' })
    expect(outcome(await returned.withdraw())).toBe('done')
  })

  it('cannot once it is granted or denied, and nobody is told anything', async () => {
    const granted = await aSentRequest()
    await claimRequest(app, by(granted.requestId))
    expect(outcome(await grantRequest(app, by(granted.requestId), lookedAt))).toBe('done')
    const denied = await aSentRequest()
    const { rows } = await sql.query('select code from denial_reasons where active order by code limit 1')
    const reason = { reasonCode: String(rows[0]?.code), text: 'The need is not shown in the text.' }
    expect(outcome(await denyRequest(app, by(denied.requestId), reason))).toBe('done')
    for (const { requestId, withdraw } of [granted, denied]) {
      expect(outcome(await withdraw())).toBe('not-possible-from-state')
      expect(await withdrawalsOf(requestId)).toBe(0)
      expect(await trailOf(requestId)).not.toContain('request-withdrawn')
    }
  })

  it('frees the place for another request of the kind for the same person (D17)', async () => {
    const { submission, withdraw } = await aSentRequest()
    const again = { ...submission, submissionKey: randomUUID() }
    expect(outcome(await submitRequest(app, again))).toBe('request-already-open')
    await withdraw()
    expect(outcome(await submitRequest(app, again))).toBe('done')
  })

  it('touches nobody else: their request, one that is not there and no reference at all get one answer', async () => {
    const { requestId, withdraw } = await aSentRequest()
    const stranger = `${randomUUID()}@requestors.example`
    const foreign = await withdraw(stranger)
    const missing = await withdrawRequest(app, { reference: 'CJ-0000-0000', requestorEmail: stranger })
    const nonsense = await withdrawRequest(app, { reference: "x' or 1=1", requestorEmail: stranger })
    expect(outcome(foreign)).toBe('request-not-found')
    expect(missing).toEqual(foreign)
    expect(nonsense).toEqual(foreign)
    expect(await stateOf(requestId)).toMatchObject({ state: 'submitted' })
  })

  it('wins or loses against a grant at the same moment, never both', async () => {
    const { requestId, withdraw } = await aSentRequest()
    await claimRequest(app, by(requestId))
    const [withdrawn, granted] = await Promise.all([withdraw(), grantRequest(app, by(requestId), lookedAt)])
    expect([outcome(withdrawn), outcome(granted)].sort()).toEqual(['done', 'not-possible-from-state'])
    const { state } = (await stateOf(requestId)) ?? {}
    expect(state).toBe(withdrawn.ok ? 'withdrawn' : 'granted')
  })
})
