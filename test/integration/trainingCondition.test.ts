import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { requestKinds } from '../../src/policy/vocabulary.ts'
import { submitMaintenance } from '../../src/services/submitMaintenance.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { confirmTraining } from '../../src/services/training/confirmTraining.ts'
import { readTrainingProgress } from '../../src/services/training/trainingProgress.ts'
import { readOrganization } from '../../src/services/organizationRecord.ts'
import { eddClaims } from '../unit/policy/claims.ts'
import { call, cookieFor, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { signedInRequestor, visitorWith } from '../support/siteVisitor.ts'
import { aStaffMember, administrator, localArea } from '../support/staffMember.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmission,
  outcome,
  signedIn,
  sql,
} from '../support/world.ts'

serveForThisFile()

const setting = (isOn: boolean) =>
  app.payload.updateGlobal({
    slug: 'settings',
    data: { trainingBeforeFirstRequest: isOn },
    overrideAccess: true,
  })
const anEmail = () => `${randomUUID()}@requestors.example`
const aNew = async (requestorEmail: string) => ({
  ...(await aSubmission(localArea.id, { organizationType: 'local-area' })),
  requestorEmail,
})

beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))
afterAll(() => setting(false))

describe('a requestor', () => {
  it('confirms the training on its page, after proving the address; the latest counts, each is in the trail', async () => {
    const stranger = await visitorWith().post('/training/confirm')
    expect(stranger.location).toBe('/sign-in?next=/training')
    expect((await visitorWith().get('/training')).html).toContain('href="/sign-in?next=/training"')
    const email = anEmail()
    const visitor = await signedInRequestor(email)
    expect((await visitor.get('/training')).html).toContain('I have gone through the training')
    expect((await visitor.post('/training/confirm')).location).toBe('/training?confirmed#confirm')
    const said = (await visitor.get('/training?confirmed')).html
    expect(said).toContain('It is on record')
    expect(said).toContain('November 23, 2026 at 10:00 a.m. PST')
    app.clock.set('2026-11-24T18:00:00Z')
    await visitor.post('/training/confirm')
    expect((await visitor.get('/training')).html).toContain('November 24, 2026 at 10:00 a.m. PST')
    const { rows } = await sql.query(
      "select count(*)::int as count from audit_events where event = 'training-confirmed' and actor_email = $1",
      [email],
    )
    expect(rows[0]?.count).toBe(2)
  })
})

describe('where the training comes before the first request (R48)', () => {
  beforeEach(() => setting(true))
  afterEach(() => setting(false))

  it('no first request is taken without it, and the refusal names the way; then the same request is taken', async () => {
    const submission = await aNew(anEmail())
    const refused = await submitRequest(app, submission)
    expect(outcome(refused)).toBe('training-not-confirmed')
    expect(!refused.ok && refused.problems[0]?.message).toContain('/training')
    await confirmTraining(app, { email: submission.requestorEmail.toUpperCase() })
    expect(outcome(await submitRequest(app, submission))).toBe('done')
  })

  it('every kind waits for it but a deactivation, which is never blocked (R41), also without a proved address', async () => {
    for (const kind of requestKinds.filter((one) => one !== 'new-account')) {
      const { send } = await aStaffMember()
      const asked =
        kind === 'deactivate' ? {} : { ispaCompletedOn: '2026-11-01', statementSignedOn: '2026-11-02' }
      const waits = kind === 'deactivate' ? 'done' : 'training-not-confirmed'
      expect(outcome(await send(kind, asked)), kind).toBe(waits)
    }
    const { submission } = await aStaffMember()
    const { claims, ...rest } = await submission('deactivate')
    const unproved = await submitRequest(app, {
      ...rest,
      claims: { ...claims, staffId: undefined },
      unproved: true,
    })
    expect(unproved.ok || unproved.problems.map(({ code }) => code)).not.toContain('training-not-confirmed')
  })

  it('a deactivation is no first request: the next one waits all the same', async () => {
    const { send } = await aStaffMember()
    expect(outcome(await send('deactivate'))).toBe('done')
    const other = await aStaffMember()
    expect(outcome(await other.send('reset-password'))).toBe('training-not-confirmed')
  })

  it('who has sent a request before goes on without it', async () => {
    await setting(false)
    const email = anEmail()
    expect(outcome(await submitRequest(app, await aNew(email)))).toBe('done')
    await setting(true)
    expect(outcome(await submitRequest(app, await aNew(email)))).toBe('done')
  })

  it('in one annual maintenance the renewals wait, and the deactivations go', async () => {
    const email = anEmail()
    const [one, other] = [await anAccount(localArea.id, email), await anAccount(localArea.id, email)]
    const claimsOf = (over: object) => ({
      ...eddClaims({ organizationId: localArea.id, organizationType: 'local-area' }),
      ...over,
    })
    const { sent, refused } = await submitMaintenance(app, {
      batchKey: randomUUID(),
      requestorEmail: email,
      rows: [
        {
          row: one.id,
          name: 'One',
          kind: 'annual-maintenance',
          claims: claimsOf({
            staffId: one.id,
            ispaCompletedOn: '2026-11-01',
            statementSignedOn: '2026-11-02',
          }),
        },
        {
          row: other.id,
          name: 'Other',
          kind: 'deactivate',
          claims: claimsOf({ staffId: other.id, lastDay: '2026-12-05', deactivationReason: 'transfer' }),
        },
      ],
    })
    expect(refused.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [one.id, 'training-not-confirmed'],
    ])
    expect(sent.map(({ row }) => row)).toEqual([other.id])
  })

  it('the form says so before anything is typed, at every kind that waits', async () => {
    const email = anEmail()
    await anAccount(localArea.id, email)
    const visitor = await signedInRequestor(email)
    await visitor.post('/request/new-account', { cashDrawOnly: 'no' })
    for (const kind of requestKinds.filter((one) => one !== 'deactivate')) {
      const page = await visitor.get(`/request/${kind}/begin`)
      expect(page.html, kind).toContain('Go through the training first')
      expect(page.html).toContain('href="/training"')
    }
    expect((await visitor.get('/request/deactivate/begin')).status).toBe(303)
    expect((await visitor.get('/request/reset-password')).html).toContain('Is this your first request?')
    expect((await visitor.get('/request/deactivate')).html).not.toContain('Is this your first request?')
    await visitor.post('/training/confirm')
    expect((await visitor.get('/request/reset-password/begin')).status).toBe(303)
  })

  it('a coordinator who enters a request answers for it; that is not yet the requestor’s own first request', async () => {
    const email = anEmail()
    const { claims } = await aNew(email)
    const cookie = await cookieFor(administrator)
    const declarations = claims.declarations?.map((code) => ({ code }))
    const entered = await call(
      '/api/requests',
      json(
        { ...claims, declarations, kind: 'new-account', organization: localArea.id, requestorEmail: email },
        { cookie },
      ),
    )
    expect(entered.status).toBe(201)
    expect(outcome(await submitRequest(app, await aNew(email)))).toBe('training-not-confirmed')
  })
})

describe('who has gone through the training', () => {
  const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
    inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
  const everybody = { show: 'everybody' } as const

  async function aTrainedArea() {
    const coordinator = await aCoordinator('mis-administrator')
    const area = await anOrganization('local-area', [coordinator])
    const [trained, untrained, gone] = [anEmail(), anEmail(), anEmail()]
    for (const email of [trained, untrained, gone]) await anAccount(area.id, email)
    await sql.query("update requestors set gone_on = '2026-11-01' where email = $1", [gone])
    await confirmTraining(app, { email: trained })
    return { coordinator, area, trained, untrained }
  }

  it('is seen by the coordinator of the area, those who have not first; who is gone is left out', async () => {
    const { coordinator, area, trained, untrained } = await aTrainedArea()
    const { requestors, confirmed, notYet } = await asked(coordinator, (req) =>
      readTrainingProgress(req, everybody),
    )
    expect(requestors.map(({ email, confirmedAt }) => [email, confirmedAt])).toEqual([
      [untrained, undefined],
      [trained, '2026-11-23T18:00:00.000Z'],
    ])
    expect([confirmed, notYet]).toEqual([1, 1])
    const only = await asked(coordinator, (req) => readTrainingProgress(req, { show: 'not-yet' }))
    expect(only.requestors.map(({ email }) => email)).toEqual([untrained])
    const page = await asked(coordinator, (req) => readOrganization(req, area.id))
    expect(page?.requestors.find(({ email }) => email === trained)?.trainingConfirmedAt).toBe(
      '2026-11-23T18:00:00.000Z',
    )
  })

  it('is not seen by the coordinator of another area, also where that area is named; oversight sees all', async () => {
    const { area, trained, untrained } = await aTrainedArea()
    const neighbor = await aTrainedArea()
    const named = { show: 'everybody', organizationId: area.id } as const
    const theirs = await asked(neighbor.coordinator, (req) => readTrainingProgress(req, everybody))
    expect(theirs.requestors.map(({ email }) => email).sort()).toEqual(
      [neighbor.trained, neighbor.untrained].sort(),
    )
    const peeked = await asked(neighbor.coordinator, (req) => readTrainingProgress(req, named))
    expect(peeked).toEqual({ requestors: [], confirmed: 0, notYet: 0 })
    for (const kind of ['operations-unit', 'auditor'] as const) {
      const overseer = await aCoordinator(kind)
      const { requestors } = await asked(overseer, (req) => readTrainingProgress(req, named))
      expect(requestors.map(({ email }) => email)).toEqual([untrained, trained])
    }
  })

  it('goes along as a file, within the same access, and the trail says so', async () => {
    const { coordinator, untrained, trained } = await aTrainedArea()
    const cookie = await cookieFor(coordinator)
    const answer = await call('/api/requestors/training.csv?show=not-yet', { headers: { cookie } })
    const file = await answer.text()
    expect(answer.headers.get('content-disposition')).toContain('caljobs-training-progress-2026-11-23.csv')
    expect(file).toContain(`${untrained},`)
    expect(file).not.toContain(trained)
    expect((await call('/api/requestors/training.csv')).status).toBe(401)
    const other = await cookieOf('mis-administrator')
    const empty = await call('/api/requestors/training.csv', { headers: { cookie: other.cookie } })
    expect((await empty.text()).trim().split('\r\n')).toHaveLength(1)
    const { rows } = await sql.query(
      "select after from audit_events where event = 'report-exported' and actor_id = $1",
      [coordinator.id],
    )
    expect(rows[0]?.after).toMatchObject({ report: 'training-progress', count: 1 })
  })
})
