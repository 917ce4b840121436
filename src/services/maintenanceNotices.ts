import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import { type Notice } from '../mail/notices.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Request } from '../payload-types.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { fullName } from '../policy/people.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import { applicationOf, siteUrl } from './application.ts'
import { besideInWords } from './besideRequest.ts'
import { contactsOf, holderOf } from './contacts.ts'
import { localPoliciesOf } from './localPolicies.ts'
import { idOf, idsOf, namesOf } from './names.ts'

/** What happens after many requests were sent in one go (CF-1). */
export function nextStepsOfMany(kinds: RequestKind[], holders: string[]): string[] {
  const different = [...new Set(kinds)]
  return [
    `Your requests are with ${inWords(holders)}. Each is checked for itself: one that is returned or denied does not hold up the others.`,
    ...different.map((kind) => `${kindOf(kind).label}: ${lowerFirst(kindOf(kind).words.whenDone)}`),
    'You have heard nothing after two working days? Ask, and give the reference.',
  ]
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** `one`, `one and two`, `one, two and three` */
export const inWords = (names: string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A request of the batch, with who has it and who is told. */
type Routed = { request: Request; holder: string; contact: string; told: string[]; organization: string }

/**
 * One receipt for all to the requestor, and one word for all to each coordinator (R22, R46, ML-6). Deactivations
 * among them were told to the coordinators each for itself, at once (R41). Queued twice, they are sent once.
 */
export async function queueBatchNotices(
  req: PayloadRequest,
  batchKey: string,
  requests: Request[],
): Promise<void> {
  const [first] = requests
  if (!first) return
  const routed = await routesOf(req, requests)
  const holders = [...new Set(routed.map(({ holder }) => holder))]
  const kinds = requests.map(({ kind }) => kind)
  const contact = routed[0]?.contact ?? ''
  const sentAt = new Date(first.submittedAt)
  await queue(req, `batch:${batchKey}:received`, first.requestorEmail, contact, {
    key: 'requests-received',
    requests: requests.map(facts),
    sentAt,
    recipient: inWords(holders),
    contact,
    nextSteps: nextStepsOfMany(kinds, holders),
    notes: await besideOfMany(req, requests),
    localPolicies: await localPoliciesOf(sqlOf(req), idsOf(requests.map(({ organization }) => organization))),
    statusUrl: siteUrl(req, '/my/requests'),
  })
  for (const [to, theirs] of byCoordinator(routed))
    await queue(req, `batch:${batchKey}:routed:${to}`, to, theirs[0]?.contact ?? contact, {
      key: 'requests-routed',
      requests: theirs.map(({ request }) => facts(request)),
      organizationName: inWords([...new Set(theirs.map(({ organization }) => organization))]),
      requestorName: first.requestorName,
      sentAt,
      inboxUrl: siteUrl(req, '/admin/collections/requests'),
    })
}

/** What stands beside each of the requests, with the name of the person (D24). */
export async function besideOfMany(req: PayloadRequest, requests: Request[]): Promise<string[]> {
  const notes: string[] = []
  for (const request of requests)
    for (const words of await besideInWords(sqlOf(req), request, new Date(request.submittedAt)))
      notes.push(`${fullName(request.staffGivenName, request.staffFamilyName)}. ${words}`)
  return notes
}

async function routesOf(req: PayloadRequest, requests: Request[]): Promise<Routed[]> {
  const names = await namesOf(
    req,
    'organizations',
    requests.map(({ organization }) => organization),
  )
  const routed: Routed[] = []
  for (const request of requests) {
    const organization = names.get(idOf(request.organization) ?? '') ?? ''
    const { contact, told } = await contactsOf(req, request)
    routed.push({ request, holder: holderOf(request, organization), contact, told, organization })
  }
  return routed
}

function byCoordinator(routed: Routed[]): Map<string, Routed[]> {
  const toldOf = new Map<string, Routed[]>()
  for (const one of routed.filter(({ request }) => kindOf(request.kind).decided))
    for (const address of one.told) toldOf.set(address, [...(toldOf.get(address) ?? []), one])
  return toldOf
}

const facts = ({ reference, kind, staffGivenName, staffFamilyName }: Request) => ({
  reference,
  kind,
  staffName: fullName(staffGivenName, staffFamilyName),
})

async function queue(
  req: PayloadRequest,
  key: string,
  to: string,
  replyTo: string,
  notice: Notice,
): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  await queueMessage(sqlOf(req), config.keys, { key, to, replyTo, notice }, clock.now())
}
