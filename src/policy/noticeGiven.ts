import { addBusinessDays, type IsClosed } from './businessDays.ts'
import { addDays, type CivilDate, daysBetween } from './dates.ts'

/** Spans of days for which the notice is summed up, today included. */
export const noticeSpans = [90, 365] as const
export type NoticeSpan = (typeof noticeSpans)[number]
export const USUAL_NOTICE_SPAN: NoticeSpan = 365

/** How notice is summed up: of each requestor, or of each organization. */
export const noticeSubjects = ['requestor', 'organization'] as const
export type NoticeSubject = (typeof noticeSubjects)[number]

/** The first of so many days that end today. */
export const noticeSince = (today: CivilDate, days: NoticeSpan): CivilDate => addDays(today, 1 - days)

/** Calendar days from the request to the last day; negative when it was sent after the last day (R42). */
export const daysOfNotice = (request: { requestDate: CivilDate; lastDay: CivilDate }): number =>
  daysBetween(request.requestDate, request.lastDay)

/**
 * The first last day that leaves a coordinator one working day after the day on which the request was sent. What is
 * sent on a closed day is read on the next open one.
 */
export const enoughNoticeFrom = (requestDate: CivilDate, isClosed: IsClosed): CivilDate =>
  addBusinessDays(requestDate, 1, isClosed)

/** `4 days`, `1 day`, `None: sent on the last day`, `Sent 2 days after the last day`. */
export function noticeInWords(notice: number): string {
  const count = `${Math.abs(notice)} ${Math.abs(notice) === 1 ? 'day' : 'days'}`
  if (notice === 0) return 'None: sent on the last day'
  return notice > 0 ? count : `Sent ${count} after the last day`
}

/** So many requests with the same notice; `short` when it is less than one working day. */
export type NoticeCount = { notice: number; short: boolean; requests: number }

/** Notice of some requests: median and smallest in calendar days. */
export type NoticeSummary = {
  requests: number
  median: number
  smallest: number
  afterLastDay: number
  short: number
}

/** Sums the notice of requests up; nothing where there are none (R42). */
export function summarizeNotice(counts: NoticeCount[]): NoticeSummary | undefined {
  const ordered = counts
    .filter(({ requests }) => requests > 0)
    .sort((one, other) => one.notice - other.notice)
  const [first] = ordered
  if (!first) return undefined
  const requests = sum(ordered)
  return {
    requests,
    median: medianOf(ordered, requests),
    smallest: first.notice,
    afterLastDay: sum(ordered.filter(({ notice }) => notice < 0)),
    short: sum(ordered.filter(({ short }) => short)),
  }
}

const sum = (counts: NoticeCount[]): number => counts.reduce((total, { requests }) => total + requests, 0)

/** The middle one; between two, what lies halfway. */
function medianOf(ordered: NoticeCount[], requests: number): number {
  const at = (place: number): number => {
    let passed = 0
    for (const one of ordered) {
      passed += one.requests
      if (passed > place) return one.notice
    }
    return 0
  }
  return (at(Math.floor((requests - 1) / 2)) + at(Math.floor(requests / 2))) / 2
}
