import { randomUUID } from 'node:crypto'
import type { Staff } from '../../src/payload-types.ts'
import type { Claims } from '../../src/policy/claims.ts'
import { addDays } from '../../src/policy/dates.ts'
import { declarationsFor } from '../../src/policy/declarations.ts'
import { kindOf } from '../../src/policy/kinds/index.ts'
import { type RequestKind } from '../../src/policy/vocabulary.ts'
import { hashOf } from '../../src/services/oneTimeTokens.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call } from './httpServer.ts'
import { app } from './setup.ts'
import { aCoordinator, anOrganization, aSubmission, outcome, signedIn, sql } from './world.ts'

export const administrator = await aCoordinator('mis-administrator')
export const area = await anOrganization('local-area', [administrator])
export const by = (requestId: string) => ({ requestId, user: signedIn(administrator) })
const { rows: listed } = await sql.query('select id, name from privileges order by code limit 3')
export const privileges = listed.map(({ id, name }) => ({ id: String(id), name: String(name) }))
const [first, second, third] = privileges.map(({ id }) => id) as [string, string, string]

/** A requestor with a record, a session, and ways to ask the site. */
export async function aRequestor() {
  const email = `${randomUUID()}@requestors.example`
  const token = randomUUID()
  await sql.query(
    `insert into site_sessions (token_hash, email, created_at, expires_at)
     values ($1, $2, $3::timestamptz, $3::timestamptz + interval '8 hours')`,
    [hashOf(token), email, app.clock.now()],
  )
  const { rows } = await sql.query(
    `insert into requestors (email, name, title, phone, proved_at, created_at, updated_at)
     values ($1, 'Sample Supervisor', 'manager-supervisor', '916 555 0100', $2, $2, $2) returning id`,
    [email, app.clock.now()],
  )
  const headers = { cookie: `requestor=${token}`, origin: 'null' }
  return {
    email,
    id: String(rows[0]?.id),
    get: (path: string) => call(path, { headers }),
    page: async (path: string) => (await call(path, { headers })).text(),
    post: (path: string) => call(path, { method: 'POST', headers }),
  }
}
export type Requestor = Awaited<ReturnType<typeof aRequestor>>

export const usernameFor = () => `user-${randomUUID().slice(0, 12)}`

/** An account on record that a requestor oversees. */
export const anAccount = (requestor: Requestor, over: Partial<Staff> = {}): Promise<Staff> =>
  app.payload.create({
    collection: 'staff',
    data: {
      givenName: 'Avery',
      familyName: 'Sample',
      email: `${randomUUID()}@staff.example`,
      isEddEmployee: true,
      organization: area.id,
      requestorOfRecord: requestor.id,
      username: usernameFor(),
      accountState: 'active',
      privileges: [first],
      ispaCompletedOn: '2026-01-10',
      statementSignedOn: '2026-02-10',
      dueOn: '2027-01-10',
      // The database keeps the due date: another one is had by documents of another day.
      ...(over.dueOn && {
        ispaCompletedOn: addDays(over.dueOn, -365),
        statementSignedOn: addDays(over.dueOn, -365),
      }),
      ...over,
    },
    overrideAccess: true,
    depth: 0,
  })

const asked: Record<RequestKind, Partial<Claims>> = {
  'new-account': {},
  'reset-password': { resetReason: 'Locked after too many tries.' },
  'change-access': {
    ispaCompletedOn: '',
    statementSignedOn: '',
    privilegesRequested: [second, third],
    privilegesToRemove: [],
    privilegeReasons: [second, third].map((privilege) => ({ privilege, reason: 'Covers for a colleague.' })),
  },
  deactivate: {
    lastDay: '2026-12-05',
    lastTime: '15:30',
    deactivationReason: 'transfer',
    caseloadTo: 'Robin Sample',
  },
  'annual-maintenance': { ispaCompletedOn: '2026-11-01', statementSignedOn: '2026-11-02' },
}

/** A request of one kind, about an account of the requestor's own where the kind wants one. */
export async function send(requestor: Requestor, kind: RequestKind, over: Partial<Claims> = {}) {
  const isNew = kindOf(kind).concerns === 'new-person'
  const staff = isNew ? undefined : await anAccount(requestor)
  const { claims } = await aSubmission(area.id, { kind, organizationType: 'local-area' })
  const declarations = declarationsFor(kindOf(kind), { isEddEmployee: true }).map(({ code }) => code)
  const sent = await submitRequest(app, {
    kind,
    submissionKey: randomUUID(),
    requestorEmail: requestor.email,
    claims: { ...claims, staffId: staff?.id, ...asked[kind], declarations, ...over },
    address: '192.0.2.1',
  })
  if (!sent.ok) throw new Error(`${kind}: ${outcome(sent)}`)
  return { ...sent.value, staff }
}
