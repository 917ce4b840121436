import type { CallView } from './call.ts'
import type { DenialView } from '../denialView.ts'
import type { AnswerSection, PageView } from '../view.ts'

/** A link that may be where one is. */
export type PlaceLink = { href: string; text: string; here: boolean }

/** The requests of one requestor. */
export type MyRequestsView = PageView & {
  search: string
  show: string
  filters: PlaceLink[]
  /** `3 requests`, or what to do where there are none. */
  found: string
  requests: {
    href: string
    reference: string
    kind: string
    staffName: string
    state: string
    isOpen: boolean
    holder: string
    since: string
    countdown?: string
  }[]
  /** `Page 2 of 3`; left out where all are on one page. */
  place?: string
  newerHref?: string
  olderHref?: string
  startHref?: string
}

/** One request, for the requestor who sent it. */
export type MyRequestView = PageView & {
  reference: string
  kind: string
  staffName: string
  state: string
  since: string
  next: string
  holder: string
  contact: string
  call?: CallView
  countdown?: string
  /** That the person leaves, or what the deactivation closes. */
  beside: string[]
  /** Who was told of the withdrawal. */
  withdrawn?: string
  granted?: { granted: string[]; refused: string[]; why?: string }
  denial?: DenialView
  returned?: { parts: string[]; text: string; answerHref: string }
  timeline: { what: string; when: string }[]
  sections: AnswerSection[]
  withdrawHref?: string
}

/** The people whom a requestor oversees. */
export type MyStaffView = PageView & {
  found: string
  /** What waits for this requestor beside the list itself. */
  notices: { text: string; href: string; linkText: string }[]
  filters: PlaceLink[]
  staff: {
    name: string
    username: string
    organization: string
    state: string
    /** That the person leaves, or left, with the request that says so. */
    leaves?: string
    isLate: boolean
    isActive: boolean
    due: string
    dueOn?: string
    ispa?: string
    statement?: string
    openRequests: { href: string; text: string }[]
    /** What can be asked for; `of` follows for screen readers. */
    actions: { href: string; text: string; of: string }[]
  }[]
  renewHref?: string
  csvHref?: string
  calendarHref?: string
  handOverHref: string
}
