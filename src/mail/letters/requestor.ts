import { formatPacificInstant } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { type LocalPolicy, localPolicyHeading } from '../../policy/localPolicy.ts'
import { directive, OWN_RULE } from '../../policy/directive/citation.ts'
import type { Block, Letter } from '../blocks.ts'
import { requestSubject } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts, requestList } from './facts.ts'

/** A reply goes to whoever the request is with. */
const questions = {
  paragraph: 'Do you have a question? Reply to this message: it goes to your CalJOBS Access Coordinator.',
}

/** "following local office policy" (R27, R34, R37, R41). */
const policiesTold = (policies: LocalPolicy[] = []): Block[] =>
  policies.flatMap((policy) => [{ heading: localPolicyHeading(policy) }, { quote: policy.text }])

/** The receipt: reference, who has the request, what happens next (R22, CF-1). */
export const requestReceived = (notice: NoticeOf<'request-received'>): Letter => ({
  subject: requestSubject(notice.reference, 'received'),
  heading: 'We have your request',
  blocks: [
    requestFacts(notice, [
      ['Sent', formatPacificInstant(notice.sentAt)],
      ['It is with', notice.recipient],
    ]),
    ...(notice.notes ?? []).map((paragraph) => ({ paragraph })),
    { heading: 'What happens next' },
    { list: notice.nextSteps },
    ...policiesTold(notice.localPolicies),
    { action: 'See the status of your request', href: notice.statusUrl },
    questions,
  ],
})

/** One receipt for requests that were sent in one go (R46). */
export const requestsReceived = (notice: NoticeOf<'requests-received'>): Letter => ({
  subject: `CalJOBS access requests: ${notice.requests.length} received`,
  heading: 'We have your requests',
  blocks: [
    {
      facts: [
        ['Sent', formatPacificInstant(notice.sentAt)],
        ['They are with', notice.recipient],
      ],
    },
    requestList(notice.requests),
    ...(notice.notes ?? []).map((paragraph) => ({ paragraph })),
    { heading: 'What happens next' },
    { list: notice.nextSteps },
    ...policiesTold(notice.localPolicies),
    { action: 'See your requests', href: notice.statusUrl },
    questions,
  ],
})

/** The decision; the account work comes later, by a message of its own (R38). */
export const requestGranted = (notice: NoticeOf<'request-granted'>): Letter => ({
  subject: requestSubject(notice.reference, notice.part ? 'approved in part' : 'approved'),
  heading: notice.part ? 'A part of your request was approved' : 'Your request was approved',
  blocks: [
    requestFacts(notice),
    ...(notice.part
      ? [
          { heading: 'What was granted' },
          {
            facts: [
              ['You asked for', notice.part.asked.join(', ')],
              ['Granted', notice.part.granted.join(', ')],
            ] as [string, string][],
          },
          { paragraph: 'The coordinator wrote:' },
          { quote: notice.part.text },
        ]
      : []),
    { paragraph: kindOf(notice.kind).words.afterGrant },
    { action: 'See the status of your request', href: notice.statusUrl },
    questions,
  ],
})

/** The account was changed, renewed or deactivated, and what is on record now (R38). */
export const accountRecorded = (notice: NoticeOf<'account-recorded'>): Letter => {
  const { done } = kindOf(notice.kind)
  return {
    subject: requestSubject(notice.reference, done.toLowerCase()),
    heading: `${done}: it is on record`,
    blocks: [
      requestFacts(notice, notice.facts),
      { action: 'See the status of your request', href: notice.statusUrl },
      questions,
    ],
  }
}

/** A deactivation of the same account took its place (D17). */
export const requestSuperseded = (notice: NoticeOf<'request-superseded'>): Letter => ({
  subject: requestSubject(notice.reference, 'closed'),
  heading: 'Your request was closed',
  blocks: [
    requestFacts(notice),
    {
      paragraph: notice.isTold
        ? 'The account of this person is to be deactivated, or was. Your request is closed, since nothing is left of it to decide.'
        : 'Nothing is left of your request to decide.',
    },
    { action: 'See the status of your request', href: notice.statusUrl },
    questions,
  ],
})

/** The words that a denial rests on: quoted under their heading, or said to be ours. */
const ruleTold = ({ told: { heading, words }, directiveUrl }: NoticeOf<'request-denied'>): Block[] =>
  heading === OWN_RULE
    ? [{ paragraph: 'It rests on a rule of this service:' }, { quote: words }]
    : [
        { paragraph: `The directive ${directive.title} (${directive.number}) says under "${heading}":` },
        { quote: words },
        { action: 'Read this section of the directive', href: directiveUrl },
      ]

/** The coded reason with its rule, and the coordinator's own words (R39, D16). */
export const requestDenied = (notice: NoticeOf<'request-denied'>): Letter => ({
  subject: requestSubject(notice.reference, 'denied'),
  heading: 'Your request was denied',
  blocks: [
    requestFacts(notice),
    { heading: 'Why it was denied' },
    { facts: [['Reason', notice.told.reason]] },
    ...(notice.told.explanation ? [{ paragraph: notice.told.explanation }] : []),
    ...ruleTold(notice),
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
