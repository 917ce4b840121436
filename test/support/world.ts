import { randomUUID } from 'node:crypto'
import { poolOf } from '../../src/database/connection.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import type { Claims } from '../../src/policy/claims.ts'
import { addDays } from '../../src/policy/dates.ts'
import { declarationsFor } from '../../src/policy/declarations.ts'
import { kindOf } from '../../src/policy/kinds/index.ts'
import type { CoordinatorKind, OrganizationType, RequestKind } from '../../src/policy/vocabulary.ts'
import type { ClaimsInput } from '../../src/services/prepareSubmission.ts'
import { type Submission, submitRequest } from '../../src/services/submitRequest.ts'
import { eddClaims, nonEddClaims } from '../unit/policy/claims.ts'
import { app } from './setup.ts'

export const sql = poolOf(app.payload)

const local = { overrideAccess: true, depth: 0 } as const

/** Of every coordinator that `aCoordinator` makes. */
export const coordinatorPassword = 'a long sample password'

/** A coordinator of one kind, under an address of its own. */
export async function aCoordinator(
  kind: CoordinatorKind,
  over: Partial<Coordinator> = {},
): Promise<Coordinator> {
  return app.payload.create({
    collection: 'coordinators',
    data: {
      name: `Sample ${kind}`,
      kind,
      active: true,
      email: `${randomUUID()}@coordinators.example`,
      password: coordinatorPassword,
      ...over,
    },
    ...local,
  })
}

/** An organization of one type, with these coordinators. */
export async function anOrganization(type: OrganizationType, coordinators: Coordinator[] = []) {
  const slug = `sample-${randomUUID()}`
  return app.payload.create({
    collection: 'organizations',
    data: {
      name: `SAMPLE ${slug}`,
      slug,
      type,
      coordinators: coordinators.map(({ id }) => id),
      emailDomains: ['requestors.example'],
      sample: true,
    },
    ...local,
  })
}

/** The signed-in person, as the panel and REST hand them to a service. */
export const signedIn = (coordinator: Coordinator) => ({
  ...coordinator,
  collection: 'coordinators' as const,
})

/** Two files in the evidence list that a requestor has uploaded. */
export async function someEvidence(email: string): Promise<Claims['evidence']> {
  const files = nonEddClaims().evidence.map(({ document }) => ({ document, id: randomUUID() }))
  for (const { document, id } of files)
    await sql.query(
      `insert into evidence (id, document, display_name, mime_type, size, sha256, storage_name, key_id, uploaded_by_email)
       values ($1, $2, 'sample.pdf', 'application/pdf', 1000, $3, $4, 'k1', $5)`,
      [id, document, (document === 'ispa-training' ? 'e' : 'f').repeat(64), randomUUID(), email],
    )
  return files
}

/** A submission that passes, from a requestor and for a staff member of its own. */
export async function aSubmission(
  organizationId: string,
  over: Partial<Claims> = {},
  claimsOf: typeof eddClaims = eddClaims,
): Promise<Submission & { claims: Claims }> {
  const { rows } = await sql.query('select id from privileges order by code limit 2')
  const requestorEmail = `${randomUUID()}@requestors.example`
  const claims = claimsOf({
    organizationId,
    staffEmail: `${randomUUID()}@staff.example`,
    privilegesRequested: rows.map(({ id }) => String(id)),
    evidence: claimsOf === nonEddClaims ? await someEvidence(requestorEmail) : [],
    ...over,
  })
  return { kind: claims.kind, submissionKey: randomUUID(), requestorEmail, claims, address: '192.0.2.1' }
}

/** A request that was sent, by its id. */
export async function aRequest(organizationId: string, over: Partial<Claims> = {}, claimsOf = eddClaims) {
  const sent = await submitRequest(app, await aSubmission(organizationId, over, claimsOf))
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  return sent.value
}

/** What a coordinator says who has looked at who asks, and at whom they call an EDD employee. */
export const lookedAt = { note: 'The office confirmed by phone who asks and for whom.' }

/** The codes of what was refused, or `done`. */
export const outcome = (result: { ok: true } | { ok: false; problems: { code: string }[] }): string =>
  result.ok ? 'done' : result.problems.map(({ code }) => code).join(', ')

/** Audit events of a request, oldest first. */
export async function trailOf(requestId: string): Promise<string[]> {
  const { rows } = await sql.query(
    'select event from audit_events e join audit_chain c on c.event_id = e.id where request_id = $1 order by c.position',
    [requestId],
  )
  return rows.map(({ event }) => String(event))
}

/** What was put into the outbox for a request, by name. */
export async function messagesOf(requestId: string): Promise<string[]> {
  const { rows } = await sql.query('select template from messages where request_id = $1 order by template', [
    requestId,
  ])
  return rows.map(({ template }) => String(template))
}

/** An account on record, overseen by the requestor of this address. */
export async function anAccount(
  organizationId: string,
  requestorEmail: string,
  over: Partial<Staff> = {},
): Promise<Staff> {
  const { rows } = await sql.query(
    `insert into requestors (email, name, title, phone, organization_id, proved_at, created_at, updated_at)
     values ($1, 'Sample Supervisor', 'manager-supervisor', '916 555 0100', $2, now(), now(), now())
     on conflict (email) do update set updated_at = now() returning id`,
    [requestorEmail, organizationId],
  )
  const name = randomUUID().slice(0, 8)
  // The database keeps the due date: another one is had by documents of another day.
  const saysDates = over.ispaCompletedOn || over.statementSignedOn
  const completedOn = over.dueOn && !saysDates ? addDays(over.dueOn, -365) : undefined
  return app.payload.create({
    collection: 'staff',
    data: {
      givenName: 'Avery',
      familyName: `Sample ${name}`,
      email: `${name}@staff.example`,
      username: `avery.${name}`,
      isEddEmployee: true,
      organization: organizationId,
      requestorOfRecord: String(rows[0]?.id),
      jobFunction: 'Case manager',
      accountState: 'active',
      privileges: [await privilegeId('case-notes'), await privilegeId('case-assignment')],
      ispaCompletedOn: '2026-01-10',
      statementSignedOn: '2026-01-12',
      statementForm: 'de-7410',
      dueOn: '2027-01-10',
      confirmedOn: '2026-01-12',
      ...(completedOn && { ispaCompletedOn: completedOn, statementSignedOn: completedOn }),
      ...over,
    },
    ...local,
  })
}

export async function privilegeId(code: string): Promise<string> {
  const { rows } = await sql.query('select id from privileges where code = $1', [code])
  return String(rows[0]?.id)
}

/** What each kind asks about an account on record, so that it passes on 23 November 2026. */
export const says = async (kind: RequestKind): Promise<ClaimsInput> => {
  const ofKind: Record<RequestKind, () => Promise<ClaimsInput> | ClaimsInput> = {
    'new-account': () => ({}),
    'reset-password': () => ({ resetReason: 'Forgotten.' }),
    'change-access': async () => ({
      jobFunction: 'Case manager',
      businessNeed: 'Takes over the assessments.',
      privilegesRequested: [await privilegeId('individual-assessment')],
    }),
    deactivate: () => ({ lastDay: '2026-12-04', deactivationReason: 'separation' }),
    'annual-maintenance': () => ({ ispaCompletedOn: '2026-11-20', statementSignedOn: '2026-11-21' }),
  }
  return ofKind[kind]()
}

/** A request about one's own staff, as the form sends it. */
export const aSubmissionAbout = async (
  kind: RequestKind,
  account: Staff,
  requestorEmail: string,
  over: ClaimsInput = {},
): Promise<Submission> => ({
  kind,
  submissionKey: randomUUID(),
  requestorEmail,
  claims: {
    staffId: account.id,
    requestorName: 'Sample Supervisor',
    requestorTitle: 'manager-supervisor',
    requestorPhone: '916 555 0100',
    declarations: declarationsFor(kindOf(kind), { isEddEmployee: account.isEddEmployee }).map(
      ({ code }) => code,
    ),
    ...(await says(kind)),
    ...over,
  },
  address: '192.0.2.1',
})
