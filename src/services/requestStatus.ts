import type { PayloadRequest, Where } from 'payload'
import { inTransaction, sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import type { DenialTold } from '../policy/denialReasons.ts'
import type { LocalPolicy } from '../policy/localPolicy.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { normalizeEmail } from '../policy/people.ts'
import { parseReference } from '../policy/reference.ts'
import { partLabels, readReturnParts } from '../policy/returnParts.ts'
import type { Reach } from '../policy/urgent.ts'
import { type DocumentKind, requestStateLabels } from '../policy/vocabulary.ts'
import { type Application, applicationOf } from './application.ts'
import { besideInWords } from './besideRequest.ts'
import { contactOf, holderOf } from './contacts.ts'
import { localPoliciesOf } from './localPolicies.ts'
import { namesOf } from './names.ts'
import { urgentReach } from './urgentReach.ts'
import { organizationById } from './organizationById.ts'

/** What was told, and the coordinator's own words. */
export type Denial = DenialTold & { text: string }

/** What a requestor may know of a request: never a username, a password or a file (SP-2). */
export type RequestStatus = {
  request: Request
  organizationName: string
  /** Of every privilege that the request names, by id. */
  privilegeNames: Map<string, string>
  files: { id: string; document: DocumentKind; displayName: string; size: number }[]
  holder: string
  contact: string
  /** Whom to call about a deactivation that cannot wait. */
  urgent?: Reach
  /** That the person leaves, or what the deactivation closes (D17, D24). */
  beside: string[]
  localPolicies: LocalPolicy[]
  denial?: Denial
  returned?: { parts: string[]; text: string }
  /** Oldest first; instants are UTC. */
  timeline: { what: string; at: Date }[]
}

/**
 * A request by its reference and its requestor's address; nothing when either is wrong, without saying which
 * (SP-1).
 * @param asked with whether the address is proved: a coordinator's own phone number is told to nobody else
 */
export async function requestStatus(
  app: Application,
  asked: { reference: string; email: string; proved?: boolean },
): Promise<RequestStatus | undefined> {
  const reference = parseReference(asked.reference)
  if (!reference) return undefined
  const where = {
    reference: { equals: reference },
    requestorEmail: { equals: normalizeEmail(asked.email) },
  }
  return find(app, where, asked.proved)
}

/** The request that a requestor's own draft became. */
export const requestStatusById = (app: Application, id: string): Promise<RequestStatus | undefined> =>
  find(app, { id: { equals: id } })

const find = (app: Application, where: Where, proved = false) =>
  inTransaction(app.payload, async ({ req }) => {
    const { docs } = await req.payload.find({
      collection: 'requests',
      where,
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: true,
      req,
    })
    return docs[0] && describe(req, docs[0], proved)
  })

async function describe(req: PayloadRequest, request: Request, proved: boolean): Promise<RequestStatus> {
  const common = { depth: 0, pagination: false, overrideAccess: true, req } as const
  const organization = await organizationById(req, String(request.organization))
  const files = await req.payload.find({
    collection: 'evidence',
    where: { request: { equals: request.id }, replacedAt: { exists: false } },
    sort: 'document',
    ...common,
  })
  return {
    request,
    organizationName: organization.name,
    privilegeNames: await namesOf(req, 'privileges', namedPrivileges(request)),
    files: files.docs.flatMap(({ id, document, displayName, size }) =>
      document ? [{ id, document, displayName, size }] : [],
    ),
    holder: holderOf(request, organization.name),
    contact: await contactOf(req, request),
    urgent: await urgentReach(req, request, proved),
    beside: await besideInWords(sqlOf(req), request, applicationOf(req.payload).clock.now()),
    localPolicies: await localPoliciesOf(sqlOf(req), [organization.id]),
    denial: denialOf(request),
    returned:
      request.state === 'returned'
        ? {
            parts: readReturnParts(request.returnedParts ?? []).map((part) => partLabels[part]),
            text: request.returnText ?? '',
          }
        : undefined,
    timeline: timelineOf(request, await firstSentAt(req, request)),
  }
}

const namedPrivileges = (request: Request) => [
  ...(request.privilegesRequested ?? []),
  ...(request.privilegesToRemove ?? []),
  ...(request.privilegesGranted ?? []),
  ...(request.privilegesRemoved ?? []),
  ...(request.privilegeReasons ?? []).map(({ privilege }) => privilege),
]

/** As the requestor was told it when it was decided (R39). */
function denialOf({ state, denialTold, denialText }: Request): Denial | undefined {
  const { reason, heading, words, explanation } = denialTold ?? {}
  if (state !== 'denied' || !reason || !heading || !words) return undefined
  return { reason, heading, words, explanation: explanation ?? undefined, text: denialText ?? '' }
}

/**
 * When a request was sent for the first time, where it was sent again since. The event tells that, not the time:
 * the moments of a record and of its event are not the same to the millisecond.
 */
async function firstSentAt(req: PayloadRequest, { id }: Request): Promise<string | undefined> {
  const { rows } = await sqlOf(req).query(
    `select min(at) filter (where event = 'request-submitted') as first from audit_events
      where request_id = $1 having count(*) filter (where event = 'request-resubmitted') > 0`,
    [id],
  )
  const first = rows[0]?.first
  return first instanceof Date ? first.toISOString() : undefined
}

function timelineOf(request: Request, firstSent: string | undefined): RequestStatus['timeline'] {
  const steps: [string, string | null | undefined][] = [
    [requestStateLabels.submitted, firstSent],
    [requestStateLabels.submitted, request.submittedAt],
    [requestStateLabels['in-review'], request.claimedAt],
    [requestStateLabels.returned, request.returnedAt],
    [requestStateLabels.granted, request.grantedAt],
    [requestStateLabels.denied, request.deniedAt],
    [kindOf(request.kind).done, request.completedAt],
    [requestStateLabels.withdrawn, request.withdrawnAt],
    [requestStateLabels.superseded, request.supersededAt],
  ]
  return steps
    .flatMap(([what, at]) => (at ? [{ what, at: new Date(at) }] : []))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}
