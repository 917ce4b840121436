import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import type { Evidence, Request } from '../payload-types.ts'
import { daysBetween, pacificDateOf } from '../policy/dates.ts'
import {
  type CheckLine,
  checkLines,
  type ReviewedRequest,
  type Standing,
  standingOf,
} from '../policy/review.ts'
import { roleOf } from './actor.ts'
import { applicationOf } from './application.ts'
import { idOf, idsOf, namesOf } from './names.ts'
import { historyOf, type HistoryEntry } from './requestHistory.ts'
import { within } from './within.ts'

export type EvidenceFile = Pick<Evidence, 'id' | 'document' | 'displayName' | 'mimeType' | 'size'>
export type CodedReason = { code: string; label: string; clause: string; text: string }
export type NamedPrivilege = { id: string; name: string }

/** Everything that a coordinator needs to decide on one request. */
export type Review = {
  request: Request
  /** Pacific calendar days since it was sent. */
  ageDays: number
  organizationName: string
  enteredBy?: string
  claimer?: string
  reviewer?: string
  processor?: string
  privilegesRequested: NamedPrivilege[]
  privilegesGranted: NamedPrivilege[]
  files: EvidenceFile[]
  checks: CheckLine[]
  standing: Standing
  /** Whether the temporary password goes into the notice or onto a page that opens once (D11). */
  passwordBy: 'notice' | 'page'
  /** Active coded reasons for a denial. */
  reasons: CodedReason[]
  /** The coded reason of this request's denial. */
  deniedFor?: CodedReason
  history: HistoryEntry[]
  /** The oldest request that waits for the same person, other than this one. */
  next?: { id: string; reference: string }
}

/** Reads one request with all that a review rests on; nothing where the person may not see it (R18, R19). */
export async function readReview(req: PayloadRequest, id: string): Promise<Review | undefined> {
  const coordinator = activeCoordinator(req.user)
  const role = roleOf(req)
  if (!coordinator || !role) return undefined
  const request = await req.payload.findByID({ collection: 'requests', id, ...within(req) })
  if (!request) return undefined
  const [people, organizations, privileges, files, others, accountState, reasons, history, settings, next] =
    await Promise.all([
      peopleOf(req, request),
      namesOf(req, 'organizations', [request.organization]),
      namesOf(req, 'privileges', [
        ...(request.privilegesRequested ?? []),
        ...(request.privilegesGranted ?? []),
      ]),
      filesOf(req, id),
      otherRequests(req, request),
      accountStateOf(req, request.staffEmail),
      codedReasons(req),
      historyOf(req, id),
      req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req }),
      nextToReview(req, id, coordinator.id),
    ])
  const named = (ids: Request['privilegesRequested']): NamedPrivilege[] =>
    (ids ?? []).map((one) => ({ id: idOf(one) ?? '', name: privileges.get(idOf(one) ?? '') ?? 'Privilege' }))
  const enteredBy = people.get(idOf(request.enteredBy) ?? '')
  const claimer = people.get(idOf(request.claimedBy) ?? '')
  return {
    request,
    ageDays: daysBetween(
      pacificDateOf(new Date(request.submittedAt)),
      pacificDateOf(applicationOf(req.payload).clock.now()),
    ),
    organizationName: organizations.get(idOf(request.organization) ?? '') ?? '',
    enteredBy: enteredBy?.name,
    claimer: claimer?.name,
    reviewer: people.get(idOf(request.reviewedBy) ?? '')?.name,
    processor: people.get(idOf(request.processedBy) ?? '')?.name,
    privilegesRequested: named(request.privilegesRequested),
    privilegesGranted: named(request.privilegesGranted),
    files,
    checks: checkLines(reviewedRequest(request, { files, others, accountState, enteredBy: enteredBy?.name })),
    standing: standingOf({
      kind: request.kind,
      state: request.state,
      role,
      actorId: coordinator.id,
      claimedBy: claimer,
      people: {
        actorEmail: coordinator.email,
        requestorEmail: request.requestorEmail,
        staffEmail: request.staffEmail,
        enteredByEmail: enteredBy?.email,
      },
    }),
    passwordBy: settings.credentialsDelivery === 'one-time-page' ? 'page' : 'notice',
    reasons: reasons.filter(({ active }) => active),
    deniedFor: reasons.find(({ id: reason }) => reason === idOf(request.denialReason)),
    history,
    next,
  }
}

type Found = {
  files: EvidenceFile[]
  others: ReviewedRequest['otherRequests']
  accountState: ReviewedRequest['accountState']
  enteredBy?: string
}

const reviewedRequest = (request: Request, found: Found): ReviewedRequest => ({
  kind: request.kind,
  requestDate: request.requestDate,
  organizationType: request.organizationType,
  requestorTitle: request.requestorTitle,
  requestorEmail: request.requestorEmail,
  requestorConfirmed: request.requestorConfirmed,
  outsideDomains: request.outsideDomains,
  enteredBy: found.enteredBy,
  staffEmail: request.staffEmail,
  isEddEmployee: request.isEddEmployee,
  ispaCompletedOn: request.ispaCompletedOn ?? undefined,
  statementSignedOn: request.statementSignedOn ?? undefined,
  statementForm: request.statementForm ?? undefined,
  files: found.files.map(({ document }) => document),
  declarations: (request.declarations ?? []).map(({ code }) => code),
  routeReason: request.routeReason,
  routeFlagged: request.routeFlagged,
  otherRequests: found.others,
  accountState: request.state === 'completed' ? undefined : found.accountState,
})

/** The coordinators that the request names, in one query. */
async function peopleOf(req: PayloadRequest, request: Request) {
  const named = [request.enteredBy, request.claimedBy, request.reviewedBy, request.processedBy]
  const ids = idsOf(named)
  if (!ids.length) return new Map<string, { id: string; name: string; email: string }>()
  const { docs } = await req.payload.find({
    collection: 'coordinators',
    where: { id: { in: ids } },
    select: { name: true, email: true },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return new Map(docs.map(({ id, name, email }) => [id, { id, name, email }]))
}

async function filesOf(req: PayloadRequest, requestId: string): Promise<EvidenceFile[]> {
  const { docs } = await req.payload.find({
    collection: 'evidence',
    where: { request: { equals: requestId }, replacedAt: { exists: false } },
    sort: 'document',
    ...within(req),
  })
  return docs.map(({ id, document, displayName, mimeType, size }) => ({
    id,
    document,
    displayName,
    mimeType,
    size,
  }))
}

async function otherRequests(
  req: PayloadRequest,
  request: Request,
): Promise<ReviewedRequest['otherRequests']> {
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: { staffEmail: { equals: request.staffEmail }, id: { not_equals: request.id } },
    select: { reference: true, kind: true, state: true },
    sort: '-submittedAt',
    ...within(req),
    limit: 5,
  })
  return docs.map(({ reference, kind, state }) => ({ reference, kind, state }))
}

async function accountStateOf(req: PayloadRequest, email: string): Promise<ReviewedRequest['accountState']> {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: { email: { equals: email } },
    select: { accountState: true },
    ...within(req),
    limit: 1,
  })
  return docs[0]?.accountState ?? 'none'
}

async function codedReasons(req: PayloadRequest) {
  const { docs } = await req.payload.find({ collection: 'denial-reasons', sort: 'label', ...within(req) })
  return docs.map(({ id, code, label, clause, text, active }) => ({ id, code, label, clause, text, active }))
}

async function nextToReview(req: PayloadRequest, requestId: string, coordinatorId: string) {
  const { docs } = await req.payload.find({
    collection: 'requests',
    where: {
      id: { not_equals: requestId },
      or: [
        { state: { equals: 'submitted' } },
        { state: { equals: 'in-review' }, claimedBy: { equals: coordinatorId } },
      ],
    },
    select: { reference: true },
    sort: 'submittedAt',
    ...within(req),
    limit: 1,
  })
  const [next] = docs
  return next && { id: next.id, reference: next.reference }
}
