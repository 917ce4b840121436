import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { addDays } from '../../src/policy/dates.ts'
import { dueOn } from '../../src/policy/eligibility.ts'
import { grantRequest } from '../../src/services/decideRequest.ts'
import { startReSigning } from '../../src/services/renewals/startReSigning.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { aRevision, formsOfThisFile } from '../support/forms.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmissionAbout,
  outcome,
  signedIn,
  sql,
  lookedAt,
} from '../support/world.ts'

const { clock } = app
const start = '2026-11-23T18:00:00Z'
const operations = await aCoordinator('operations-unit')
const formId = randomUUID()

formsOfThisFile()
beforeEach(async () => {
  clock.set(start)
  await aRevision('e-1', { id: formId, revision: 'SAMPLE 2' })
})
afterAll(() => clock.set(start))

const ask = (olderRefusedAfter: string, by: Coordinator = operations) =>
  startReSigning(app, { formId, olderRefusedAfter, user: signedIn(by) })

/** A person who is not EDD's, with documents of these days. */
async function signer(ispaCompletedOn: string, statementSignedOn: string) {
  const coordinator = await aCoordinator('mis-administrator')
  const organization = await anOrganization('local-area', [coordinator])
  const email = `${randomUUID()}@requestors.example`
  const dates = { ispaCompletedOn, statementSignedOn, dueOn: dueOn(ispaCompletedOn, statementSignedOn) }
  const account = await anAccount(organization.id, email, {
    isEddEmployee: false,
    statementForm: 'e-1',
    ...dates,
  })
  const due = async () =>
    (await sql.query('select due_on from staff where id = $1', [account.id])).rows[0]?.due_on as string
  return { coordinator, email, account, due }
}

const toldTo = async (email: string) =>
  (
    await sql.query(`select body_text from messages where "to" = $1 and template = 're-sign-started'`, [
      email,
    ])
  ).rows.map(({ body_text: text }) => String(text))

describe('A new revision with a day after which older signatures are refused (D15)', () => {
  it('moves the due dates of who signed before it, tells their requestors once, and can be taken back', async () => {
    const older = await signer('2026-09-01', '2026-10-31')
    const newer = await signer('2026-09-01', '2026-11-01')
    const sooner = await signer('2025-12-01', '2026-10-31')
    expect(outcome(await ask('2027-01-31'))).toBe('done')
    expect(outcome(await ask('2027-01-31'))).toBe('done')
    expect([await older.due(), await newer.due(), await sooner.due()]).toEqual([
      '2027-01-31',
      '2027-09-01',
      '2026-12-01',
    ])
    expect((await toldTo(older.email)).map((text) => /not signed it: (\d+)/.exec(text)?.[1])).toEqual(['1'])
    expect([await toldTo(newer.email), (await toldTo(sooner.email)).length]).toEqual([[], 1])
    expect(outcome(await ask(''))).toBe('done')
    expect(await older.due()).toBe('2027-09-01')
  })

  it.each([
    ['today', '2026-11-23', 'day-does-not-fit'],
    ['tomorrow', '2026-11-24', 'done'],
    ['in 365 days', '2027-11-23', 'done'],
    ['in 366 days', '2027-11-24', 'day-does-not-fit'],
    ['no day', '2027-02-30', 'day-missing'],
  ])('%s: %s is %s', async (_name, day, expected) => {
    expect(outcome(await ask(day))).toBe(expected)
  })

  it('is for the Operations Unit alone', async () => {
    const auditor = await aCoordinator('auditor')
    const { coordinator } = await signer('2026-09-01', '2026-10-31')
    expect([
      outcome(await ask('2027-01-31', auditor)),
      outcome(await ask('2027-01-31', coordinator)),
    ]).toEqual(['role-may-not', 'role-may-not'])
  })

  it.each([
    ['2027-02-01T07:59:00Z', 'done'],
    ['2027-02-01T08:00:00Z', 'statement-old-revision'],
  ])('at %s, a request with an older signature: %s', async (at, expected) => {
    const { account, email } = await signer('2026-03-01', '2026-03-01')
    await ask('2027-01-31')
    clock.set(at)
    const said = { ispaCompletedOn: '2026-10-20', statementSignedOn: '2026-10-31' }
    const files = ['ispa-training', 'confidentiality-statement'] as const
    const evidence = files.map((document) => ({ document, id: randomUUID() }))
    for (const { document, id } of evidence)
      await sql.query(
        `insert into evidence (id, document, display_name, mime_type, size, sha256, storage_name, key_id, uploaded_by_email)
         values ($1, $2, 'sample.pdf', 'application/pdf', 1000, $3, $4, 'k1', $5)`,
        [id, document, randomUUID(), randomUUID(), email],
      )
    const submission = await aSubmissionAbout('annual-maintenance', account, email, { ...said, evidence })
    expect(outcome(await submitRequest(app, submission))).toBe(expected)
  })

  it('stops a change of access after that day, like a document that has lapsed (D3)', async () => {
    const { account, email, coordinator } = await signer('2026-09-01', '2026-10-31')
    await ask('2027-01-31')
    const sent = await submitRequest(app, await aSubmissionAbout('change-access', account, email))
    if (!sent.ok) throw new Error(outcome(sent))
    clock.set('2027-02-01T08:00:00Z')
    const by = { requestId: sent.value.requestId, user: signedIn(coordinator) }
    expect(outcome(await grantRequest(app, by, lookedAt))).toBe('confidentiality-statement-old-revision')
    clock.set('2027-02-01T07:59:00Z')
    expect(outcome(await grantRequest(app, by, lookedAt))).toBe('done')
  })
})

it('D5: the due date that the database keeps is the one of the policy, for any two dates', async () => {
  const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2020-01-01', days))
  await fc.assert(
    fc.asyncProperty(day, day, async (ispa, signed) => {
      const { rows } = await sql.query('select due_on_of($1, $2, $3) as due', [ispa, signed, 'de-7410'])
      expect(rows[0]?.due).toBe(dueOn(ispa, signed))
    }),
    { numRuns: 200 },
  )
})
