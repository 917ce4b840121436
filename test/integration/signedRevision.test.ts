import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import { grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { readReview } from '../../src/services/reviewRequest.ts'
import { readStaffRecord } from '../../src/services/staffRecord.ts'
import { aRevision, clearForms } from '../support/forms.ts'
import { app } from '../support/setup.ts'
import { administrator, by, credentials, localArea } from '../support/staffMember.ts'
import { aRequest, outcome, signedIn, sql, lookedAt } from '../support/world.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'

let first = ''
let second = ''
beforeAll(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await clearForms()
  first = await aRevision('e-1', { revision: 'SAMPLE 1', effectiveFrom: '2026-01-01' })
  second = await aRevision('e-1', { revision: 'SAMPLE 2', effectiveFrom: '2026-11-01' })
})
afterAll(clearForms)

/** Somebody whose E-1 was signed on a day, with the dates that the coordinator reads on the documents. */
async function signedOn(statementSignedOn: string) {
  const claims = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const
  const { requestId } = await aRequest(localArea.id, { ...claims, statementSignedOn }, nonEddClaims)
  const { rows } = await sql.query('select ispa_completed_on as ispa from requests where id = $1', [
    requestId,
  ])
  const seen = { ispaSeenOn: String(rows[0]?.ispa), statementSeenOn: statementSignedOn }
  return { requestId, seen }
}

const reviewed = (requestId: string) =>
  inTransaction(app.payload, ({ req }) => readReview(req, requestId), signedIn(administrator))
const revisionLine = async (requestId: string) =>
  (await reviewed(requestId))?.checks.find(({ code }) => code === 'revision')
const attested = async (requestId: string) => {
  const { rows } = await sql.query(
    "select form_revision_id as id from attestations where request_id = $1 and document = 'confidentiality-statement'",
    [requestId],
  )
  return rows.map(({ id }) => id)
}

describe('the revision that was signed (R15, D15)', () => {
  it('is the one that was current on the day of signing, where nothing else is said', async () => {
    const { requestId, seen } = await signedOn('2026-10-15')
    expect(await revisionLine(requestId)).toMatchObject({
      outcome: 'pass',
      text: expect.stringMatching(/^Revision SAMPLE 1 of the E-1 was current .*; a later one took its place/),
    })
    expect(outcome(await grantRequest(app, by(requestId), { ...seen, ...lookedAt }))).toBe('done')
    expect(outcome(await recordAccount(app, by(requestId), { username: 'avery.e1', ...credentials }))).toBe(
      'done',
    )
    expect(await attested(requestId)).toEqual([first])
  })

  it('read on the document as one that was superseded by then, is granted with a reason, and stays on record', async () => {
    const { requestId, seen } = await signedOn('2026-11-10')
    const choices = (await reviewed(requestId))?.revisions
    expect(choices?.map(({ id, isUsual }) => [id, isUsual])).toEqual([
      [second, true],
      [first, false],
    ])
    const grant = { ...seen, statementRevision: first }
    expect(outcome(await grantRequest(app, by(requestId), grant))).toBe('reason-needed')
    const note = 'The new form had not reached them.'
    expect(outcome(await grantRequest(app, by(requestId), { ...grant, note }))).toBe('done')
    expect(await revisionLine(requestId)).toMatchObject({
      outcome: 'look',
      text: expect.stringMatching(/^Signed on a superseded revision: Revision SAMPLE 1/),
    })
    await recordAccount(app, by(requestId), { username: 'blair.e1', ...credentials })
    expect(await attested(requestId)).toEqual([first])
    const { rows } = await sql.query(
      'select staff_id as id from attestations where request_id = $1 limit 1',
      [requestId],
    )
    const record = await inTransaction(
      app.payload,
      ({ req }) => readStaffRecord(req, String(rows[0]?.id)),
      signedIn(administrator),
    )
    expect(record?.statementRevision).toMatch(/^Signed on a superseded revision/)
    expect(JSON.stringify(record?.timeline)).toContain('Signed on a superseded revision')
  })

  it('is one that was published of the form of the person', async () => {
    const { requestId, seen } = await signedOn('2026-11-10')
    const other = await aRevision('de-7410', { revision: 'SAMPLE 9' })
    for (const statementRevision of [other, '00000000-0000-4000-8000-000000000000'])
      expect(outcome(await grantRequest(app, by(requestId), { ...seen, statementRevision }))).toBe(
        'statementRevision-unknown',
      )
  })
})
