import { type Letter, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/** To the requestor who is asked to take staff on; nothing changes before they accept (R13). */
export const handOverOffered = (notice: NoticeOf<'hand-over-offered'>): Letter => ({
  subject: 'CalJOBS System Access: staff are to be handed over to you',
  heading: 'Do you take these staff on?',
  blocks: [
    {
      facts: [
        ['From', unlinked(notice.from)],
        ['Organization', unlinked(notice.organizationName)],
      ],
    },
    { list: notice.staffNames.map(unlinked) },
    {
      paragraph:
        'If you accept, you oversee their CalJOBS accounts: training and statement each year, changes, and word to your coordinator before they leave.',
    },
    { action: 'Accept or decline', href: notice.answerUrl },
  ],
})

/** To the requestor who offered the hand-over. */
export const handOverAnswered = (notice: NoticeOf<'hand-over-answered'>): Letter => ({
  subject: `CalJOBS System Access: your hand-over was ${notice.accepted ? 'accepted' : 'declined'}`,
  heading: notice.accepted ? 'Your staff were taken on' : 'Your staff stay with you',
  blocks: [
    { facts: [[notice.accepted ? 'Accepted by' : 'Declined by', unlinked(notice.by)]] },
    { list: notice.staffNames.map(unlinked) },
    { action: 'See your staff', href: notice.staffUrl },
  ],
})

/** To the coordinators: no account without a living requestor (R13). */
export const accountUnowned = (notice: NoticeOf<'account-unowned'>): Letter => ({
  subject: 'CalJOBS System Access: accounts without a requestor',
  heading: 'Nobody oversees these accounts now',
  blocks: [
    {
      facts: [
        ['Organization', unlinked(notice.organizationName)],
        ['Requestor until now', unlinked(notice.requestorName)],
        ['Why', notice.why],
      ],
    },
    { list: notice.staffNames.map(unlinked) },
    { paragraph: 'Find out who oversees each person now and give the account to them, or deactivate it.' },
    { action: 'See the accounts without a requestor', href: notice.listUrl },
  ],
})

/** To the requestor whom a coordinator gave an account to oversee (R13). */
export const accountAssigned = (notice: NoticeOf<'account-assigned'>): Letter => ({
  subject: 'CalJOBS System Access: you oversee one more account',
  heading: 'You oversee one more account',
  blocks: [
    {
      facts: [
        ['Staff member', unlinked(notice.staffName)],
        ['Organization', unlinked(notice.organizationName)],
      ],
    },
    {
      paragraph:
        'Your coordinator gave you this account: training and statement each year, changes, and word to your coordinator before the person leaves.',
    },
    {
      paragraph:
        'You do not oversee this person? Answer "Not mine" in your roster, and the coordinator is told.',
    },
    { action: 'See your staff', href: notice.staffUrl },
  ],
})
