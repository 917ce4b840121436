import type { RequestKind } from './vocabulary.ts'
import { kindOf } from './kinds/index.ts'

/**
 * What the time line of a staff member can be narrowed to, with the words for people. One more source of entries is
 * one more line here and one in `src/services/staffTimeline.ts`.
 */
export const timelineTopicLabels = {
  requests: 'Requests',
  documents: 'Documents',
  privileges: 'Privileges',
  credentials: 'Credentials',
  account: 'Account',
  ownership: 'Requestor',
  incidents: 'Late deactivations',
  reviews: 'Quarterly review',
} as const
export type TimelineTopic = keyof typeof timelineTopicLabels
export const timelineTopics = Object.keys(timelineTopicLabels) as TimelineTopic[]

/** The topics that a person is offered: that accounts are reviewed is for oversight alone (R49). */
export const topicsFor = (oversight: boolean): TimelineTopic[] =>
  timelineTopics.filter((topic) => oversight || topic !== 'reviews')

/** A record that an entry leads to. */
export type TimelineLink = {
  to: 'request' | 'evidence' | 'incident' | 'review-item'
  id: string
  label: string
}

export type TimelineEntry = {
  topic: TimelineTopic
  /** UTC instant. */
  at: string
  what: string
  /** Who did it; nothing where it came by itself. */
  who?: string
  /** More of it, a line each. */
  details: string[]
  links: TimelineLink[]
  /** It was asked for, and refused. */
  refused: boolean
}

/** An entry of these words, with what is said besides. */
export const timelineEntry = (
  topic: TimelineTopic,
  at: Date,
  what: string,
  more: Partial<Pick<TimelineEntry, 'who' | 'details' | 'links' | 'refused'>> = {},
): TimelineEntry => ({ topic, at: at.toISOString(), what, details: [], links: [], refused: false, ...more })

/** Newest first; of one instant, what was told later is newer. */
export const newestFirst = (entries: TimelineEntry[]): TimelineEntry[] =>
  entries
    .map((entry, place) => ({ entry, place }))
    .sort((one, other) => other.entry.at.localeCompare(one.entry.at) || other.place - one.place)
    .map(({ entry }) => entry)

/** How many entries there are of each topic. */
export function countTopics(entries: TimelineEntry[]): Record<TimelineTopic, number> {
  const counts = Object.fromEntries(timelineTopics.map((topic) => [topic, 0])) as Record<
    TimelineTopic,
    number
  >
  for (const { topic } of entries) counts[topic] += 1
  return counts
}

/** The topic that an address names; all where it names none. */
export const readTopic = (said: unknown): TimelineTopic | undefined =>
  timelineTopics.find((topic) => topic === said)

/** Changes of a request, by the event of the audit trail, as they follow the kind: `New account: granted`. */
const requestChanges: Record<string, (kind: RequestKind) => string> = {
  'request-submitted': () => 'sent',
  'request-resubmitted': () => 'answered and sent again',
  'request-claimed': () => 'claimed',
  'request-assigned': () => 'assigned to another coordinator',
  'request-released': () => 'given back by the coordinator',
  'request-escalated': () => 'passed its target and was sent on',
  'request-rerouted': () => 'routed again',
  'request-returned': () => 'more information asked for',
  'request-granted': () => 'granted',
  'request-denied': () => 'denied',
  'account-recorded': (kind) => `done, ${lowerFirst(kindOf(kind).done)}`,
  'deactivation-confirmed': () => 'confirmed by a coordinator',
  'request-withdrawn': () => 'withdrawn by the requestor',
  'request-superseded': () => 'replaced by a later request',
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Events of the audit trail that change a request. */
export const requestChangeEvents = Object.keys(requestChanges)

/** `New account: granted` */
export const requestChangeInWords = (kind: RequestKind, event: string): string =>
  `${kindOf(kind).label}: ${requestChanges[event]?.(kind) ?? event}`

const names = (list: string[]): string => [...list].sort().join(', ') || 'none'

/** What a completed request made of the privileges, a line each; nothing where it left them alone (R36, R37). */
export function privilegeChange(change: {
  kind: RequestKind
  before: string[]
  granted: string[]
  removed: string[]
}): { what: string; details: string[] } | undefined {
  const { before, granted, removed } = change
  if (!granted.length && !removed.length) return undefined
  if (kindOf(change.kind).concerns === 'new-person')
    return { what: 'Privileges given with the account', details: [`Granted: ${names(granted)}`] }
  const after = [...new Set([...before.filter((one) => !removed.includes(one)), ...granted])]
  return {
    what: 'Privileges changed',
    details: [
      `Before: ${names(before)}`,
      ...(granted.length ? [`Added: ${names(granted)}`] : []),
      ...(removed.length ? [`Removed: ${names(removed)}`] : []),
      `After: ${names(after)}`,
    ],
  }
}

/** Who oversees the account, as requestors' acts changed it (R13). */
export const ownershipChanges: Record<string, string> = {
  'roster-confirmed': 'The requestor confirmed that the account is still needed',
  'account-unowned': 'The requestor said that this is not one of their staff',
  'account-assigned': 'A coordinator gave the account to a requestor',
  'hand-over-offered': 'The requestor offered the account to another requestor',
  'hand-over-accepted': 'Another requestor took the account on',
  'hand-over-declined': 'The other requestor declined to take the account on',
  'hand-over-taken-back': 'The requestor took the offer back',
  'requestor-gone': 'The requestor was marked as gone',
  'requestor-back': 'The requestor oversees staff again',
}
