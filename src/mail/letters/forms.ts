import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { type Block, type Letter, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/** A current form. */
type FormPart = {
  name: string
  revision: string
  /** Pacific civil date. */
  effectiveFrom: CivilDate
  /** Empty for the first revision. */
  whatChanged: string
  url: string
}

/** What mail tells of the confidentiality forms (R15, R21). */
export type FormNotice =
  | { key: 'form-published'; isNewcomer: boolean; forms: FormPart[]; panelUrl: string }
  | {
      key: 'current-forms'
      forms: FormPart[]
      /** The coordinator who sends them on, and in which words; nobody where the requestor is new. */
      by?: { name: string; text: string }
      contact: string
    }
  | {
      key: 'form-reminder'
      toAcknowledge: { name: string; revision: string }[]
      /** Names of organizations. */
      toSendOn: string[]
      panelUrl: string
    }

/** A form with the address where the current revision always is. */
const formBlocks = ({ name, revision, effectiveFrom, whatChanged, url }: FormPart): Block[] => [
  { heading: name },
  {
    facts: [
      ['Revision', unlinked(revision)],
      ['In effect from', formatCivilDate(effectiveFrom)],
    ],
  },
  ...(whatChanged ? [{ paragraph: 'What changed:' }, { quote: whatChanged }] : []),
  { action: 'Get the form', href: url },
]

/** To every active coordinator: a new revision, or the current forms for who is new (R21). */
export const formPublished = ({ forms, isNewcomer, panelUrl }: NoticeOf<'form-published'>): Letter => ({
  subject: isNewcomer
    ? 'CalJOBS System Access: the current confidentiality forms'
    : 'CalJOBS System Access: a new revision of a confidentiality form',
  heading: isNewcomer
    ? 'The current confidentiality forms'
    : 'The CalJOBS Operations Unit published a new revision',
  blocks: [
    ...forms.flatMap(formBlocks),
    {
      paragraph:
        'Acknowledge each form in the panel, then send the current forms on to the managers and supervisors of your area from the same page.',
    },
    { action: 'Acknowledge and send on', href: panelUrl },
  ],
})

/** To managers and supervisors: sent on by their coordinator, or because they are new on record (R15). */
export const currentForms = ({ forms, by, contact }: NoticeOf<'current-forms'>): Letter => ({
  subject: 'CalJOBS System Access: the current confidentiality forms',
  heading: 'The current confidentiality forms for your staff',
  blocks: [
    ...(by
      ? [{ paragraph: `${unlinked(by.name)}, CalJOBS Access Coordinator, writes:` }, { quote: by.text }]
      : [
          {
            paragraph:
              'You are on record as a requestor of CalJOBS access. These are the forms that your staff sign before they get access, and every year after that.',
          },
        ]),
    ...forms.flatMap(formBlocks),
    {
      paragraph:
        'EDD employees sign the DE 7410, all other staff the E-1. The links always lead to the current revision: keep the link, not a copy.',
    },
    {
      paragraph: `Do you have a question? Reply to this message: it goes to your CalJOBS Access Coordinator, ${contact}.`,
    },
  ],
})

/** To a coordinator who has not acknowledged a form, or not sent it on (R15, R21). */
export const formReminder = (notice: NoticeOf<'form-reminder'>): Letter => ({
  subject: 'CalJOBS System Access: current forms wait for you',
  heading: 'Current forms wait for you',
  blocks: [
    ...(notice.toAcknowledge.length
      ? [
          { paragraph: 'You have not acknowledged:' },
          {
            list: notice.toAcknowledge.map(({ name, revision }) => `${name}, revision ${unlinked(revision)}`),
          },
        ]
      : []),
    ...(notice.toSendOn.length
      ? [
          { paragraph: 'The requestors of these organizations were not all sent the current forms:' },
          { list: notice.toSendOn.map((name) => unlinked(name)) },
        ]
      : []),
    { action: 'Acknowledge and send on', href: notice.panelUrl },
  ],
})
