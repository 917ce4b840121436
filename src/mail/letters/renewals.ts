import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import { unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/** What annual maintenance asks for, to whom it is told in one message a day. */
export type RenewalNotice =
  | {
      key: 'renewals-due'
      /** As many as a message names, of `total`. */
      accounts: { name: string; dueOn: CivilDate; words: string }[]
      total: number
      lapsed: number
      renewUrl: string
      staffUrl: string
      calendar?: string
    }
  | {
      key: 'renewals-late'
      organizationName: string
      accounts: { name: string; requestor: string; words: string }[]
      total: number
      listUrl: string
    }
  | {
      key: 'renewals-overdue'
      organizations: { name: string; accounts: number }[]
      moreOrganizations: number
      total: number
      listUrl: string
    }
  | {
      key: 're-sign-started'
      formName: string
      revision: string
      effectiveFrom: CivilDate
      refusedAfter: CivilDate
      accounts: number
      formUrl: string
      renewUrl: string
    }

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

const andMore = (named: number, total: number): string[] =>
  total > named ? [`and ${counted(total - named, 'more person').replace('persons', 'people')}`] : []

/** One digest a requestor and day, never one message a person (R46, D13). */
export const renewalsDue = (notice: NoticeOf<'renewals-due'>): Letter => ({
  subject: `CalJOBS System Access: annual maintenance ${notice.lapsed ? 'lapsed or ' : ''}due for ${counted(notice.total, 'account')}`,
  heading: `Renew ${notice.total === 1 ? 'this account' : 'these accounts'}`,
  blocks: [
    {
      paragraph:
        'Each year, staff complete the ISPA training and sign their confidentiality statement again, and you send both dates. It is due for:',
    },
    {
      list: [
        ...notice.accounts.map(
          ({ name, dueOn, words }) => `${unlinked(name)}: ${formatCivilDate(dueOn)}, ${words}`,
        ),
        ...andMore(notice.accounts.length, notice.total),
      ],
    },
    { action: 'Renew them together', href: notice.renewUrl },
    {
      paragraph:
        'Does somebody no longer need the account, or leave? Then ask for its deactivation instead, on the page of your staff.',
    },
    { action: 'See your staff', href: notice.staffUrl },
  ],
  calendar: notice.calendar,
})

/** To the coordinators of an organization (D13). */
export const renewalsLate = (notice: NoticeOf<'renewals-late'>): Letter => ({
  subject: `CalJOBS System Access: ${counted(notice.total, 'account')} about to lapse or lapsed`,
  heading: 'Annual maintenance is late',
  blocks: [
    { facts: [['Organization', unlinked(notice.organizationName)]] },
    {
      list: [
        ...notice.accounts.map(
          ({ name, requestor, words }) => `${unlinked(name)}: ${words}, requestor ${unlinked(requestor)}`,
        ),
        ...andMore(notice.accounts.length, notice.total),
      ],
    },
    {
      paragraph:
        'The requestors were told. No account is deactivated by the time that passes: ask the requestors what becomes of these.',
    },
    { action: 'See the renewals', href: notice.listUrl },
  ],
})

/** To the Operations Unit, once a week (D13). */
export const renewalsOverdue = (notice: NoticeOf<'renewals-overdue'>): Letter => ({
  subject: `CalJOBS System Access: ${counted(notice.total, 'account')} lapsed 30 days ago or longer`,
  heading: 'Accounts that nobody renews',
  blocks: [
    {
      list: [
        ...notice.organizations.map(
          ({ name, accounts }) => `${unlinked(name)}: ${counted(accounts, 'account')}`,
        ),
        ...(notice.moreOrganizations
          ? [`and ${counted(notice.moreOrganizations, 'more organization')}`]
          : []),
      ],
    },
    { paragraph: 'Their requestors and coordinators were told before.' },
    { action: 'See the renewals', href: notice.listUrl },
  ],
})

/** To every requestor whose staff have signed before a revision (D15). */
export const reSignStarted = (notice: NoticeOf<'re-sign-started'>): Letter => ({
  subject: `CalJOBS System Access: a new ${notice.formName === 'E-1' ? 'e-1' : 'de 7410'} must be signed`,
  heading: `A new ${notice.formName} must be signed by ${formatCivilDate(notice.refusedAfter)}`,
  blocks: [
    {
      facts: [
        ['Form', notice.formName],
        ['Revision', unlinked(notice.revision)],
        ['In effect from', formatCivilDate(notice.effectiveFrom)],
        ['Older signatures accepted until', formatCivilDate(notice.refusedAfter)],
        ['Your staff who have not signed it', String(notice.accounts)],
      ],
    },
    {
      paragraph:
        'After that day, a statement that was signed before this revision is no longer accepted, and the account counts as lapsed. Let your staff sign the new revision and complete the ISPA training, and send both dates as annual maintenance.',
    },
    { action: 'Get the current form', href: notice.formUrl },
    { action: 'Send the new dates', href: notice.renewUrl },
  ],
})
