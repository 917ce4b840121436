import type { Letter } from '../blocks.ts'
import { requestSubject, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'
import { requestFacts } from './facts.ts'

/** To the coordinators at once, when a last moment has passed (R43). */
export const lateDeactivation = (notice: NoticeOf<'late-deactivation'>): Letter => ({
  subject: requestSubject(notice.reference, 'late deactivation, act at once'),
  heading: 'The last moment has passed: deactivate this account at once',
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Last day', notice.lastMoment],
      ...requestorFacts(notice),
    ]),
    {
      paragraph:
        'No deactivation is recorded. Deactivate the account in CalJOBS at once, and record when you did. If anything is unclear, call the requestor instead of waiting for an answer. The CalJOBS Operations Unit is informed then, and investigates.',
    },
    {
      paragraph: 'If you deactivated it in time, record the date and time: no exposure is counted then.',
    },
    { action: 'Record the deactivation', href: notice.reviewUrl },
  ],
})

/** Whom to call, where the request says it. */
const requestorFacts = ({
  requestorName,
  requestorTelephone,
}: NoticeOf<'late-deactivation'>): [string, string][] => [
  ...(requestorName ? ([['Requestor', unlinked(requestorName)]] as [string, string][]) : []),
  ...(requestorTelephone
    ? ([['Requestor’s phone', unlinked(requestorTelephone)]] as [string, string][])
    : []),
]

/** To the Operations Unit, when the account is deactivated at last (R44, R45). */
export const lateAccountDeactivated = (notice: NoticeOf<'late-account-deactivated'>): Letter => ({
  subject: requestSubject(notice.reference, 'late deactivation to investigate'),
  heading: 'A late deactivation waits for an investigation',
  blocks: [
    requestFacts(notice, [
      ['Organization', unlinked(notice.organizationName)],
      ['Last day', notice.lastMoment],
      ['Deactivated', notice.deactivatedAt],
      ['Time in which the account could be used', notice.exposure],
    ]),
    {
      paragraph:
        'Find out whether confidential or sensitive data were accessed. Who processed the deactivation does not investigate it.',
    },
    { action: 'Open the late deactivation', href: notice.incidentUrl },
  ],
})
