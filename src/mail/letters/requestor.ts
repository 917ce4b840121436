import { formatPacificInstant } from '../../policy/dates.ts'
import type { Letter } from '../blocks.ts'
import { requestSubject, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts } from './facts.ts'

const questions = { paragraph: 'Do you have a question? Reply to this message.' }

/** The receipt: reference, who has the request, what happens next (R22, CF-1). */
export const requestReceived = (notice: NoticeOf<'request-received'>): Letter => ({
  subject: requestSubject(notice.reference, 'received'),
  heading: 'We have your request',
  blocks: [
    requestFacts(notice, [
      ['Sent', formatPacificInstant(notice.sentAt)],
      ['It is with', notice.recipient],
    ]),
    { heading: 'What happens next' },
    { list: notice.nextSteps },
    { action: 'See the status of your request', href: notice.statusUrl },
    { paragraph: `Do you have a question? Write to ${notice.contact} and give the reference.` },
  ],
})

/** The decision; the account itself comes later, by a message of its own (R38). */
export const requestGranted = (notice: NoticeOf<'request-granted'>): Letter => ({
  subject: requestSubject(notice.reference, 'approved'),
  heading: 'Your request was approved',
  blocks: [
    requestFacts(notice),
    { paragraph: nextAfterGrant(notice) },
    { action: 'See the status of your request', href: notice.statusUrl },
    questions,
  ],
})

function nextAfterGrant({ kind, staffName }: NoticeOf<'request-granted'>): string {
  if (kind !== 'new-account' && kind !== 'reset-password')
    return 'The coordinator does the work in CalJOBS next.'
  const work = kind === 'new-account' ? 'creates the account' : 'resets the password'
  return `The coordinator ${work} in CalJOBS next. Then ${unlinked(staffName)} gets the username and a temporary password by email, and you get a copy.`
}

/** The coded reason with its rule, and the coordinator's own words (R39, D16). */
export const requestDenied = (notice: NoticeOf<'request-denied'>): Letter => ({
  subject: requestSubject(notice.reference, 'denied'),
  heading: 'Your request was denied',
  blocks: [
    requestFacts(notice),
    { heading: 'Reason' },
    {
      facts: [
        ['Reason', notice.reason],
        ['Rule of the directive', notice.clause],
      ],
    },
    { paragraph: 'The coordinator wrote:' },
    { quote: notice.text },
    { heading: 'What you can do' },
    { paragraph: 'When what the reason names is put right, you can send a new request.' },
    { action: 'See the status of your request', href: notice.statusUrl },
    questions,
  ],
})

/** What is missing, where to add it, and that the 365 days are counted again then (D2). */
export const requestReturned = (notice: NoticeOf<'request-returned'>): Letter => ({
  subject: requestSubject(notice.reference, 'more information needed'),
  heading: 'We need more information',
  blocks: [
    requestFacts(notice),
    { heading: 'Look again at' },
    { list: notice.parts },
    { paragraph: 'The coordinator wrote:' },
    { quote: notice.text },
    { action: 'Add what is missing and send the request again', href: notice.answerUrl },
    {
      paragraph:
        'Your answers are kept. The request waits for you until you send it again. It takes the date of that day, so the documents must still be no more than 365 days old then.',
    },
    questions,
  ],
})
