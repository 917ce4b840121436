import { formatPacificInstant } from './dates.ts'
import { transitions } from './lifecycle.ts'

/** A person looks at a request as long as their page has said so within this many seconds. */
export const LOOKS_FOR_SECONDS = 45

/** How often an open page says so, in seconds. */
export const LOOKS_EVERY_SECONDS = 15

/** `Sample Name has this request open too`; empty where nobody has. */
export function othersInWords(names: string[]): string {
  const [first, ...more] = names
  if (!first) return ''
  if (!more.length) return `${first} has this request open too`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} have this request open too`
}

/** The names in the audit trail of what changes a request. */
export const changingEvents: string[] = [
  ...new Set([...transitions.map(({ auditEvent }) => auditEvent), 'request-escalated', 'request-rerouted']),
]

const words: Record<string, string> = {
  'request-claimed': 'claimed this request',
  'request-released': 'released this request',
  'request-assigned': 'gave this request to a coordinator',
  'request-escalated': 'sent this request on, since it is overdue',
  'request-rerouted': 'changed who can act on this request, and it was routed again',
  'request-returned': 'returned this request for information',
  'request-resubmitted': 'answered and sent this request again',
  'request-granted': 'granted this request',
  'request-denied': 'denied this request',
  'deactivation-confirmed': 'confirmed this deactivation',
  'account-recorded': 'recorded the account work',
  'request-withdrawn': 'withdrew this request',
  'request-superseded': 'closed this request, since a deactivation took its place',
}

/** `Sample Name granted this request on …`, for who still looks at the page as it was. @param at UTC instant */
export const changeInWords = (change: { event: string; who: string; at: Date }): string =>
  `${change.who} ${words[change.event] ?? 'changed this request'} on ${formatPacificInstant(change.at)}`
