import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Notice } from '../mail/notices.ts'
import { queueMessage } from '../mail/outbox.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { Organization, Request } from '../payload-types.ts'
import { isLate, lastDayInWords } from '../policy/deactivation.ts'
import { type DenialTold, sectionUnder } from '../policy/denialReasons.ts'
import { directivePath } from '../policy/directive/citation.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { markForCoordinator } from '../policy/openDeactivation.ts'
import { fullName } from '../policy/people.ts'
import { partLabels, type ReturnPart } from '../policy/returnParts.ts'
import { callNow, isUrgent, type Reach } from '../policy/urgent.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import { applicationOf, siteUrl } from './application.ts'
import { besideInWords } from './besideRequest.ts'
import { contactOf, contactsOf, holderOf } from './contacts.ts'
import { localPoliciesOf } from './localPolicies.ts'
import { urgentReach } from './urgentReach.ts'
import { idOf } from './names.ts'
import { openDeactivationsOf } from './openDeactivations.ts'
import { organizationById } from './organizationById.ts'

/**
 * What happens after a request was sent, in the words of the confirmation and the receipt (CF-1).
 * @param urgent whom to call, where a last day is today or has passed
 */
export const nextSteps = (kind: RequestKind, holder: string, urgent?: Reach): string[] => [
  ...(urgent ? [callNow(urgent)] : []),
  `Your request is with ${holder}, who checks it against the CalJOBS System Access directive.`,
  kindOf(kind).decided
    ? 'You get a message when it is granted, denied, or when more information is needed.'
    : urgent
      ? 'The coordinator deactivates the account at once. No decision is needed first.'
      : 'The coordinator deactivates the account by the last day. No decision is needed first.',
  kindOf(kind).words.whenDone,
  urgent
    ? 'If nobody has confirmed the deactivation within the hour, call again.'
    : 'If you have heard nothing after two working days, ask, and give the reference.',
]

/**
 * Receipt to the requestor, and word to each coordinator of the route (R22, ML-6). Of requests that are sent in
 * one go, the one receipt and the one word are queued by who sends them all; a deactivation among them is told at
 * once all the same (R41).
 */
export async function queueSubmissionNotices(
  req: PayloadRequest,
  request: Request,
  event: 'request-submitted' | 'request-resubmitted',
): Promise<void> {
  const inOneGo = Boolean(request.batchKey) && event === 'request-submitted'
  const organization = await organizationOf(req, request)
  const holder = holderOf(request, organization.name)
  const { contact, told } = await contactsOf(req, request)
  if (!inOneGo)
    await queue(req, request, request.requestorEmail, contact, {
      key: 'request-received',
      ...facts(request),
      sentAt: new Date(request.submittedAt),
      recipient: holder,
      contact,
      nextSteps: nextSteps(
        request.kind,
        holder,
        await urgentReach(req, request, Boolean(request.requestorConfirmed)),
      ),
      notes: await besideInWords(sqlOf(req), request, new Date(request.submittedAt)),
      localPolicies: await localPoliciesOf(sqlOf(req), [organization.id]),
      statusUrl: statusUrl(req, request),
    })
  if (inOneGo && kindOf(request.kind).decided) return
  const leaving = await leavingOf(req, request)
  for (const address of told)
    await queue(req, request, address, contact, {
      key: 'request-routed',
      reference: request.reference,
      kind: request.kind,
      organizationName: organization.name,
      staffName: facts(request).staffName,
      requestorName: request.requestorName,
      sentAt: new Date(request.submittedAt),
      reason: request.routeReason,
      flagged: Boolean(request.routeFlagged),
      unproved: !request.requestorConfirmed && !request.enteredBy,
      lastDay: lastDayOf(request),
      leaving,
      reviewUrl: siteUrl(req, `/admin/collections/requests/${request.id}`),
    })
}

/** For the coordinators: each open deactivation of the same person, whoever sent it (D24). */
async function leavingOf(req: PayloadRequest, request: Request): Promise<string[]> {
  const person = { email: request.staffEmail, staffId: idOf(request.staff) }
  const today = pacificDateOf(new Date(request.submittedAt))
  const open = await openDeactivationsOf(sqlOf(req), [person], request.id)
  return open
    .filter(({ organizationId }) => organizationId === idOf(request.organization))
    .map((one) => `${markForCoordinator(one, today, `deactivation ${one.reference}`)}.`)
}

const lastDayOf = ({ lastDay, lastTime, submittedAt }: Request) =>
  lastDay
    ? {
        words: lastDayInWords({ lastDay, lastTime }),
        isLate: isLate({ lastDay, lastTime }, new Date(submittedAt)),
        isUrgent: isUrgent(lastDay, pacificDateOf(new Date(submittedAt))),
      }
    : undefined

/** Word to the requestor that the request was granted, or which part of it and why (R38). */
export const queueGrantedNotice = async (
  req: PayloadRequest,
  request: Request,
  part?: { asked: string[]; granted: string[]; text: string },
): Promise<void> =>
  queueToRequestor(req, request, {
    key: 'request-granted',
    ...facts(request),
    part,
    statusUrl: statusUrl(req, request),
  })

/** Word to the requestor of a request whose place a deactivation took; only some may know of that (D17, D24). */
export const queueSupersededNotice = (
  req: PayloadRequest,
  request: Request,
  { isTold }: { isTold: boolean },
): Promise<void> =>
  queueToRequestor(req, request, {
    key: 'request-superseded',
    ...facts(request),
    isTold,
    statusUrl: statusUrl(req, request),
  })

/** Word to the requestor that the account work is on record, and what stands there now (R38). */
export const queueRecordedNotice = (
  req: PayloadRequest,
  request: Request,
  recorded: [label: string, value: string][],
): Promise<void> =>
  queueToRequestor(req, request, {
    key: 'account-recorded',
    ...facts(request),
    facts: recorded,
    statusUrl: statusUrl(req, request),
  })

/** Word to the coordinators that nothing is left to do (R22). */
export async function queueWithdrawnNotices(req: PayloadRequest, request: Request): Promise<void> {
  const { contact, told } = await contactsOf(req, request)
  for (const address of told)
    await queue(req, request, address, contact, {
      key: 'request-withdrawn',
      reference: request.reference,
      kind: request.kind,
      reviewUrl: siteUrl(req, `/admin/collections/requests/${request.id}`),
    })
}

type Denial = { told: DenialTold; text: string }

/** The reason of a denial, coded and in the coordinator's own words (R39, D16). */
export const deniedNotice = (req: PayloadRequest, request: Request, denial: Denial): Notice => ({
  key: 'request-denied',
  ...facts(request),
  told: denial.told,
  text: denial.text,
  directiveUrl: siteUrl(req, directivePath(sectionUnder(denial.told.heading))),
  statusUrl: statusUrl(req, request),
})

/** The same, to the requestor. */
export const queueDeniedNotice = (req: PayloadRequest, request: Request, denial: Denial): Promise<void> =>
  queueToRequestor(req, request, deniedNotice(req, request, denial))

/** What the coordinator wants to know, to the requestor. */
export const queueReturnedNotice = (
  req: PayloadRequest,
  request: Request,
  asked: { parts: ReturnPart[]; text: string },
): Promise<void> =>
  queueToRequestor(req, request, {
    key: 'request-returned',
    ...facts(request),
    parts: asked.parts.map((part) => partLabels[part]),
    text: asked.text,
    answerUrl: siteUrl(req, `/request/returned/${request.reference}`),
  })

/** The page where a requestor looks a request up, with its reference filled in. */
const statusUrl = (req: PayloadRequest, { reference }: Request) =>
  siteUrl(req, `/status?reference=${encodeURIComponent(reference)}`)

const facts = (request: Request) => ({
  reference: request.reference,
  kind: request.kind,
  staffName: fullName(request.staffGivenName, request.staffFamilyName),
})

async function queueToRequestor(req: PayloadRequest, request: Request, notice: Notice): Promise<void> {
  await queue(req, request, request.requestorEmail, await contactOf(req, request), notice)
}

/** One message for each event and recipient: a request that is sent again after a return is another event. */
async function queue(
  req: PayloadRequest,
  request: Request,
  to: string,
  replyTo: string,
  notice: Notice,
): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  const event = `${request.id}:${notice.key}:${request.submittedAt}`
  await queueMessage(
    sqlOf(req),
    config.keys,
    { key: `${event}:${to}`, to, replyTo, notice, requestId: request.id },
    clock.now(),
  )
}

const organizationOf = (req: PayloadRequest, request: Request): Promise<Organization> =>
  organizationById(req, String(request.organization))
