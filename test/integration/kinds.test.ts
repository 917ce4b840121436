import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  aStaffMember,
  by,
  credentials,
  deactivatedNow,
  localArea,
  stateOf,
  typed,
} from '../support/staffMember.ts'
import {
  aCoordinator,
  messagesOf,
  outcome,
  privilegeId,
  signedIn,
  someEvidence,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

describe('a password reset', () => {
  it('asks for no date and no file, ends with the credentials notice, and leaves the account as it was', async () => {
    const { account, sent, read } = await aStaffMember()
    const id = await sent('reset-password')
    expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('done')
    expect(outcome(await recordAccount(app, by(id), credentials))).toBe('done')
    // As many are told of the route as can act: other files have their people in the same database.
    expect([...new Set(await messagesOf(id))]).toEqual([
      'account-credentials',
      'request-granted',
      'request-received',
      'request-routed',
    ])
    expect(await read()).toMatchObject({ username: account.username, dueOn: '2027-01-10' })
  })

  it('is a warning, not a stop, while a document is lapsed, unless the Operations Unit has settled otherwise (D3)', async () => {
    const { sent } = await aStaffMember({ ispaCompletedOn: '2025-11-22', dueOn: '2026-11-22' })
    const id = await sent('reset-password')
    const settle = (lapsedOnReset: 'stop' | 'warn') =>
      app.payload.updateGlobal({ slug: 'settings', data: { lapsedOnReset }, overrideAccess: true })
    await settle('stop')
    expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('ispa-training-lapsed')
    await settle('warn')
    expect(outcome(await grantRequest(app, by(id), {}))).toBe('reason-needed')
    const note = 'Renewed in the spring, the certificate follows.'
    expect(outcome(await grantRequest(app, by(id), { note }))).toBe('done')
  })

  it('never sends a password to an address that is not the one on record', async () => {
    const { account, submission } = await aStaffMember()
    const { claims, ...rest } = await submission('reset-password')
    const stranger = { ...claims, staffId: undefined, ...typed(account), staffEmail: 'attacker@else.example' }
    const result = await submitRequest(app, {
      ...rest,
      requestorEmail: `${randomUUID()}@else.example`,
      claims: stranger,
    })
    if (!result.ok) throw new Error(outcome(result))
    expect(outcome(await grantRequest(app, by(result.value.requestId), lookedAt))).toBe('address-differs')
  })
})

describe('a change of access', () => {
  it('changes what is on record by what was granted, and keeps what was asked, what was granted and why', async () => {
    const { sent, read } = await aStaffMember()
    const [assessment, funds, notes] = await Promise.all(
      ['individual-assessment', 'individual-fund-tracking', 'case-notes'].map(privilegeId),
    )
    const id = await sent('change-access', {
      privilegesRequested: [assessment!, funds!],
      privilegesToRemove: [notes!],
      privilegeReasons: [{ privilege: funds!, reason: 'Keeps the books of the youth program.' }],
    })
    const part = { privilegesGranted: [assessment!], privilegesRemoved: [notes!] }
    expect(outcome(await grantRequest(app, by(id), part))).toBe('missing-text')
    const text = 'Fund tracking belongs to the fiscal unit.'
    expect(outcome(await grantRequest(app, by(id), { ...part, text }))).toBe('done')
    expect(outcome(await recordAccount(app, by(id), {}))).toBe('done')
    const held = (await read()).privileges
    expect(new Set(held as string[])).toEqual(new Set([await privilegeId('case-assignment'), assessment]))
    const { rows } = await sql.query(
      "select body_text from messages where request_id = $1 and template = 'request-granted'",
      [id],
    )
    const told = String(rows[0]?.body_text).replace(/\s+/g, ' ')
    expect(told).toContain('Individual Fund Tracking')
    expect(told).toContain('without Case Notes')
    expect(told).toContain(text)
    expect(await messagesOf(id)).toContain('account-recorded')
  })

  it('needs a sentence for each privilege outside the usual set of the job function (R36)', async () => {
    const { send } = await aStaffMember()
    const funds = await privilegeId('individual-fund-tracking')
    expect(outcome(await send('change-access', { privilegesRequested: [funds] }))).toBe(
      'privilege-reason-missing',
    )
  })

  it('cannot be granted while a document is lapsed; new dates in the same request cure it (D3)', async () => {
    const lapsed = { ispaCompletedOn: '2025-11-22', statementSignedOn: '2025-11-23', dueOn: '2026-11-22' }
    const one = await aStaffMember(lapsed)
    const id = await one.sent('change-access')
    expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('ispa-training-lapsed')
    const other = await aStaffMember(lapsed)
    const cured = await other.sent('change-access', { ispaCompletedOn: '2026-11-01' })
    expect(outcome(await grantRequest(app, by(cured), lookedAt))).toBe('done')
    expect(outcome(await recordAccount(app, by(cured), {}))).toBe('done')
    expect(await other.read()).toMatchObject({ ispaCompletedOn: '2026-11-01', dueOn: '2026-11-23' })
  })
})

describe('a deactivation', () => {
  it('is recorded without a decision, and takes the place of what else is open for the account (D17)', async () => {
    const { sent, read } = await aStaffMember()
    const change = await sent('change-access')
    const id = await sent('deactivate', { lastDay: '2026-11-23' })
    expect(await stateOf(change)).toBe('superseded')
    expect(await messagesOf(change)).toContain('request-superseded')
    expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('not-possible-from-state')
    expect(outcome(await recordDeactivation(app, by(id), deactivatedNow))).toBe('done')
    expect(await read()).toMatchObject({
      accountState: 'deactivated',
      deactivatedAt: '2026-11-23T17:00:00.000Z',
    })
    expect(await trailOf(id)).toEqual(['request-submitted', 'account-recorded'])
    expect(await messagesOf(id)).toContain('account-recorded')
  })

  it('is never blocked by lapsed documents or by an organization that is closed, and cannot be denied for them', async () => {
    const { account, sent } = await aStaffMember({ ispaCompletedOn: '2020-01-01', dueOn: '2020-12-31' })
    await app.payload.update({
      collection: 'organizations',
      id: localArea.id,
      data: { activeTo: '2026-01-01' },
      overrideAccess: true,
    })
    const id = await sent('deactivate')
    await app.payload.update({
      collection: 'organizations',
      id: localArea.id,
      data: { activeTo: null },
      overrideAccess: true,
    })
    const denial = { reasonCode: 'training-lapsed', text: 'The training is too old for this.' }
    const operations = await aCoordinator('operations-unit')
    const byOperations = { requestId: id, user: signedIn(operations) }
    expect(outcome(await denyRequest(app, byOperations, denial))).toBe('reason-not-of-this-kind')
    const unknown = { reasonCode: 'unknown-or-duplicate', text: `Nobody of this name: ${account.email}.` }
    expect(outcome(await denyRequest(app, byOperations, unknown))).toBe('done')
  })

  it('is taken from an address that is not proved, marked so; it closes nobody’s request before it is recorded', async () => {
    const { account, sent, submission } = await aStaffMember()
    const reset = await sent('reset-password')
    const own = await sent('deactivate')
    expect(await stateOf(reset)).toBe('submitted')
    const { claims } = await submission('deactivate')
    const sender = `${randomUUID()}@unknown.example`
    const unproved = (kind: RequestKind) =>
      submitRequest(app, {
        kind,
        submissionKey: randomUUID(),
        requestorEmail: sender,
        claims: { ...claims, staffId: undefined, ...typed(account) },
        unproved: true,
      })
    const result = await unproved('deactivate')
    if (!result.ok) throw new Error(outcome(result))
    expect(await stateOf(own)).toBe('submitted')
    expect(await stateOf(reset)).toBe('submitted')
    const { rows } = await sql.query('select requestor_confirmed from requests where id = $1', [
      result.value.requestId,
    ])
    expect(rows[0]).toEqual({ requestor_confirmed: false })
    expect(outcome(await unproved('deactivate'))).toBe('request-already-open')
    expect(outcome(await recordDeactivation(app, by(result.value.requestId), deactivatedNow))).toBe('done')
    expect(await stateOf(own)).toBe('superseded')
    expect(await stateOf(reset)).toBe('superseded')
  })

  it('from an address that is not proved does not name the account as the sender’s own, nor change a requestor', async () => {
    const { account, requestorEmail, submission } = await aStaffMember()
    const { claims } = await submission('deactivate')
    const forged = await submitRequest(app, {
      kind: 'deactivate',
      submissionKey: randomUUID(),
      requestorEmail,
      claims: {
        ...claims,
        ...typed(account),
        requestorName: 'Somebody else',
        requestorPhone: '916 555 0111',
      },
      unproved: true,
    })
    expect(outcome(forged)).toBe('done')
    const { rows } = await sql.query('select name, phone from requestors where email = $1', [requestorEmail])
    expect(rows[0]).toEqual({ name: 'Sample Supervisor', phone: '916 555 0100' })
  })

  it.each(['new-account', 'reset-password', 'change-access', 'annual-maintenance'] as const)(
    'alone is taken so: %s is not',
    async (kind) => {
      const { account, submission } = await aStaffMember()
      const { claims } = await submission(kind)
      const sent = await submitRequest(app, {
        kind,
        submissionKey: randomUUID(),
        requestorEmail: `${randomUUID()}@unknown.example`,
        claims: {
          jobFunction: 'Case manager',
          businessNeed: 'Needs it.',
          privilegesRequested: [await privilegeId('case-notes')],
          ispaCompletedOn: '2026-11-20',
          statementSignedOn: '2026-11-20',
          ...claims,
          staffId: undefined,
          ...typed(account),
        },
        unproved: true,
      })
      expect(outcome(sent)).toBe('address-not-proved')
    },
  )
})

describe('annual maintenance', () => {
  it('moves the due date by newer documents, and ends with word to the requestor', async () => {
    const { sent, read } = await aStaffMember()
    const id = await sent('annual-maintenance')
    expect(outcome(await grantRequest(app, by(id), lookedAt))).toBe('done')
    expect(outcome(await recordAccount(app, by(id), {}))).toBe('done')
    expect(await read()).toMatchObject({ dueOn: '2027-11-20', confirmedOn: '2026-11-23' })
    expect(await messagesOf(id)).toContain('account-recorded')
  })

  it.each([
    ['a date that is on file already', { ispaCompletedOn: '2026-01-10' }, 'ispa-training-not-newer'],
    [
      'a date before the one on file',
      { statementSignedOn: '2026-01-11' },
      'confidentiality-statement-not-newer',
    ],
    [
      'a date 366 days ago',
      { ispaCompletedOn: '2025-11-22' },
      'ispa-training-lapsed, ispa-training-not-newer',
    ],
  ])('refuses %s (D4)', async (_what, said, problems) => {
    const { send } = await aStaffMember()
    expect(outcome(await send('annual-maintenance', said))).toBe(problems)
  })

  it('refuses a file that is on file already, byte for byte (R47)', async () => {
    const { account, requestorEmail, sent, send } = await aStaffMember({
      isEddEmployee: false,
      statementForm: 'e-1',
    })
    const first = await sent('annual-maintenance', { evidence: await someEvidence(requestorEmail) })
    const seen = { ispaSeenOn: '2026-11-20', statementSeenOn: '2026-11-21' }
    expect(outcome(await grantRequest(app, by(first), seen))).toBe('done')
    expect(outcome(await recordAccount(app, by(first), {}))).toBe('done')
    app.clock.set('2026-11-25T18:00:00Z')
    const again = {
      ispaCompletedOn: '2026-11-24',
      statementSignedOn: '2026-11-24',
      evidence: await someEvidence(requestorEmail),
    }
    expect(outcome(await send('annual-maintenance', again))).toBe(
      'ispa-training-same-file, confidentiality-statement-same-file',
    )
    expect(account.isEddEmployee).toBe(false)
  })

  it('of somebody else’s account is checked when it is granted: the sender is told nothing of the dates on file', async () => {
    const { account, submission } = await aStaffMember()
    const { claims } = await submission('annual-maintenance', { ispaCompletedOn: '2026-01-10' })
    const sent = await submitRequest(app, {
      kind: 'annual-maintenance',
      submissionKey: randomUUID(),
      requestorEmail: `${randomUUID()}@else.example`,
      claims: { ...claims, staffId: undefined, ...typed(account) },
    })
    if (!sent.ok) throw new Error(outcome(sent))
    expect(outcome(await grantRequest(app, by(sent.value.requestId), lookedAt))).toBe(
      'ispa-training-not-newer',
    )
  })
})
