import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import type { Coordinator, Evidence, Request } from '../payload-types.ts'
import { type CivilDate, daysBetween, pacificDateOf } from '../policy/dates.ts'
import { filesOf as filesAskedFor } from '../policy/grant.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { type CheckLine, checkLines, type ReviewedRequest } from '../policy/review.ts'
import { type Standing, standingOf } from '../policy/review/standing.ts'
import { isOpen } from '../policy/vocabulary.ts'
import type { DocumentKind } from '../policy/vocabulary.ts'
import { roleOf } from './actor.ts'
import { applicationOf } from './application.ts'
import { idOf, idsOf, namesOf } from './names.ts'
import { historyOf, type HistoryEntry } from './requestHistory.ts'
import { type RecordBehind, recordBehind, reasonFor, reviewedRequest } from './reviewedRequest.ts'
import { within } from './within.ts'

export type EvidenceFile = Pick<Evidence, 'id' | 'document' | 'displayName' | 'mimeType' | 'size'>
export type CodedReason = { code: string; label: string; clause: string; text: string }
export type NamedPrivilege = { id: string; name: string }

/** What a request says of privileges, by name. */
export type PrivilegesOfRequest = {
  /** On record now, or when the request came where it is closed. */
  onRecord: NamedPrivilege[]
  requested: NamedPrivilege[]
  toRemove: NamedPrivilege[]
  granted: NamedPrivilege[]
  removed: NamedPrivilege[]
  /** The requestor's sentences, by the id of the privilege. */
  reasons: Record<string, string>
}

/** Everything that a coordinator needs to decide on one request. */
export type Review = {
  request: Request
  /** UTC instant at which it was read. */
  readAt: Date
  /** Pacific calendar days since it was sent. */
  ageDays: number
  organizationName: string
  enteredBy?: string
  claimer?: string
  reviewer?: string
  processor?: string
  privileges: PrivilegesOfRequest
  /** The dates on record: as they were when the request came, once it is closed. */
  onRecord: { ispaCompletedOn?: CivilDate; statementSignedOn?: CivilDate }
  /** As the request says it or as it is on record; empty where neither does. */
  username: string
  files: EvidenceFile[]
  /** Documents that come with a file, whose date the coordinator confirms (R28). */
  datesToSee: DocumentKind[]
  checks: CheckLine[]
  standing: Standing
  /** Whether the temporary password goes into the notice or onto a page that opens once (D11). */
  passwordBy: 'notice' | 'page'
  /** Active coded reasons for a denial of this kind. */
  reasons: CodedReason[]
  /** The coded reason of this request's denial. */
  deniedFor?: CodedReason
  /** The request that took the place of this one; its id where the person may see it (D17). */
  supersededBy?: { id: string; reference: string }
  history: HistoryEntry[]
  /** The oldest request that waits for the same person, other than this one. */
  next?: { id: string; reference: string }
}

/** Reads one request with all that a review rests on; nothing where the person may not see it (R18, R19). */
export async function readReview(req: PayloadRequest, id: string): Promise<Review | undefined> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || !roleOf(req)) return undefined
  const request = await req.payload.findByID({ collection: 'requests', id, ...within(req) })
  if (!request) return undefined
  const readAt = applicationOf(req.payload).clock.now()
  const [record, people, organizations, files, others, reasons, history, settings, supersededBy, next] =
    await Promise.all([
      recordBehind(req, request),
      peopleOf(req, request),
      namesOf(req, 'organizations', [request.organization]),
      filesOf(req, id),
      otherRequests(req, request),
      codedReasons(req),
      historyOf(req, id),
      req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req }),
      supersederOf(req, request),
      nextToReview(req, id, coordinator.id),
    ])
  const privilegeNames = await privilegeNamesOf(req, request, record)
  const enteredBy = people.get(idOf(request.enteredBy) ?? '')
  const claimer = people.get(idOf(request.claimedBy) ?? '')
  const documents = files.map(({ document }) => document)
  const found = { record, files: documents, others, enteredBy: enteredBy?.name, privilegeNames }
  return {
    request,
    readAt,
    ageDays: daysBetween(pacificDateOf(new Date(request.submittedAt)), pacificDateOf(readAt)),
    organizationName: organizations.get(idOf(request.organization) ?? '') ?? '',
    enteredBy: enteredBy?.name,
    claimer: claimer?.name,
    reviewer: people.get(idOf(request.reviewedBy) ?? '')?.name,
    processor: people.get(idOf(request.processedBy) ?? '')?.name,
    privileges: privilegesOf(request, record, privilegeNames),
    onRecord: datesOnRecord(request, record),
    username: request.username || record.question.account?.username || '',
    files,
    datesToSee: documentsToSee(record),
    checks: checkLines(reviewedRequest(req, request, found)),
    standing: standingFor(req, request, coordinator, { claimer, enteredBy }),
    passwordBy: settings.credentialsDelivery === 'one-time-page' ? 'page' : 'notice',
    reasons: reasons.filter(({ active, code }) => active && mayDenyFor(request, code)),
    deniedFor: reasons.find(({ id: reason }) => reason === idOf(request.denialReason)),
    supersededBy,
    history,
    next,
  }
}

type Named = { id: string; name: string; email: string }

const standingFor = (
  req: PayloadRequest,
  request: Request,
  coordinator: Coordinator,
  { claimer, enteredBy }: { claimer?: Named; enteredBy?: Named },
): Standing =>
  standingOf({
    kind: request.kind,
    state: request.state,
    role: roleOf(req) ?? 'auditor',
    actorId: coordinator.id,
    claimedBy: claimer,
    people: {
      actorEmail: coordinator.email,
      requestorEmail: request.requestorEmail,
      staffEmail: request.staffEmail,
      enteredByEmail: enteredBy?.email,
    },
  })

const mayDenyFor = ({ kind }: Request, code: string): boolean =>
  kindOf(kind).denialCodes?.includes(code) ?? true

function documentsToSee({ question }: RecordBehind): DocumentKind[] {
  const { ispaCompletedOn, statementSignedOn } = filesAskedFor(question)
  return [
    ...(ispaCompletedOn ? (['ispa-training'] as const) : []),
    ...(statementSignedOn ? (['confidentiality-statement'] as const) : []),
  ]
}

/** Of a closed request, what stood on record when it came: the record has moved on since. */
const datesOnRecord = (request: Request, { question: { account } }: RecordBehind): Review['onRecord'] =>
  isOpen(request.state)
    ? { ispaCompletedOn: account?.ispaCompletedOn, statementSignedOn: account?.statementSignedOn }
    : {
        ispaCompletedOn: request.ispaBefore ?? undefined,
        statementSignedOn: request.statementBefore ?? undefined,
      }

const idsOnRecord = (request: Request, { question: { account } }: RecordBehind): string[] =>
  isOpen(request.state) && account ? account.privileges : idsOf(request.privilegesBefore)

const privilegeNamesOf = (req: PayloadRequest, request: Request, record: RecordBehind) =>
  namesOf(req, 'privileges', [
    ...idsOnRecord(request, record),
    ...(request.privilegesRequested ?? []),
    ...(request.privilegesToRemove ?? []),
    ...(request.privilegesGranted ?? []),
    ...(request.privilegesRemoved ?? []),
  ])

function privilegesOf(
  request: Request,
  record: RecordBehind,
  names: Map<string, string>,
): PrivilegesOfRequest {
  const named = (ids: Request['privilegesRequested']): NamedPrivilege[] =>
    idsOf(ids).map((id) => ({ id, name: names.get(id) ?? 'Privilege' }))
  const requested = named(request.privilegesRequested)
  return {
    onRecord: named(idsOnRecord(request, record)),
    requested,
    toRemove: named(request.privilegesToRemove),
    granted: named(request.privilegesGranted),
    removed: named(request.privilegesRemoved),
    reasons: Object.fromEntries(requested.map(({ id }) => [id, reasonFor(request, id)])),
  }
}

/** The coordinators that the request names, in one query. */
async function peopleOf(req: PayloadRequest, request: Request) {
  const named = [request.enteredBy, request.claimedBy, request.reviewedBy, request.processedBy]
  const ids = idsOf(named)
  if (!ids.length) return new Map<string, Named>()
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

async function supersederOf(req: PayloadRequest, { supersededBy }: Request) {
  const id = idOf(supersededBy)
  if (!id) return undefined
  const by = await req.payload.findByID({
    collection: 'requests',
    id,
    select: { reference: true },
    ...within(req),
  })
  return by ? { id, reference: by.reference } : undefined
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
