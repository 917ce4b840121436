import { formatPacificInstant } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/** To auditors every night, and to the Operations Unit where something is wrong: the head leaves the database (C9). */
export type TrailNotice = {
  key: 'trail-verified'
  verifiedAt: Date
  /** In words, with how many events there are. */
  result: string
  /** Number and hash of the last event; nothing while the trail is empty. */
  head?: string
  firstFault?: string
  trailUrl: string
}

export const trailVerified = (notice: NoticeOf<'trail-verified'>): Letter => ({
  subject: `CalJOBS System Access: the audit trail ${notice.firstFault ? 'has a fault' : 'was verified'}`,
  heading: notice.firstFault ? 'The audit trail has a fault' : 'The audit trail was verified',
  blocks: [
    {
      facts: [
        ['Verified', formatPacificInstant(notice.verifiedAt)],
        ['Result', notice.result],
        ...(notice.firstFault ? [['First fault', notice.firstFault] as [string, string]] : []),
        ['Head', notice.head ?? 'None: the trail is empty'],
      ],
    },
    {
      paragraph: notice.firstFault
        ? 'Somebody may have changed the record of who did what. Keep the database and its backups as they are, and find out who had access to them.'
        : 'Keep this message. The head is the number of the last event and its hash: whoever changes or cuts off anything before it can no longer hide that from you.',
    },
    { action: 'Open the audit trail', href: notice.trailUrl },
  ],
})
