import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import { type Block, type Letter, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/**
 * What mail tells of the quarterly review (R49, R50). To coordinators it names no account: they read the letter itself
 * in the panel. Who has no account here is told of the accounts they answer for in the message (D28).
 */
export type ReviewNotice =
  | {
      key: 'review-result'
      organizationName: string
      quarter: Quarter
      accounts: number
      findings: number
      /** Pacific date on which the first corrective action is due. */
      firstDueOn?: CivilDate
      contact: string
      letterUrl: string
    }
  | {
      key: 'review-result-by-mail'
      organizationName: string
      quarter: Quarter
      /** Corrective actions are due, and nobody has answered. */
      isReminder: boolean
      /** Of the Operations Unit. */
      words?: string
      accounts: {
        name: string
        findings: { what: string; text: string; correctiveAction: string; dueOn: CivilDate }[]
      }[]
      contact: string
    }
  | {
      key: 'finding-decided'
      isClosed: boolean
      organizationName: string
      quarter: Quarter
      /** Of the Operations Unit. */
      words: string
      contact: string
      /** Not for who has no account here. */
      letterUrl?: string
    }
  | {
      key: 'review-reminder'
      organizationName: string
      quarter: Quarter
      toAcknowledge: boolean
      /** Findings that are due within a week, and that are overdue. */
      dueSoon: number
      overdue: number
      contact: string
      letterUrl: string
    }
  | { key: 'review-not-drawn'; quarter: Quarter; reviewsUrl: string }
  | {
      key: 'findings-overdue'
      organizations: { name: string; findings: number }[]
      reviewsUrl: string
    }

/** `quarter 3 of 2026`: a subject has no names, and so no capitals. */
const inSubject = (quarter: Quarter): string => `quarter ${quarter.slice(5)} of ${quarter.slice(0, 4)}`

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

const ofReview = ({ organizationName, quarter }: { organizationName: string; quarter: Quarter }): Block => ({
  facts: [
    ['Organization', unlinked(organizationName)],
    ['Quarter', quarterInWords(quarter)],
  ],
})

const questions = (contact: string): Block => ({
  paragraph: `Do you have a question? Reply to this message: it goes to the CalJOBS Operations Unit, ${contact}.`,
})

/** To the coordinators of an organization: its results are there to be read (R50). */
export const reviewResult = (notice: NoticeOf<'review-result'>): Letter => ({
  subject: `CalJOBS System Access: results of the quarterly review, ${inSubject(notice.quarter)}`,
  heading: 'Results of the quarterly review',
  blocks: [
    ofReview(notice),
    {
      facts: [
        ['Accounts that were reviewed', String(notice.accounts)],
        ['Findings', String(notice.findings)],
        ...(notice.firstDueOn
          ? ([['First corrective action due', formatCivilDate(notice.firstDueOn)]] as [string, string][])
          : []),
      ],
    },
    {
      paragraph:
        'The CalJOBS Operations Unit reviewed a random sample of CalJOBS accounts. The results for your organization are in the panel, for its coordinators alone. Please read them and acknowledge them.',
    },
    ...(notice.findings
      ? [{ paragraph: 'When a corrective action is done, say so beside its finding.' }]
      : []),
    { action: 'Read the results', href: notice.letterUrl },
    questions(notice.contact),
  ],
})

/** To the point of contact of an organization, or to a requestor of record about their own staff alone (R50). */
export const reviewResultByMail = (notice: NoticeOf<'review-result-by-mail'>): Letter => ({
  subject: notice.isReminder
    ? 'CalJOBS System Access: corrective actions of the quarterly review are due'
    : `CalJOBS System Access: results of the quarterly review, ${inSubject(notice.quarter)}`,
  heading: notice.isReminder ? 'Corrective actions are due' : 'Results of the quarterly review',
  blocks: [
    ofReview(notice),
    {
      paragraph: notice.isReminder
        ? 'The CalJOBS Operations Unit has no answer from you yet about these findings of the quarterly review.'
        : 'The CalJOBS Operations Unit reviewed a random sample of CalJOBS accounts. These are the results for accounts that you answer for.',
    },
    ...(notice.words ? [{ quote: notice.words }] : []),
    ...notice.accounts.flatMap(({ name, findings }): Block[] => [
      { heading: unlinked(name) },
      ...(findings.length ? [] : [{ paragraph: 'There is no finding. Nothing is to be done.' }]),
      ...findings.map(({ what, text, correctiveAction, dueOn }): Block => ({
        facts: [
          ['What was reviewed', what],
          ['What was found', text],
          ['Corrective action', correctiveAction],
          ['Due on', formatCivilDate(dueOn)],
        ],
      })),
    ]),
    {
      paragraph: `Please reply to this message: say that you have read the results, and for each finding what was done. Your reply goes to the CalJOBS Operations Unit, ${notice.contact}, which puts it on record.`,
    },
  ],
})

/** To the same: what the Operations Unit made of an answer. */
export const findingDecided = (notice: NoticeOf<'finding-decided'>): Letter => ({
  subject: notice.isClosed
    ? 'CalJOBS System Access: a finding of the quarterly review was closed'
    : 'CalJOBS System Access: a finding of the quarterly review needs more',
  heading: notice.isClosed ? 'A finding was closed' : 'A finding needs more from you',
  blocks: [
    ofReview(notice),
    { paragraph: 'The CalJOBS Operations Unit writes:' },
    { quote: notice.words },
    ...(notice.letterUrl
      ? [{ action: notice.isClosed ? 'See the finding' : 'Answer the finding', href: notice.letterUrl }]
      : []),
    questions(notice.contact),
  ],
})

/** To the same, once a week: what still waits for them. */
export const reviewReminder = (notice: NoticeOf<'review-reminder'>): Letter => ({
  subject: 'CalJOBS System Access: results of the quarterly review wait for you',
  heading: 'Results of the quarterly review wait for you',
  blocks: [
    ofReview(notice),
    {
      list: [
        ...(notice.toAcknowledge ? ['The results are not acknowledged yet'] : []),
        ...(notice.overdue ? [`${counted(notice.overdue, 'finding')} overdue, without an answer`] : []),
        ...(notice.dueSoon ? [`${counted(notice.dueSoon, 'finding')} due within a week`] : []),
      ],
    },
    { action: 'Go to the results', href: notice.letterUrl },
    questions(notice.contact),
  ],
})

/** To the Operations Unit: the quarter is in its fifth week and nothing was drawn (R49). */
export const reviewNotDrawn = ({ quarter, reviewsUrl }: NoticeOf<'review-not-drawn'>): Letter => ({
  subject: `CalJOBS System Access: no sample is drawn for ${inSubject(quarter)}`,
  heading: 'No sample is drawn yet',
  blocks: [
    {
      paragraph: `${quarterInWords(quarter)} is in its fifth week or later, and the random sample of CalJOBS accounts for the quarterly review is not drawn.`,
    },
    { action: 'Draw the sample', href: reviewsUrl },
  ],
})

/** To the Operations Unit, once a week: organizations that let a due day pass (R50). */
export const findingsOverdue = ({ organizations, reviewsUrl }: NoticeOf<'findings-overdue'>): Letter => ({
  subject: 'CalJOBS System Access: findings of the quarterly review are overdue',
  heading: 'Findings are overdue',
  blocks: [
    { paragraph: 'The due day has passed, and these organizations have not answered:' },
    { list: organizations.map(({ name, findings }) => `${unlinked(name)}: ${counted(findings, 'finding')}`) },
    { action: 'Go to the reviews', href: reviewsUrl },
  ],
})
