import { formatPacificInstant } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import { requestSubject, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts, requestList } from './facts.ts'

/** To each coordinator of the route; names alone, everything else stands behind the sign-in (R22, ML-3). */
export const requestRouted = (notice: NoticeOf<'request-routed'>): Letter => ({
  subject: requestSubject(
    notice.reference,
    haste(notice, 'late deactivation, act at once', 'deactivate today, act at once', 'new in your queue'),
  ),
  heading: haste(
    notice,
    'The last day has passed: deactivate this account at once',
    'Today is the last day: deactivate this account at once',
    'A request waits for your review',
  ),
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Requestor', unlinked(notice.requestorName)],
      ['Sent', formatPacificInstant(notice.sentAt)],
      ...(notice.lastDay ? ([['Last day', notice.lastDay.words]] as [string, string][]) : []),
      ['Why it came to you', notice.reason],
    ]),
    ...(notice.unproved
      ? [
          {
            paragraph:
              'The address of the requestor is not proved. Make sure with the organization that the request is real, and do not wait with the deactivation.',
          },
        ]
      : []),
    ...(notice.leaving ?? []).map((paragraph) => ({ paragraph })),
    ...(notice.flagged
      ? [{ paragraph: 'Look closely: this request did not take the usual way of Table 1.' }]
      : []),
    { action: 'Review the request', href: notice.reviewUrl },
  ],
})

/** The words for a last moment that has passed, for a last day that has come, and for everything else (R40, R41). */
const haste = (
  { lastDay }: NoticeOf<'request-routed'>,
  late: string,
  today: string,
  usual: string,
): string => (lastDay?.isLate ? late : lastDay?.isUrgent ? today : usual)

/** To the coordinator whom another one has given a request. */
export const requestAssigned = (notice: NoticeOf<'request-assigned'>): Letter => ({
  subject: requestSubject(notice.reference, 'given to you'),
  heading: 'A request was given to you',
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Requestor', unlinked(notice.requestorName)],
      ['Given to you by', unlinked(notice.by)],
      ...(notice.due ? ([['Target', notice.due]] as [string, string][]) : []),
    ]),
    { paragraph: 'You review it now. Others see that, and leave it to you until you release it.' },
    { action: 'Review the request', href: notice.reviewUrl },
  ],
})

/** Nothing is left to do. */
export const requestWithdrawn = (notice: NoticeOf<'request-withdrawn'>): Letter => ({
  subject: requestSubject(notice.reference, 'withdrawn'),
  heading: 'A request was withdrawn',
  blocks: [
    requestFacts(notice),
    { paragraph: 'The requestor withdrew this request. You need not do anything.' },
    { action: 'See the request', href: notice.reviewUrl },
  ],
})

/** One word for requests that were sent in one go; names alone (R22, R46, ML-3). */
export const requestsRouted = (notice: NoticeOf<'requests-routed'>): Letter => ({
  subject: `CalJOBS access requests: ${notice.requests.length} new in your queue`,
  heading: `${notice.requests.length} requests wait for your review`,
  blocks: [
    {
      facts: [
        ['Organization', unlinked(notice.organizationName)],
        ['Requestor', unlinked(notice.requestorName)],
        ['Sent', formatPacificInstant(notice.sentAt)],
      ],
    },
    requestList(notice.requests),
    { action: 'Review the requests', href: notice.inboxUrl },
  ],
})

/** What came to an addressee since others can no longer act on it; one message for all of it. */
export const requestsRerouted = ({ requests, count, inboxUrl }: NoticeOf<'requests-rerouted'>): Letter => ({
  subject: `CalJOBS access requests: ${count} came to you from another coordinator`,
  heading: count === 1 ? 'An open request is now with you' : `${count} open requests are now with you`,
  blocks: [
    {
      paragraph:
        'Whoever had this work before can no longer act on it. Each request says why it came to you. Requests that are granted still need the account work in CalJOBS.',
    },
    requestList(requests),
    ...(count > requests.length
      ? [{ paragraph: `${count - requests.length} more stand in your list of requests.` }]
      : []),
    { action: 'Open the requests', href: inboxUrl },
  ],
})

/** On the working day before the last day, and on the last day (R40, R42). */
export const deactivationReminder = (notice: NoticeOf<'deactivation-reminder'>): Letter => ({
  subject: requestSubject(
    notice.reference,
    notice.isToday ? 'deactivate today' : 'deactivate by the last day',
  ),
  heading: notice.isToday ? 'Today is the last day' : 'An account is to be deactivated soon',
  blocks: [
    requestFacts(notice, [['Last day', notice.lastDay]]),
    {
      paragraph: 'The account must be deactivated in CalJOBS before the person leaves, or at that time.',
    },
    { action: 'Record the deactivation', href: notice.reviewUrl },
  ],
})
