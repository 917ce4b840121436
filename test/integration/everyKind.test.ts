import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { resubmitRequest } from '../../src/services/resubmitRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  administrator,
  aStaffMember,
  by,
  deactivatedNow,
  localArea,
  stateOf,
  typed,
} from '../support/staffMember.ts'
import { outcome, privilegeId, signedIn, sql, lookedAt } from '../support/world.ts'

describe('every kind about an account', () => {
  const kinds = ['reset-password', 'change-access', 'deactivate', 'annual-maintenance'] as const

  it.each(kinds)('%s: one open request for the same person, and a link to the first (D17)', async (kind) => {
    const { send } = await aStaffMember()
    const first = await send(kind)
    const second = await send(kind)
    expect(outcome(second)).toBe('request-already-open')
    const reference = first.ok ? first.value.reference : ''
    expect(second.ok ? '' : second.problems[0]?.message).toContain(reference)
  })

  it.each(kinds)('%s: the same submission ten times at once is one request', async (kind) => {
    const { submission } = await aStaffMember()
    const one = await submission(kind)
    const results = await Promise.all(Array.from({ length: 10 }, () => submitRequest(app, one)))
    expect(
      new Set(results.map((result) => (result.ok ? result.value.requestId : outcome(result)))).size,
    ).toBe(1)
  })

  it.each(kinds)('%s: is returned for its own parts, and answered', async (kind) => {
    const { requestorEmail, submission, sent } = await aStaffMember()
    const id = await sent(kind)
    const asked = (parts: string[]) => returnRequest(app, by(id), { parts, text: 'Look at this again.' })
    const foreign = kind === 'deactivate' ? 'access' : 'departure'
    expect(outcome(await asked([foreign]))).toBe('missing-parts')
    expect(outcome(await asked(['requestor']))).toBe('done')
    const { claims } = await submission(kind)
    const answer = { requestId: id, submissionKey: randomUUID(), requestorEmail, claims }
    expect(outcome(await resubmitRequest(app, answer))).toBe('done')
    expect(await stateOf(id)).toBe('submitted')
  })

  it.each(kinds)('%s: another requestor cannot name the account as their own staff', async (kind) => {
    const { submission } = await aStaffMember()
    const foreign = { ...(await submission(kind)), requestorEmail: `${randomUUID()}@else.example` }
    expect(outcome(await submitRequest(app, foreign))).toBe('staff-not-yours')
    const nobody = { ...foreign, claims: { ...foreign.claims, staffId: randomUUID() } }
    expect(await submitRequest(app, nobody)).toEqual(await submitRequest(app, foreign))
  })

  it.each(['reset-password', 'change-access', 'annual-maintenance'] as const)(
    '%s: brings no deactivated account back',
    async (kind) => {
      const one = await aStaffMember()
      const id = await one.sent(kind)
      await sql.query(
        "update staff set account_state = 'deactivated', deactivated_at = now() where id = $1",
        [one.account.id],
      )
      expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('account-deactivated')
    },
  )
})

/** Two open requests for one person are never granted without a word on it (R19). */
const beside = { note: 'Both requests of this person were read.' }

it('a change and a renewal of one account that are recorded at the same moment lose nothing of each other', async () => {
  for (let round = 0; round < 5; round++) {
    const { sent, read } = await aStaffMember()
    const [change, renewal] = [await sent('change-access'), await sent('annual-maintenance')]
    for (const id of [change, renewal]) expect(outcome(await grantRequest(app, by(id), beside))).toBe('done')
    const results = await Promise.all([change, renewal].map((id) => recordAccount(app, by(id), {})))
    expect(results.map(outcome)).toEqual(['done', 'done'])
    const account = await read()
    expect(account.dueOn).toBe('2027-11-20')
    expect(account.privileges).toContain(await privilegeId('individual-assessment'))
  }
})

it('a deactivation and a change that are recorded at the same moment end: one of them is told that it was too late', async () => {
  for (let round = 0; round < 5; round++) {
    const { sent, read } = await aStaffMember()
    const deactivation = await sent('deactivate')
    const change = await sent('change-access')
    expect(outcome(await grantRequest(app, by(change), beside))).toBe('done')
    await Promise.all([
      recordDeactivation(app, by(deactivation), deactivatedNow),
      recordAccount(app, by(change), {}),
    ])
    expect(await read()).toMatchObject({ accountState: 'deactivated' })
    expect(await stateOf(deactivation)).toBe('completed')
    expect(['superseded', 'completed']).toContain(await stateOf(change))
  }
})

describe('a coordinator who enters a request by REST', () => {
  const enter = async (data: object) =>
    app.payload.create({
      collection: 'requests',
      data: { organization: localArea.id, ...data } as never,
      overrideAccess: false,
      user: signedIn(administrator),
      depth: 0,
    })

  it('meets the checks of the kind, and must leave it to another coordinator', async () => {
    const { account, submission } = await aStaffMember()
    const { claims } = await submission('deactivate')
    const declarations = claims.declarations?.map((code) => ({ code }))
    const data = {
      ...claims,
      declarations,
      ...typed(account),
      kind: 'deactivate',
      requestorEmail: `${randomUUID()}@asks.example`,
    }
    await expect(enter({ ...data, lastDay: '' })).rejects.toThrow('Enter the last day')
    const entered = await enter({ ...data, staffId: randomUUID() })
    expect(entered).toMatchObject({
      kind: 'deactivate',
      enteredBy: administrator.id,
      requestorConfirmed: false,
      staff: account.id,
      isEddEmployee: true,
    })
    expect(outcome(await recordDeactivation(app, by(entered.id), deactivatedNow))).toBe('own-request')
  })

  it('names a kind that there is', async () => {
    await expect(enter({ kind: 'borrow-account' })).rejects.toThrow('Select a kind of request')
  })
})
