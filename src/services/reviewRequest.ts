import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import type { Coordinator, Evidence, Request } from '../payload-types.ts'
import { type CivilDate, daysBetween, pacificDateOf } from '../policy/dates.ts'
import { checkRecord } from '../policy/grant.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { binds } from '../policy/openDeactivation.ts'
import type { CheckLine } from '../policy/review.ts'
import { dueWords } from '../policy/review/departure.ts'
import { type RevisionChoice, revisionChoices } from '../policy/review/revision.ts'
import { type Standing, standingOf } from '../policy/review/standing.ts'
import { isAway } from '../policy/routing.ts'
import { type DocumentKind, isOpen } from '../policy/vocabulary.ts'
import { roleOf } from './actor.ts'
import { applicationOf } from './application.ts'
import { checksOfRequest } from './checksOfRequest.ts'
import { nextInInbox } from './inbox.ts'
import { type InboxQuery, readInboxQuery } from './inboxQuery.ts'
import { idOf, idsOf, namesOf } from './names.ts'
import { historyOf, type HistoryEntry } from './requestHistory.ts'
import { type Assignable, assignableTo } from './reassignRequest.ts'
import { type OtherStaff, otherStaffOf, type RelatedRequests, visibleStaffId } from './relatedRequests.ts'
import { othersLooking } from './requestViewers.ts'
import { type RecordBehind, reasonFor } from './reviewedRequest.ts'
import { routable } from './routeRequest.ts'
import { periodsTouching } from './targets.ts'
import { type MailOfRequest, mailOfRequest } from './undeliveredMail.ts'
import { within } from './within.ts'

export type EvidenceFile = Pick<Evidence, 'id' | 'displayName' | 'mimeType' | 'size'> & {
  document: DocumentKind
}
export type CodedReason = { code: string; label: string; text: string }
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
  /** Revisions of the form that can stand on the statement, the newest first (D15). */
  revisions: RevisionChoice[]
  checks: CheckLine[]
  standing: Standing
  /** Whether the temporary password goes into the notice or onto a page that opens once (D11). */
  passwordBy: 'notice' | 'page'
  /** Active coded reasons for a denial of this kind. */
  reasons: CodedReason[]
  /** The request that took the place of this one; its id where the person may see it (D17). */
  supersededBy?: { id: string; reference: string }
  history: HistoryEntry[]
  /** What did not arrive, and what was sent. */
  mail: MailOfRequest
  /** What a grant would be refused for whatever a coordinator says, in words. */
  forbidden: string[]
  related: RelatedRequests
  otherStaff: OtherStaff
  /** The account on record, where the person may see it. */
  staffId?: string
  /** Names of the others who have the request open now. */
  looking: string[]
  /** Whom the request can be given to, other than who has it; read only where the person may give it. */
  assignable: Assignable[]
  /** `Due November 26, 2026`; empty where nothing is to be done any more. */
  due: string
  /** In words, the times in which CalJOBS could not be used and which this request was touched by. */
  pauses: string[]
  /** The request that follows in the list that the person came from. */
  next?: { id: string; reference: string }
}

/**
 * Reads one request with all that a review rests on; nothing where the person may not see it (R18, R19).
 * @param query the list that the person came from
 */
export async function readReview(
  req: PayloadRequest,
  id: string,
  query: InboxQuery = readInboxQuery({}),
): Promise<Review | undefined> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || !roleOf(req)) return undefined
  const request = await req.payload.findByID({ collection: 'requests', id, ...within(req) })
  if (!request) return undefined
  const readAt = applicationOf(req.payload).clock.now()
  const [{ record, related, lines, datesToSee }, people, organizations, files, reasons, history, settings] =
    await Promise.all([
      checksOfRequest(req, request),
      peopleOf(req, request),
      namesOf(req, 'organizations', [request.organization]),
      filesOf(req, id),
      codedReasons(req),
      historyOf(req, id),
      req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req }),
    ])
  const [supersededBy, privilegeNames, otherStaff, staffId, looking, pauses, next, mail] = await Promise.all([
    supersederOf(req, request),
    privilegeNamesOf(req, request, record),
    otherStaffOf(req, request),
    visibleStaffId(req, record.question.account?.staffId ?? idOf(request.staff)),
    othersLooking(req, id),
    periodsTouching(poolOf(req.payload), request, readAt),
    nextInInbox(req, query, id),
    mailOfRequest(req, id),
  ])
  const enteredBy = people.get(idOf(request.enteredBy) ?? '')
  const claimer = people.get(idOf(request.claimedBy) ?? '')
  const standing = standingFor(req, request, coordinator, { claimer, enteredBy })
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
    datesToSee,
    revisions: revisionChoices(record.question),
    checks: lines,
    forbidden: checkRecord(record.question).map(({ message }) => message),
    standing,
    passwordBy: settings.credentialsDelivery === 'one-time-page' ? 'page' : 'notice',
    reasons: reasons.filter(({ active, code }) => active && mayDenyFor(request, code)),
    supersededBy,
    history,
    mail,
    related,
    otherStaff,
    staffId,
    looking,
    assignable: standing.acts.includes('reassign') ? await othersToAssign(req, request) : [],
    due: dueWords({ ...request, dueAt: request.dueAt ? new Date(request.dueAt) : undefined }, readAt),
    pauses,
    next,
  }
}

const othersToAssign = async (req: PayloadRequest, request: Request): Promise<Assignable[]> =>
  (await assignableTo(req, request)).filter(({ id }) => id !== idOf(request.claimedBy))

type Named = { id: string; name: string; email: string; isAway: boolean }

const standingFor = (
  req: PayloadRequest,
  request: Request,
  coordinator: Coordinator,
  { claimer, enteredBy }: { claimer?: Named; enteredBy?: Named },
): Standing =>
  standingOf({
    kind: request.kind,
    state: request.state,
    binds: binds(request),
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
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  return new Map(
    docs.map((one): [string, Named] => {
      const { id, name, email } = one
      return [id, { id, name, email, isAway: isAway(routable(one), today) }]
    }),
  )
}

async function filesOf(req: PayloadRequest, requestId: string): Promise<EvidenceFile[]> {
  const { docs } = await req.payload.find({
    collection: 'evidence',
    where: { request: { equals: requestId }, replacedAt: { exists: false } },
    sort: 'document',
    ...within(req),
  })
  return docs.flatMap(({ id, document, displayName, mimeType, size }) =>
    document ? [{ id, document, displayName, mimeType, size }] : [],
  )
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
  return docs.map(({ code, label, text, active }) => ({ code, label, text, active }))
}
