import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { fullName } from '../../policy/people.ts'
import {
  documentLabels,
  organizationTypeLabels,
  requestKindLabels,
  requestorTitleLabels,
  statementFormLabels,
} from '../../policy/vocabulary.ts'
import type { RequestStatus } from '../../services/requestStatus.ts'
import type { AnswerSection } from '../view.ts'
import { formatSize } from './fieldViews.ts'

/** The record of a request that was sent: every question and answer, with date, time and zone (CF-4). */
export function sentSections({
  request,
  organizationName,
  privileges,
  files,
}: RequestStatus): AnswerSection[] {
  const row = (label: string, value: string | null | undefined) => ({ label, value: value || 'Not provided' })
  const date = (value: string | null | undefined) => (value ? formatCivilDate(value) : undefined)
  const fileRows = files.map(({ document, displayName, size }) =>
    row(`File: ${documentLabels[document]}`, `${displayName} (${formatSize(size)})`),
  )
  return [
    {
      heading: 'Request',
      rows: [
        row('Reference', request.reference),
        row('Kind', requestKindLabels[request.kind]),
        row('Sent', formatPacificInstant(new Date(request.submittedAt))),
        row('Organization type', organizationTypeLabels[request.organizationType]),
        row('Organization', organizationName),
      ],
    },
    {
      heading: 'You',
      rows: [
        row('Your full name', request.requestorName),
        row('Your role', requestorTitleLabels[request.requestorTitle]),
        row('Your work phone number', request.requestorPhone),
        row('Your work email address', request.requestorEmail),
      ],
    },
    {
      heading: 'Staff member',
      rows: [
        row('Name', fullName(request.staffGivenName, request.staffFamilyName)),
        row('Work email address', request.staffEmail),
        row('Work phone number', request.staffPhone),
        row('EDD employee', request.isEddEmployee ? 'Yes' : 'No'),
      ],
    },
    {
      heading: 'Access',
      rows: [
        row('Primary job function', request.jobFunction),
        row('Privileges', privileges.join(', ')),
        row('Why this person needs CalJOBS access', request.businessNeed),
      ],
    },
    {
      heading: 'Documents',
      rows: [
        row('ISPA training completed', date(request.ispaCompletedOn)),
        row(`${statementFormLabels[request.statementForm ?? 'e-1']} signed`, date(request.statementSignedOn)),
        ...fileRows,
      ],
    },
    {
      heading: 'What you confirmed',
      rows: (request.declarations ?? []).map(({ text }) => row('Confirmed', text)),
    },
  ]
}
