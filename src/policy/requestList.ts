import { type CivilDate, daysBetween } from './dates.ts'
import { countdown } from './deactivation.ts'
import { kindOf } from './kinds/index.ts'
import { parseReference } from './reference.ts'
import { isOpen, type RequestKind, type RequestState, requestStateLabels } from './vocabulary.ts'

/** Which of the requests a list shows. */
export const requestShows = ['all', 'open', 'closed'] as const
export type RequestShow = (typeof requestShows)[number]

export type RequestListQuery = {
  show: RequestShow
  /** As it was typed, for the search field. */
  search: string
  /** From 1. */
  page: number
}

export const REQUESTS_ON_A_PAGE = 50
const longestSearch = 100
const mostWords = 6

/** Reads the filters of a list of requests from an address; whatever is not known counts as not said. */
export function readRequestListQuery(said: Record<string, unknown>): RequestListQuery {
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
  const page = Number(text('page'))
  return {
    show: requestShows.find((one) => one === text('show')) ?? 'all',
    search: text('q')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, longestSearch),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** A whole reference is looked up as such, however it is typed; of other words, each must stand somewhere. */
export function searchTerms(search: string): { reference?: string; words: string[] } {
  const reference = parseReference(search)
  return reference
    ? { reference, words: [] }
    : { words: search.split(/\s+/).filter(Boolean).slice(0, mostWords) }
}

/** A state as people read it; how a request ended well depends on its kind (ux SP-3). */
export const stateInWords = (kind: RequestKind, state: RequestState): string =>
  state === 'completed' ? kindOf(kind).done : requestStateLabels[state]

/** The countdown of a deactivation that is not done yet (R40). */
export const openCountdown = (
  { state, lastDay }: { state: RequestState; lastDay?: CivilDate | null },
  today: CivilDate,
): string | undefined => (lastDay && isOpen(state) ? countdown(lastDay, today) : undefined)

/** `today`, `1 day ago`, `3 days ago` */
export function agoInWords(on: CivilDate, today: CivilDate): string {
  const days = daysBetween(on, today)
  return days <= 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`
}

/**
 * What happens next, for the requestor (ux SP-2).
 * @param urgent the last day of an open deactivation is today or has passed
 */
export function nextInWords(kind: RequestKind, state: RequestState, urgent = false): string {
  const { decided, credentials, words } = kindOf(kind)
  const next: Record<RequestState, string> = {
    submitted: decided
      ? 'A coordinator checks it. You get a message when there is a decision.'
      : `The coordinator deactivates the account ${urgent ? 'at once' : 'by the last day'}. No decision is needed first. ${words.whenDone}`,
    'in-review': decided
      ? 'A coordinator is checking it now. You get a message when there is a decision.'
      : `A coordinator is working on it now. ${words.whenDone}`,
    returned: `We need more from you before ${decided ? 'it can be decided' : 'the coordinator can go on'}.`,
    granted: words.afterGrant,
    completed: credentials
      ? 'Nothing more to do. The staff member has got the username and a temporary password.'
      : 'Nothing more to do. You have got a message that says what stands on record now.',
    denied: 'The request is closed. You can send a new one when the reason no longer holds.',
    withdrawn: 'The request is closed. You can send a new one at any time.',
    superseded: 'The request is closed: nothing is left of it to decide.',
  }
  return next[state]
}
