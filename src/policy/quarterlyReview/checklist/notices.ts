import { formatCivilDate, formatPacificInstant, pacificDateOf } from '../../dates.ts'
import { kindOf } from '../../kinds/index.ts'
import { samePerson } from '../../people.ts'
import type { MessageState } from '../../vocabulary.ts'
import { type AccountFacts, type CheckedNotice, type CheckedRequest, completedBy } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, type Seen, toRequest, toStaff } from './result.ts'

/**
 * Each completed request that ends with credentials has a notice that was sent to the staff member, with the requestor
 * in copy (R29, R30, R35).
 */
export const credentialsNotices = (facts: AccountFacts): ReviewCheck =>
  checkOf(
    'credentials-notices',
    completedBy(facts.requests, facts.asOf)
      .filter(({ kind }) => kindOf(kind).credentials)
      .map(credentialsSeen),
    'No completed request needed a notice with credentials',
    [toStaff(facts.account)],
  )

function credentialsSeen(request: CheckedRequest & { completedAt: Date }): Seen {
  const faults = faultsOf(request.notices, 'account-credentials', ({ to, cc }) => [
    ...(samePerson(to, request.staffEmail) ? [] : [`it went to ${to}, not to ${request.staffEmail}`]),
    ...(samePerson(cc ?? '', request.requestorEmail)
      ? []
      : [`the requestor, ${request.requestorEmail}, was not in copy`]),
  ])
  const what = `${kindOf(request.kind).label}, recorded on ${formatPacificInstant(request.completedAt)}`
  return {
    isRight: !faults.length,
    text: faults.length
      ? `${what}: ${faults.join('; ')}`
      : `${what}: the notice with the credentials was sent to ${request.staffEmail}, with a copy to ${request.requestorEmail}`,
    evidence: [toRequest(request)],
  }
}

/** Each denied request has a coded reason, a text, and a notice of it that was sent to the requestor (R38, R39). */
export const denialReasons = (facts: AccountFacts): ReviewCheck =>
  checkOf(
    'denial-reasons',
    facts.requests
      .filter(({ state, deniedAt }) => state === 'denied' && (!deniedAt || deniedAt <= facts.asOf))
      .map(denialSeen),
    'No request about the account was denied',
    [toStaff(facts.account)],
  )

function denialSeen(request: CheckedRequest): Seen {
  const { denialReason, denialText, deniedAt, requestorEmail } = request
  const faults = [
    ...(denialReason ? [] : ['no coded reason is on record']),
    ...(denialText?.trim() ? [] : ['no text is on record']),
    ...faultsOf(request.notices, 'request-denied', ({ to }) =>
      samePerson(to, requestorEmail) ? [] : [`it went to ${to}, not to ${requestorEmail}`],
    ),
  ]
  const when = formatCivilDate(deniedAt ? pacificDateOf(deniedAt) : request.requestDate)
  const what = `${kindOf(request.kind).label}, denied on ${when}`
  return {
    isRight: !faults.length,
    text: faults.length
      ? `${what}: ${faults.join('; ')}`
      : `${what}: ${denialReason}. The reason was sent to ${requestorEmail}`,
    evidence: [toRequest(request)],
  }
}

const notSent: Record<Exclude<MessageState, 'sent'>, string> = {
  queued: 'the notice waits to be sent',
  failed: 'the notice could not be delivered',
  bounced: 'the notice came back',
}

/** What is wrong with the notice of a request; where there are several, with the one that is least wrong. */
function faultsOf(
  notices: CheckedNotice[],
  template: string,
  more: (notice: CheckedNotice) => string[],
): string[] {
  const found = notices
    .filter((notice) => notice.template === template)
    .map((notice) => [...(notice.state === 'sent' ? [] : [notSent[notice.state]]), ...more(notice)])
    .sort((one, other) => one.length - other.length)
  return found[0] ?? ['no notice is on record']
}
