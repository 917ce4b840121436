import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { denyRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { countInbox, listInbox } from '../../src/services/inbox.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'
import { readOverview } from '../../src/services/overview.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { type Submission, submitRequest } from '../../src/services/submitRequest.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmissionAbout,
  outcome,
  privilegeId,
  signedIn,
  someEvidence,
  sql,
  lookedAt,
} from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const localArea = await anOrganization('local-area', [administrator])
const spoc = await aCoordinator('wsb-spoc')
const fieldDivision = await anOrganization('wsb-field-division', [spoc])
const by = (requestId: string, who = administrator) => ({ requestId, user: signedIn(who) })
const reqOf = (who = administrator) => createLocalReq({ user: signedIn(who) }, app.payload)

afterEach(() => app.clock.set('2026-11-23T18:00:00Z'))

async function aStaffMember(over: Partial<Staff> = {}, organization = localArea) {
  const requestorEmail = `${randomUUID()}@requestors.example`
  const account = await anAccount(organization.id, requestorEmail, over)
  const sent = async (kind: RequestKind, said: Submission['claims'] = {}) => {
    const result = await submitRequest(app, await aSubmissionAbout(kind, account, requestorEmail, said))
    if (!result.ok) throw new Error(outcome(result))
    return result.value
  }
  return { account, requestorEmail, sent }
}

async function review(requestId: string, who = administrator) {
  const read = await readReview(await reqOf(who), requestId)
  if (!read) throw new Error('There is no such request')
  return read
}

const remarks = async (requestId: string, who = administrator) =>
  (await review(requestId, who)).checks
    .filter(({ outcome: result }) => result !== 'pass')
    .map(({ code, outcome: result }) => `${result} ${code}`)

const names = (privileges: { name: string }[]) => privileges.map(({ name }) => name)

describe('the review of the other kinds', () => {
  it.each(['reset-password', 'change-access', 'deactivate', 'annual-maintenance'] as const)(
    'has nothing to remark on %s for one of the own staff, before and after',
    async (kind) => {
      const email = `${randomUUID()}@edd.ca.gov`
      const { account, sent } = await aStaffMember({ email }, fieldDivision)
      const { requestId } = await sent(kind)
      expect(await remarks(requestId, spoc)).toEqual([])
      expect((await review(requestId, spoc)).username).toBe(account.username)
      const { acts } = (await review(requestId, spoc)).standing
      const done = acts.includes('grant') ? await carryOut(requestId, spoc) : await deactivate(requestId)
      expect(outcome(done)).toBe('done')
      expect(await remarks(requestId, spoc)).toEqual([])
    },
  )

  async function carryOut(requestId: string, who = administrator) {
    expect(outcome(await grantRequest(app, by(requestId, who), who === spoc ? {} : lookedAt))).toBe('done')
    return recordAccount(app, by(requestId, who), { temporaryPassword: 'Planted-review-1' })
  }

  const deactivate = (requestId: string) =>
    recordDeactivation(app, by(requestId, spoc), { deactivatedOn: '2026-11-23', deactivatedTime: '09:00' })

  it('of a change shows what is on record, what is asked, and each unusual privilege with its sentence', async () => {
    const { sent } = await aStaffMember()
    const [funds, notes] = await Promise.all(['individual-fund-tracking', 'case-notes'].map(privilegeId))
    const reason = 'Keeps the books of the youth program.'
    const { requestId } = await sent('change-access', {
      privilegesRequested: [funds!],
      privilegesToRemove: [notes!],
      privilegeReasons: [{ privilege: funds!, reason }],
    })
    expect(await remarks(requestId)).toEqual(['look unusual-privilege'])
    const open = await review(requestId)
    expect(open.checks.find(({ code }) => code === 'unusual-privilege')?.text).toContain(reason)
    expect(names(open.privileges.onRecord)).toEqual(expect.arrayContaining(['Case Notes']))
    expect(names(open.privileges.requested)).toEqual(['Individual Fund Tracking'])
    expect(names(open.privileges.toRemove)).toEqual(['Case Notes'])
    expect(open.privileges.reasons).toEqual({ [funds!]: reason })
    const part = {
      privilegesGranted: [],
      privilegesRemoved: [notes!],
      text: 'Funds belong to the fiscal unit.',
    }
    expect(outcome(await grantRequest(app, by(requestId), part))).toBe('done')
    expect(outcome(await recordAccount(app, by(requestId), {}))).toBe('done')
    const closed = await review(requestId)
    expect(closed.privileges.onRecord).toEqual(open.privileges.onRecord)
    expect(names(closed.privileges.removed)).toEqual(['Case Notes'])
    expect(closed.privileges.granted).toEqual([])
    expect(closed.standing.reasons[0]).toContain('Access changed')
  })

  it('fails for a lapsed document exactly when the grant is refused for it', async () => {
    const { sent } = await aStaffMember({ ispaCompletedOn: '2025-11-22', dueOn: '2026-11-22' })
    const change = await sent('change-access')
    const reset = await sent('reset-password')
    expect(await remarks(change.requestId)).toContain('fail ispa-training-lapsed')
    expect(outcome(await grantRequest(app, by(change.requestId), lookedAt))).toBe('ispa-training-lapsed')
    expect(await remarks(reset.requestId)).toContain('look ispa-training-lapsed')
    expect(outcome(await grantRequest(app, by(reset.requestId), {}))).toBe('reason-needed')
    const note = 'The change waits for the new certificate.'
    expect(outcome(await grantRequest(app, by(reset.requestId), { note }))).toBe('done')
  })

  it('asks for the dates of the documents that came with a file, and no others', async () => {
    const { requestorEmail, sent } = await aStaffMember({ isEddEmployee: false })
    const evidence = await someEvidence(requestorEmail)
    const ispa = evidence.filter(({ document }) => document === 'ispa-training')
    const change = await sent('change-access', { ispaCompletedOn: '2026-11-20', evidence: ispa })
    expect((await review(change.requestId)).datesToSee).toEqual(['ispa-training'])
    const reset = await sent('reset-password')
    expect((await review(reset.requestId)).datesToSee).toEqual([])
  })

  it('of an annual maintenance goes on to name the dates that were on file before', async () => {
    const { sent } = await aStaffMember()
    const { requestId } = await sent('annual-maintenance')
    const before = (await review(requestId)).checks.find(({ code }) => code === 'ispa-training-not-newer')
    expect(before?.text).toContain('January 10, 2026')
    await carryOut(requestId)
    app.clock.set('2027-06-01T18:00:00Z')
    const after = await review(requestId)
    expect(after.checks).toContainEqual(before)
    expect(after.onRecord).toEqual({ ispaCompletedOn: '2026-01-10', statementSignedOn: '2026-01-12' })
  })

  it('offers for a deactivation the recording, and the one reason that it can be denied for', async () => {
    const { sent } = await aStaffMember()
    const { requestId } = await sent('deactivate', { lastDay: '2026-11-20', alreadySeparated: true })
    expect(await remarks(requestId)).toEqual(['fail last-moment', 'look already-separated'])
    const { standing, reasons } = await review(requestId)
    expect(standing.acts).toEqual(['claim', 'deny', 'return', 'record-deactivation', 'reassign'])
    expect(reasons.map(({ code }) => code)).toEqual(['unknown-or-duplicate'])
    const denial = { reasonCode: 'no-business-need', text: 'This is not a reason for this.' }
    expect(outcome(await denyRequest(app, by(requestId), denial))).toBe('reason-not-of-this-kind')
  })

  it('names the deactivation that took the place of a change', async () => {
    const { sent } = await aStaffMember()
    const change = await sent('change-access')
    const deactivation = await sent('deactivate', { lastDay: '2026-11-23' })
    expect((await review(change.requestId)).supersededBy).toEqual({
      id: deactivation.requestId,
      reference: deactivation.reference,
    })
  })

  it('says who oversees the account, and that a requestor is gone', async () => {
    const { account, requestorEmail, sent } = await aStaffMember()
    const { requestId } = await sent('reset-password')
    await sql.query("update requestors set gone_on = '2026-11-01' where email = $1", [requestorEmail])
    expect(await remarks(requestId)).toEqual(['look requestor-gone'])
    await sql.query('update staff set requestor_of_record_id = null where id = $1', [account.id])
    expect(await remarks(requestId)).toEqual([
      'look first-request',
      'look requestor-of-record',
      'look requestor-gone',
    ])
  })
})

it('the first page counts the accounts of the own organizations that nobody oversees', async () => {
  const counted = async () => (await readOverview(await reqOf())).unowned
  const { account } = await aStaffMember()
  const before = await counted()
  await sql.query('update staff set requestor_of_record_id = null where id = $1', [account.id])
  expect(await counted()).toBe(before + 1)
})

describe('deactivations in the inbox', () => {
  const listed = async (parameters: Record<string, string>) =>
    (await listInbox(await reqOf(), readInboxQuery(parameters))).rows

  it('stand in a view of their own while they are due, the nearest last day first, marked in words', async () => {
    const due = async (lastDay: string) =>
      (await (await aStaffMember()).sent('deactivate', { lastDay })).reference
    const [soon, later] = [await due('2026-11-26'), await due('2026-12-01')]
    const late = await due('2026-11-19')
    const mine = (rows: Awaited<ReturnType<typeof listed>>) =>
      rows.filter(({ reference }) => [soon, later, late].includes(reference))
    expect(mine(await listed({ view: 'due' })).map(({ reference, due: mark }) => [reference, mark])).toEqual([
      [late, 'Late'],
      [soon, 'Last day in 3 days'],
    ])
    expect(
      mine(await listed({ view: 'all' })).find(({ reference }) => reference === later)?.due,
    ).toBeUndefined()
    expect((await countInbox(await reqOf())).due.count).toBe((await listed({ view: 'due' })).length)
    expect(mine(await listed({ view: 'late' })).map(({ reference }) => reference)).toEqual([late])
    app.clock.set('2026-11-24T18:00:00Z')
    expect(mine(await listed({ view: 'due' })).map(({ reference }) => reference)).toEqual([late, soon, later])
  })

  it('can be asked for alone, as every kind, and together with words', async () => {
    const { account, sent } = await aStaffMember()
    const reset = await sent('reset-password')
    await sent('deactivate')
    const found = await listed({ view: 'all', kind: 'reset-password', q: account.email })
    expect(found.map(({ reference }) => reference)).toEqual([reset.reference])
    expect(
      (await listed({ view: 'all', kind: 'deactivate' })).every(({ kind }) => kind === 'deactivate'),
    ).toBe(true)
    expect(readInboxQuery({ kind: 'constructor' }).kind).toBeUndefined()
  })
})
