import { formatPacificInstant } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import { requestSubject, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts } from './facts.ts'

/** To each coordinator of the route; names alone, everything else stands behind the sign-in (R22, ML-3). */
export const requestRouted = (notice: NoticeOf<'request-routed'>): Letter => ({
  subject: requestSubject(notice.reference, 'new in your queue'),
  heading: 'A request waits for your review',
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Requestor', unlinked(notice.requestorName)],
      ['Sent', formatPacificInstant(notice.sentAt)],
      ['Why it came to you', notice.reason],
    ]),
    ...(notice.flagged
      ? [{ paragraph: 'Look closely: this request did not take the usual way of Table 1.' }]
      : []),
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
