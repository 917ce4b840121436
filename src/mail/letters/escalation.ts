import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import { requestSubject, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts } from './facts.ts'

/** A request has passed its processing target: to whom it goes now, and to those who had it. */
export const requestOverdue = (notice: NoticeOf<'request-overdue'>): Letter => ({
  subject: requestSubject(notice.reference, 'overdue'),
  heading: 'A request is overdue',
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Was due', notice.dueAt],
      [
        'Now also with',
        notice.level === 'delegate' ? 'the delegate of the organization' : 'the CalJOBS Operations Unit',
      ],
    ]),
    {
      paragraph:
        'Nothing was granted or denied by the time that has passed. Whoever of you is first, act on it now.',
    },
    { action: 'Open the request', href: notice.reviewUrl },
  ],
})

/** CalJOBS could not be used while a temporary password ran: it holds longer. Says no password (D11). */
export const credentialsExtended = (notice: NoticeOf<'credentials-extended'>): Letter => ({
  subject: requestSubject(notice.reference, 'your temporary password holds longer'),
  heading: 'You have more time to sign in to CalJOBS',
  blocks: [
    {
      paragraph:
        'CalJOBS could not be used for some time. The temporary password that you were sent holds longer.',
    },
    {
      facts: [
        ['Reference', notice.reference],
        ['Now expires', formatPacificInstant(notice.expiresAt)],
      ],
    },
    { paragraph: 'If you have signed in and set a password of your own, you need not do anything.' },
  ],
})

/** A coordinator is absent and named somebody to stand in. */
export const absenceDelegated = (notice: NoticeOf<'absence-delegated'>): Letter => ({
  subject: 'CalJOBS access requests: you stand in for a coordinator',
  heading: `You stand in for ${notice.from}`,
  blocks: [
    {
      facts: [
        ['From', formatCivilDate(notice.awayFrom)],
        ['Until', notice.awayTo ? formatCivilDate(notice.awayTo) : 'further notice'],
        ['Organizations', notice.organizations.map(unlinked).join(', ') || 'None'],
      ],
    },
    {
      paragraph:
        'In that time you see the requests and staff of these organizations, and new requests come to you where no other coordinator can act.',
    },
    { action: 'Open the requests', href: notice.inboxUrl },
  ],
})
