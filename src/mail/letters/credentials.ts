import { TEMPORARY_PASSWORD_HOURS } from '../../policy/credentials.ts'
import { formatPacificInstant } from '../../policy/dates.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'
import { type Block, type Letter, requestSubject, Token, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

/**
 * To the staff member, Cc the requestor: username, temporary password or where it is, its end, and the reminders
 * (R29-R33, R35, D11).
 */
export const accountCredentials = (notice: NoticeOf<'account-credentials'>): Letter => ({
  subject: requestSubject(
    notice.reference,
    notice.kind === 'reset-password' ? 'account reset' : 'account ready',
  ),
  heading: headingOf(notice.kind),
  blocks: [
    {
      facts: [
        ['Staff member', unlinked(notice.staffName)],
        ['CalJOBS username', notice.username],
      ],
    },
    ...passwordBlocks(notice.passwordBy),
    {
      facts: [
        ['Issued', formatPacificInstant(notice.issuedAt)],
        ['Expires', formatPacificInstant(notice.expiresAt)],
      ],
    },
    { heading: 'To the staff member: what you must do' },
    {
      list: [
        `The temporary password expires after ${TEMPORARY_PASSWORD_HOURS} hours. Sign in to CalJOBS before then.`,
        'You must choose a new password when you first sign in. CalJOBS asks for it at once.',
        ...reminders,
        `If the temporary password has expired, reply to this message: it goes to the CalJOBS Access Coordinator, ${notice.contact}.`,
      ],
    },
    { paragraph: `Reference: ${notice.reference}. The requestor gets a copy of this message.` },
  ],
})

/** To the staff member alone: the page that opens once (D11). */
export const accountCredentialsLink = (notice: NoticeOf<'account-credentials-link'>): Letter => ({
  subject: requestSubject(notice.reference, 'your page that opens once'),
  heading: 'See your temporary CalJOBS password',
  blocks: [
    { facts: [['Staff member', unlinked(notice.staffName)]] },
    { paragraph: 'Your temporary password is on a page that opens once. Only you get this link.' },
    { action: 'Open the page', href: new Token('credentials-link') },
    {
      paragraph: `The page and the temporary password work for ${TEMPORARY_PASSWORD_HOURS} hours, until ${formatPacificInstant(notice.expiresAt)}.`,
    },
    {
      list: ['You must choose a new password when you first sign in to CalJOBS.', ...reminders],
    },
    { paragraph: 'Was the page opened already, and not by you? Reply to this message at once.' },
  ],
})

/** What staff are reminded of with every password (R32, R33). */
const reminders = [
  'Keep your username and password confidential. Share them with nobody.',
  'Never use CalJOBS on a personal device, such as your own laptop, personal computer or cell phone.',
]

const passwordBlocks = (passwordBy: 'notice' | 'page'): Block[] =>
  passwordBy === 'notice'
    ? [{ code: new Token('temporary-password'), label: 'Temporary password' }]
    : [
        {
          paragraph:
            'The temporary password is not in this message. The staff member gets a link to a page that opens once, in a message of its own.',
        },
      ]

const headingOf = (kind: RequestKind) =>
  kind === 'reset-password' ? 'The CalJOBS password was reset' : 'The CalJOBS staff account is ready'
