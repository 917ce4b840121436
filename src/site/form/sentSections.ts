import type { Request } from '../../payload-types.ts'
import type { ClaimField } from '../../policy/claims.ts'
import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { lastDayInWords } from '../../policy/deactivation.ts'
import { documentsOf } from '../../policy/eligibility.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import {
  deactivationReasonLabels,
  documentLabels,
  type DocumentKind,
  organizationTypeLabels,
  requestorTitleLabels,
  statementFormLabels,
} from '../../policy/vocabulary.ts'
import type { RequestStatus } from '../../services/requestStatus.ts'
import type { AnswerRow, AnswerSection } from '../view.ts'
import { formatSize } from './fieldViews.ts'

/**
 * The record of a request that was sent: every question that its kind asks, and the answer, with date, time and
 * zone (CF-4).
 */
export function sentSections(status: RequestStatus): AnswerSection[] {
  const { request, organizationName } = status
  const sections = [
    {
      heading: 'Request',
      rows: [
        row('Reference', request.reference),
        row('Kind', kindOf(request.kind).label),
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
    { heading: 'Staff member', rows: staffRows(request) },
    { heading: 'What you asked for', rows: askedRows(status) },
    { heading: 'Documents', rows: documentRows(status) },
    {
      heading: 'What you confirmed',
      rows: (request.declarations ?? []).map(({ text }) => row('Confirmed', text)),
    },
  ]
  return sections.filter(({ rows }) => rows.length)
}

const row = (label: string, value: string | null | undefined): AnswerRow => ({
  label,
  value: value || 'Not provided',
})

function staffRows(request: Request): AnswerRow[] {
  const { concerns, documents } = kindOf(request.kind)
  return [
    row('Name', fullName(request.staffGivenName, request.staffFamilyName)),
    row('Work email address', request.staffEmail),
    row('Work phone number', request.staffPhone),
    ...(concerns === 'account-holder' ? [row('CalJOBS username', request.username)] : []),
    ...(documents === 'none' ? [] : [row('EDD employee', request.isEddEmployee ? 'Yes' : 'No')]),
  ]
}

/** How each answer reads in the record; a kind shows those that it asks for, in its own order. */
const answerRows: Partial<Record<ClaimField, (status: RequestStatus) => AnswerRow[]>> = {
  jobFunction: ({ request }) => [row('Primary job function', request.jobFunction)],
  privilegesRequested: (status) => [
    row(
      kindOf(status.request.kind).concerns === 'new-person' ? 'Privileges' : 'Privileges to add',
      namesIn(status, status.request.privilegesRequested),
    ),
  ],
  privilegesToRemove: (status) => [
    row('Privileges to remove', namesIn(status, status.request.privilegesToRemove)),
  ],
  privilegeReasons: (status) =>
    (status.request.privilegeReasons ?? []).map(({ privilege, reason }) =>
      row(`Why ${namesIn(status, [privilege])}`, reason),
    ),
  businessNeed: ({ request }) => [row('Business need', request.businessNeed)],
  resetReason: ({ request }) => [row('Why the password must be reset', request.resetReason)],
  lastDay: ({ request: { lastDay, lastTime } }) => [
    row('Last day', lastDay && lastDayInWords({ lastDay, lastTime })),
  ],
  deactivationReason: ({ request }) => [
    row('Reason', request.deactivationReason && deactivationReasonLabels[request.deactivationReason]),
  ],
  alreadySeparated: ({ request }) => [row('Has already left', request.alreadySeparated ? 'Yes' : 'No')],
  caseloadTo: ({ request }) => [row('Who takes over the caseload', request.caseloadTo)],
}

const askedRows = (status: RequestStatus): AnswerRow[] =>
  kindOf(status.request.kind).asks.flatMap((field) => answerRows[field]?.(status) ?? [])

/** By name, in the order of the alphabet. */
const namesIn = ({ privilegeNames }: RequestStatus, privileges: Request['privilegesRequested']): string =>
  (privileges ?? [])
    .map((one) => privilegeNames.get(typeof one === 'string' ? one : one.id) ?? 'A privilege')
    .sort((one, other) => one.localeCompare(other))
    .join(', ')

function documentRows({ request, files }: RequestStatus): AnswerRow[] {
  const dateRows: Record<DocumentKind, () => AnswerRow> = {
    'ispa-training': () => row('ISPA training completed', inWords(request.ispaCompletedOn)),
    'confidentiality-statement': () =>
      row(
        `${statementFormLabels[request.statementForm ?? 'e-1']} signed`,
        inWords(request.statementSignedOn),
      ),
  }
  return [
    ...documentsOf(kindOf(request.kind).documents, request).map((document) => dateRows[document]()),
    ...files.map(({ document, displayName, size }) =>
      row(`File: ${documentLabels[document]}`, `${displayName} (${formatSize(size)})`),
    ),
  ]
}

const inWords = (date: string | null | undefined) => (date ? formatCivilDate(date) : undefined)
