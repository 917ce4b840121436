import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { REST_DELETE, REST_PATCH, REST_POST } from '@payloadcms/next/routes'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from '../support/setup.ts'
import {
  aCoordinator,
  anOrganization,
  aRequest,
  aSubmission,
  outcome,
  signedIn,
  sql,
  messagesOf,
  trailOf,
} from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const localArea = await anOrganization('local-area', [administrator])
const communityOrganization = await anOrganization('community-based-organization')
const operations = await aCoordinator('operations-unit')

describe('a new-account request', () => {
  it('of a Local Area goes to its MIS Administrator, with number, date and audit event', async () => {
    const { requestId, reference } = await aRequest(localArea.id, { organizationType: 'local-area' })
    const request = await app.payload.findByID({
      collection: 'requests',
      id: requestId,
      depth: 0,
      overrideAccess: true,
    })
    expect(reference).toMatch(/^CJ-/)
    expect(request).toMatchObject({
      state: 'submitted',
      requestDate: '2026-11-23',
      ispaAgeDays: 209,
      statementForm: 'de-7410',
      routeLevel: 'organization',
      routeFlagged: false,
      routedTo: [administrator.id],
      requestorConfirmed: true,
      address: '192.0.2.1',
    })
    expect(request.declarations).toHaveLength(7)
    expect(await trailOf(requestId)).toEqual(['request-submitted'])
  })

  it('of a community-based organization goes to the Operations Unit and takes its files along', async () => {
    const { requestId } = await aRequest(communityOrganization.id, {}, nonEddClaims)
    const request = await app.payload.findByID({
      collection: 'requests',
      id: requestId,
      depth: 0,
      overrideAccess: true,
    })
    expect(request).toMatchObject({
      routeLevel: 'operations-unit',
      statementForm: 'e-1',
      routedTo: expect.arrayContaining([operations.id]) as string[],
    })
    const { rows } = await sql.query('select organization_id from evidence where request_id = $1', [
      requestId,
    ])
    expect(rows.map(({ organization_id: id }) => id)).toEqual([
      communityOrganization.id,
      communityOrganization.id,
    ])
  })

  it.each([
    ['documents 366 days old', { ispaCompletedOn: '2025-11-22' }, 'ispa-training-lapsed'],
    ['cash draw alone', { cashDrawOnly: true }, 'cash-draw-only'],
    ['an organization of another type', { organizationType: 'all-other-staff' }, 'organization-not-active'],
    [
      'a privilege that is not on the list',
      { privilegesRequested: ['6f0e2b0e-0000-4000-8000-00000000ffff'] },
      'privilege-unknown',
    ],
  ] as const)('with %s is refused and leaves nothing', async (_what, over, code) => {
    const submission = await aSubmission(localArea.id, { organizationType: 'local-area', ...over } as object)
    expect(outcome(await submitRequest(app, submission))).toBe(code)
    const { rows } = await sql.query(
      'select 1 from requests where requestor_email = $1 union all select 1 from requestors where email = $1',
      [submission.requestorEmail],
    )
    expect(rows).toEqual([])
  })

  it('cannot take the files of another requestor', async () => {
    const foreign = await aSubmission(communityOrganization.id, {}, nonEddClaims)
    const submission = await aSubmission(
      communityOrganization.id,
      { evidence: foreign.claims.evidence },
      nonEddClaims,
    )
    expect(outcome(await submitRequest(app, submission))).toBe('evidence-unknown, evidence-unknown')
  })

  it('sent twenty times at once is one request with one audit event', async () => {
    const submission = await aSubmission(localArea.id, { organizationType: 'local-area' })
    const results = await Promise.all(Array.from({ length: 20 }, () => submitRequest(app, submission)))
    const references = new Set(results.map((result) => (result.ok ? result.value.reference : 'refused')))
    expect(references.size).toBe(1)
    const { rows } = await sql.query('select id from requests where submission_key = $1', [
      submission.submissionKey,
    ])
    expect(rows).toHaveLength(1)
    expect(await trailOf(String(rows[0]?.id))).toEqual(['request-submitted'])
    expect(await messagesOf(String(rows[0]?.id))).toEqual(['request-received', 'request-routed'])
  })

  it('for a person who has an open one of the same requestor is refused, also at the same moment (D17)', async () => {
    const first = await aSubmission(localArea.id, { organizationType: 'local-area' })
    const others = Array.from({ length: 5 }, () => ({ ...first, submissionKey: randomUUID() }))
    const results = await Promise.all([first, ...others].map((submission) => submitRequest(app, submission)))
    expect(results.map(outcome).sort()).toEqual(['done', ...Array<string>(5).fill('request-already-open')])
  })

  it('of somebody else for the same person stands beside it, and is told nothing of it (D17)', async () => {
    const { claims, ...first } = await aSubmission(localArea.id, { organizationType: 'local-area' })
    const other = await aSubmission(localArea.id, {
      organizationType: 'local-area',
      staffEmail: claims.staffEmail,
    })
    const results = await Promise.all([submitRequest(app, { ...first, claims }), submitRequest(app, other)])
    expect(results.map(outcome)).toEqual(['done', 'done'])
  })
})

describe('the side doors', () => {
  const claims = async (over: object) => {
    const { claims: said, requestorEmail } = await aSubmission(localArea.id, {
      organizationType: 'local-area',
      ...over,
    })
    const declarations = said.declarations.map((code) => ({
      code,
      text: 'x',
      version: 'x',
      givenAt: '2020-01-01',
    }))
    return { ...said, declarations, requestorEmail, kind: 'new-account' } as never
  }

  it('a coordinator who enters a request meets the same 365 days', async () => {
    const enter = async (over: object) =>
      app.payload
        .create({
          collection: 'requests',
          data: await claims(over),
          overrideAccess: false,
          user: signedIn(administrator),
          depth: 0,
        })
        .then(({ state, requestDate, enteredBy, requestorConfirmed }) => ({
          state,
          requestDate,
          enteredBy,
          requestorConfirmed,
        }))
        .catch((error: { data?: { problems: { code: string }[] } }) => error.data?.problems[0]?.code)
    expect(await enter({ statementSignedOn: '2025-11-22' })).toBe('confidentiality-statement-lapsed')
    expect(
      await enter({ statementSignedOn: '2025-11-23', state: 'granted', requestDate: '2020-01-01' }),
    ).toEqual({
      state: 'submitted',
      requestDate: '2026-11-23',
      enteredBy: administrator.id,
      requestorConfirmed: false,
    })
  })

  it('REST neither creates without a sign-in, nor changes, nor deletes', async () => {
    const { requestId } = await aRequest(localArea.id, { organizationType: 'local-area' })
    const { default: config } = await import('@payload-config')
    const ask = async (door: typeof REST_POST, path: string[], method: string, body: object) => {
      const request = new Request(`http://localhost:3000/api/${path.join('/')}`, {
        method,
        body: method === 'DELETE' ? undefined : JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
      return (await door(Promise.resolve(config))(request, { params: Promise.resolve({ slug: path }) }))
        .status
    }
    expect(await ask(REST_POST, ['requests'], 'POST', await claims({}))).toBe(403)
    expect(await ask(REST_PATCH, ['requests', requestId], 'PATCH', { state: 'granted' })).toBe(403)
    expect(await ask(REST_DELETE, ['requests', requestId], 'DELETE', {})).toBe(403)
  })

  it('the Local API changes no state outside an act, and denies nothing without a reason', async () => {
    const { requestId } = await aRequest(localArea.id, { organizationType: 'local-area' })
    const update = (data: object, context: object) =>
      app.payload
        .update({
          collection: 'requests',
          id: requestId,
          data,
          context: { ...context },
          overrideAccess: true,
          depth: 0,
        })
        .catch((error: { data?: { problems: { code: string }[] } }) =>
          error.data?.problems.map(({ code }) => code),
        )
    expect(await update({ state: 'granted' }, {})).toEqual(['not-an-act'])
    expect(await update({ state: 'completed' }, { transition: 'grant' })).toEqual(['not-possible-from-state'])
    expect(await update({ state: 'denied' }, { transition: 'deny' })).toEqual([
      'missing-reasonCode',
      'missing-text',
    ])
  })

  it.each([
    ["update requests set state = 'denied' where id = $1", 'requests_denied_has_reason'],
    ["update requests set state = 'granted' where id = $1", 'requests_granted_has_reviewer'],
    ["update requests set state = 'completed' where id = $1", 'requests_completed_has_processor'],
    ['update requests set staff_email = requestor_email where id = $1', 'requests_requestor_is_not_staff'],
    ["update requests set statement_form = 'e-1' where id = $1", 'requests_right_form'],
  ])('SQL is refused: %s', async (statement, constraint) => {
    const { requestId } = await aRequest(localArea.id, { organizationType: 'local-area' })
    await expect(sql.query(statement, [requestId])).rejects.toMatchObject({ constraint })
  })
})
