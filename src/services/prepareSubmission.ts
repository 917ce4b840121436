import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Organization, Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { DECLARATIONS_VERSION, declarationsFor } from '../policy/declarations.ts'
import {
  checkDocument,
  checkNewAccount,
  type NewAccountClaims,
  statementFormFor,
} from '../policy/eligibility.ts'
import { isOutsideDomains } from '../policy/people.ts'
import type { Problem } from '../policy/problem.ts'
import { referenceFrom } from '../policy/reference.ts'
import { openStates } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { readNewAccountClaims } from './claims.ts'
import { refuseIf, Refused } from './refused.ts'
import { isActiveOn, routeFor } from './routeRequest.ts'

/** Where a submission comes from; set by the service, never by a client. */
export type SubmissionContext = {
  /** Stands over the data of the create, whose fields Payload has shaped already. */
  claims?: unknown
  /** The address was proved by a one-time code (D9). */
  requestorConfirmed: boolean
  /** Network address of the requestor. */
  address?: string
  /** One submission for each key, however often it is sent (PG-7). */
  submissionKey?: string
  /** The request that is sent again after a return for information (D2). */
  resubmitted?: Pick<Request, 'id' | 'reference'>
}

/** The fields of the request, and the files that belong to it. */
export type PreparedRequest = { fields: Partial<Request>; evidenceIds: string[] }

/**
 * Everything that a new-account request is when it is sent: checked against the directive, dated, numbered and
 * routed. The hook calls it for each create, so no door can go round it (R22-R28, D1-D10).
 * @throws Refused with one problem for each field
 */
export async function prepareNewAccount(
  req: PayloadRequest,
  input: unknown,
  context: SubmissionContext,
): Promise<PreparedRequest> {
  const { clock } = applicationOf(req.payload)
  const now = clock.now()
  const requestDate = pacificDateOf(now)
  const read = readNewAccountClaims(input)
  if (!read.ok) throw new Refused(read.problems)
  const claims = read.value
  refuseIf(checkNewAccount(claims, requestDate))
  const organization = await acceptedOrganization(req, claims, requestDate)
  await acceptPrivileges(req, claims)
  await acceptEvidence(req, claims, context)
  await refuseSecondOpenRequest(req, claims, context)
  const requestor = await recordRequestor(req, claims, context, now)
  const route = await routeFor(req, organization, [claims.requestorEmail, claims.staffEmail], requestDate)
  const fields: Partial<Request> = {
    ...claimedFields(claims),
    reference: context.resubmitted?.reference ?? referenceFrom(randomBytes(8)),
    kind: 'new-account',
    state: 'submitted',
    submissionKey: context.submissionKey ?? null,
    requestDate,
    submittedAt: now.toISOString(),
    changedAt: now.toISOString(),
    address: context.address ?? null,
    requestor,
    requestorConfirmed: context.requestorConfirmed,
    outsideDomains: isOutsideDomains(claims.requestorEmail, organization.emailDomains ?? []),
    statementForm: statementFormFor(claims.isEddEmployee),
    ispaAgeDays: checkDocument('ispa-training', claims.ispaCompletedOn, requestDate).ageInDays,
    statementAgeDays: checkDocument('confidentiality-statement', claims.statementSignedOn, requestDate)
      .ageInDays,
    declarations: declarationsFor('new-account', { isEddEmployee: claims.isEddEmployee }).map(
      ({ code, text }) => ({
        code,
        text,
        version: DECLARATIONS_VERSION,
        givenAt: now.toISOString(),
      }),
    ),
    routeLevel: route.level,
    routeReason: route.reason,
    routeFlagged: route.flagged,
    routedTo: route.coordinatorIds,
  }
  return { fields, evidenceIds: claims.evidence.map(({ id }) => id) }
}

function claimedFields(claims: NewAccountClaims): Partial<Request> {
  return {
    organization: claims.organizationId,
    organizationType: claims.organizationType,
    requestorName: claims.requestorName,
    requestorTitle: claims.requestorTitle,
    requestorPhone: claims.requestorPhone,
    requestorEmail: claims.requestorEmail,
    staffGivenName: claims.staffGivenName,
    staffFamilyName: claims.staffFamilyName,
    staffEmail: claims.staffEmail,
    staffPhone: claims.staffPhone,
    isEddEmployee: claims.isEddEmployee,
    jobFunction: claims.jobFunction,
    privilegesRequested: claims.privilegesRequested,
    businessNeed: claims.businessNeed,
    ispaCompletedOn: claims.ispaCompletedOn,
    statementSignedOn: claims.statementSignedOn,
  }
}

async function acceptedOrganization(
  req: PayloadRequest,
  claims: NewAccountClaims,
  today: string,
): Promise<Organization> {
  const organization = await req.payload.findByID({
    collection: 'organizations',
    id: claims.organizationId,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (organization?.type === claims.organizationType && isActiveOn(organization, today)) return organization
  throw new Refused([
    {
      code: 'organization-not-active',
      field: 'organizationId',
      message: 'Select an organization of the type you chose that takes requests today',
      clause: 'R23',
    },
  ])
}

async function acceptPrivileges(req: PayloadRequest, claims: NewAccountClaims): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'privileges',
    where: { id: { in: claims.privilegesRequested }, active: { equals: true } },
    overrideAccess: true,
    req,
  })
  if (totalDocs === new Set(claims.privilegesRequested).size) return
  throw new Refused([
    {
      code: 'privilege-unknown',
      field: 'privilegesRequested',
      message: 'Select privileges from the list',
      clause: 'R37',
    },
  ])
}

const evidenceField = { 'ispa-training': 'ispaFile', 'confidentiality-statement': 'statementFile' } as const

/** Files count only when this requestor uploaded them for this document and no other request has them. */
async function acceptEvidence(
  req: PayloadRequest,
  claims: NewAccountClaims,
  context: SubmissionContext,
): Promise<void> {
  const ids = claims.evidence.map(({ id }) => id)
  const { rows } = await sqlOf(req).query(
    `select id, document from evidence
      where id = any($1::uuid[]) and uploaded_by_email = $2 and (request_id is null or request_id = $3)
        for update`,
    [ids, claims.requestorEmail, context.resubmitted?.id ?? null],
  )
  const problems: Problem[] = claims.evidence
    .filter(({ id, document }) => !rows.some((row) => row.id === id && row.document === document))
    .map(({ document }) => ({
      code: 'evidence-unknown',
      field: evidenceField[document],
      message: 'Upload the file again',
      clause: 'R28',
    }))
  refuseIf(problems)
}

/** D17: one open request of a kind for a person, also of two at the same moment; a unique index stands behind it. */
async function refuseSecondOpenRequest(
  req: PayloadRequest,
  claims: NewAccountClaims,
  context: SubmissionContext,
): Promise<void> {
  await sqlOf(req).query("select pg_advisory_xact_lock(hashtextextended('new-account ' || $1, 1))", [
    claims.staffEmail,
  ])
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: {
      kind: { equals: 'new-account' },
      staffEmail: { equals: claims.staffEmail },
      state: { in: [...openStates] },
      ...(context.resubmitted ? { id: { not_equals: context.resubmitted.id } } : {}),
    },
    select: { reference: true, requestorEmail: true },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const first = docs[0]
  if (!first) return
  throw new Refused(
    [secondOpenRequest(first.requestorEmail === claims.requestorEmail ? first.reference : undefined)],
    409,
  )
}

/** @param reference of the first request, where the same requestor made it; others are not told of it */
export function secondOpenRequest(reference?: string): Problem {
  const message = reference
    ? `You have already asked for an account for this person: request ${reference} is still open`
    : 'A request for this person cannot be taken now. Contact your CalJOBS Access Coordinator'
  return { code: 'request-already-open', field: 'staffEmail', message, clause: 'D17' }
}

async function recordRequestor(
  req: PayloadRequest,
  claims: NewAccountClaims,
  context: SubmissionContext,
  now: Date,
): Promise<string> {
  const { rows } = await sqlOf(req).query(
    `insert into requestors (email, name, title, phone, organization_id, proved_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (email) do update set name = excluded.name, title = excluded.title, phone = excluded.phone,
       organization_id = excluded.organization_id, updated_at = excluded.updated_at,
       proved_at = coalesce(excluded.proved_at, requestors.proved_at)
     returning id`,
    [
      claims.requestorEmail,
      claims.requestorName,
      claims.requestorTitle,
      claims.requestorPhone,
      claims.organizationId,
      context.requestorConfirmed ? now : null,
      now,
    ],
  )
  return String(rows[0]?.id)
}
