import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Claims } from '../../src/policy/claims.ts'
import { claimRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { requestStatusById } from '../../src/services/requestStatus.ts'
import { resubmitRequest } from '../../src/services/resubmitRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aSubmission,
  outcome,
  signedIn,
  someEvidence,
  sql,
  trailOf,
  lookedAt,
} from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const colleague = await aCoordinator('mis-administrator')
const localArea = await anOrganization('local-area', [administrator])
const by = (requestId: string) => ({ requestId, user: signedIn(administrator) })
const inLocalArea = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const

afterEach(() => {
  vi.restoreAllMocks()
  app.clock.set('2026-11-23T18:00:00Z')
})

async function aReturnedRequest(over: Partial<Claims> = {}) {
  const submission = await aSubmission(localArea.id, { ...inLocalArea, ...over }, nonEddClaims)
  const sent = await submitRequest(app, submission)
  if (!sent.ok) throw new Error(outcome(sent))
  await claimRequest(app, by(sent.value.requestId))
  const asked = { parts: ['ispa-training'], text: 'The certificate cannot be read.' }
  expect(outcome(await returnRequest(app, by(sent.value.requestId), asked))).toBe('done')
  const answer = (changes: Partial<Claims> = {}, submissionKey: string = randomUUID()) =>
    resubmitRequest(app, {
      ...submission,
      claims: { ...submission.claims, ...changes },
      submissionKey,
      requestId: sent.value.requestId,
    })
  return { ...sent.value, submission, answer }
}

const requestOf = async (id: string) =>
  (
    await sql.query(
      `select reference, state, request_date, submitted_at, claimed_by_id, ispa_age_days from requests where id = $1`,
      [id],
    )
  ).rows[0]

describe('a returned request that is answered', () => {
  it('was sent once before, and twice since, in what the requestor reads of it', async () => {
    let instant = new Date('2026-11-23T18:00:00Z').getTime()
    // Time goes on while a request is recorded.
    vi.spyOn(app.clock, 'now').mockImplementation(() => new Date((instant += 1)))
    const { requestId, answer } = await aReturnedRequest()
    const timesSent = async () =>
      (await requestStatusById(app, requestId))?.timeline.filter(({ what }) => what === 'Sent').length
    expect(await timesSent()).toBe(1)
    await answer()
    expect(await timesSent()).toBe(2)
  })

  it('goes out under its reference with the new date, unclaimed, and both sides are told again', async () => {
    const { requestId, reference, answer } = await aReturnedRequest()
    app.clock.set('2026-12-01T18:00:00Z')
    expect(await answer({ businessNeed: 'Said better.' })).toMatchObject({ ok: true, value: { reference } })
    expect(await requestOf(requestId)).toMatchObject({
      reference,
      state: 'submitted',
      request_date: '2026-12-01',
      claimed_by_id: null,
      ispa_age_days: '217',
    })
    expect(await trailOf(requestId)).toEqual([
      'request-submitted',
      'request-claimed',
      'request-returned',
      'request-resubmitted',
    ])
    const { rows } = await sql.query(
      "select count(*)::int as mails from messages where request_id = $1 and template in ('request-received', 'request-routed')",
      [requestId],
    )
    expect(rows).toEqual([{ mails: 4 }])
  })

  it('is tested again: a document that has lapsed since stops it, and it stays returned (D2)', async () => {
    const { requestId, answer } = await aReturnedRequest({ ispaCompletedOn: '2025-11-23' })
    app.clock.set('2026-11-24T18:00:00Z')
    expect(outcome(await answer())).toBe('ispa-training-lapsed')
    expect(await requestOf(requestId)).toMatchObject({ state: 'returned', request_date: '2026-11-23' })
    expect(outcome(await answer({ ispaCompletedOn: '2025-11-24' }))).toBe('done')
  })

  it('is routed as the organization stands now', async () => {
    const { requestId, answer } = await aReturnedRequest()
    await app.payload.update({
      collection: 'organizations',
      id: localArea.id,
      data: { coordinators: [colleague.id] },
      overrideAccess: true,
      depth: 0,
    })
    expect(outcome(await answer())).toBe('done')
    expect(outcome(await grantRequest(app, by(requestId), lookedAt))).toBe('request-not-found')
    await app.payload.update({
      collection: 'organizations',
      id: localArea.id,
      data: { coordinators: [administrator.id] },
      overrideAccess: true,
      depth: 0,
    })
  })

  it('keeps a file that was replaced, but no longer counts it', async () => {
    const { requestId, submission, answer } = await aReturnedRequest()
    const [certificate] = await someEvidence(submission.requestorEmail)
    const [before, statement] = submission.claims.evidence
    if (!certificate || !before || !statement) throw new Error('There are two files')
    expect(outcome(await answer({ evidence: [certificate, statement] }))).toBe('done')
    const { rows } = await sql.query(
      'select id, replaced_at is null as counts from evidence where request_id = $1',
      [requestId],
    )
    expect(new Map(rows.map(({ id, counts }) => [id, counts]))).toEqual(
      new Map([
        [certificate.id, true],
        [before.id, false],
        [statement.id, true],
      ]),
    )
  })

  it('is answered once, however often the answer is sent, and only while it is returned', async () => {
    const { requestId, submission, answer } = await aReturnedRequest()
    const key = randomUUID()
    await sql.query(
      `insert into drafts (id, email, kind, answers_request_id, submission_key, created_at, updated_at)
       values ($1, $2, 'new-account', $3, $4, now(), now())`,
      [randomUUID(), submission.requestorEmail, requestId, key],
    )
    const results = await Promise.all(Array.from({ length: 10 }, () => answer({}, key)))
    expect(results.map(outcome)).toEqual(Array<string>(10).fill('done'))
    expect((await trailOf(requestId)).filter((event) => event === 'request-resubmitted')).toHaveLength(1)
    expect(outcome(await answer())).toBe('not-possible-from-state')
  })

  it('is answered by its own requestor alone', async () => {
    const { requestId } = await aReturnedRequest()
    const stranger = await aSubmission(localArea.id, inLocalArea, nonEddClaims)
    expect(outcome(await resubmitRequest(app, { ...stranger, requestId }))).toBe('request-not-found')
  })
})
