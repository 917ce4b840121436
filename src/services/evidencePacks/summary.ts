import { accountStateLabels } from '../../policy/dueDates.ts'
import { formatPacificInstant } from '../../policy/dates.ts'
import type { PackedFile } from '../../policy/evidencePack.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import { stateInWords } from '../../policy/requestList.ts'
import {
  dataAccessedLabels,
  documentLabels,
  incidentStateLabels,
  statementFormNames,
} from '../../policy/vocabulary.ts'
import { TaggedDocument } from '../../pdf/taggedDocument.ts'
import type { AccountRecord } from './accountRecord.ts'
import type { PackOrder } from './buildPack.ts'
import { byWhom, dayInWords, instantInWords } from './summaryWords.ts'
import { writeReviews } from './summaryOfReviews.ts'

type Told = {
  record: AccountRecord
  order: PackOrder
  /** UTC instant at which the pack is made. */
  now: Date
  /** Every other file of the pack. */
  hashed: PackedFile[]
}

const none = 'None on record.'

/** What is on record of an account, for people: the one file of the pack that is read first. */
export function writeSummary(told: Told): Promise<Uint8Array> {
  const { record, now } = told
  const name = fullName(record.staff.givenName, record.staff.familyName)
  const title = `Evidence of the account of ${name}`
  const pdf = new TaggedDocument({
    title,
    subject: 'CalJOBS System Access',
    foot: `${record.staff.username ?? name}, evidence pack of ${formatPacificInstant(now)}`,
    createdAt: now,
  })
  pdf.heading(1, title)
  writeOrder(pdf, told)
  writeAccount(pdf, record, name)
  writeDocuments(pdf, record)
  writeRequests(pdf, record)
  writePrivileges(pdf, record)
  writeLate(pdf, record)
  writeReviews(pdf, record)
  writeFiles(pdf, told)
  return pdf.finish()
}

function writeOrder(pdf: TaggedDocument, { order, now }: Told): void {
  pdf.facts([
    ['Asked for by', `${order.askedBy.name}, ${order.askedBy.email}`],
    ['Asked for', formatPacificInstant(order.askedAt)],
    ['Reason', order.reason],
    ['Made', formatPacificInstant(now)],
  ])
  pdf.paragraph(
    'The file account.json holds everything on record of the account, with the audit trail. The folder "files" holds the files of its requests as they were sent in; those that were replaced later are in "files/replaced". The files of investigations are named in account.json and are not in this pack.',
  )
  pdf.paragraph(
    'To see that nothing was changed since, run "sha256sum -c SHA256SUMS" in the folder of the pack.',
  )
}

function writeAccount(pdf: TaggedDocument, { staff }: AccountRecord, name: string): void {
  pdf.heading(2, 'Account')
  pdf.facts([
    ['Name', name],
    ['Work email', staff.email],
    ['CalJOBS username', staff.username ?? '-'],
    ['State', accountStateLabels[staff.accountState]],
    ...(staff.deactivatedAt ? [['Deactivated', instantInWords(staff.deactivatedAt)] as const] : []),
    ['Organization', staff.organization],
    ['EDD employee', staff.isEddEmployee ? 'Yes' : 'No'],
    ['Job function', staff.jobFunction ?? '-'],
    [
      'Requestor of record',
      staff.requestorOfRecord
        ? `${staff.requestorOfRecord.name}, ${staff.requestorOfRecord.email}`
        : 'Nobody',
    ],
    ['Due on', dayInWords(staff.dueOn)],
    ['Privileges now', staff.privileges.join(', ') || 'None'],
  ])
}

function writeDocuments(pdf: TaggedDocument, { attestations }: AccountRecord): void {
  pdf.heading(2, 'Documents accepted')
  if (!attestations.length) return pdf.paragraph(none)
  pdf.table({
    columns: [
      { label: 'Document', isRowHeader: true, share: 3 },
      { label: 'Dated', share: 2 },
      { label: 'Form and revision', share: 2 },
      { label: 'Accepted', share: 3 },
      { label: 'Request', share: 2 },
    ],
    rows: attestations.map(
      ({ document, completedOn, form, formRevision, verifiedAt, verifiedBy, request }) => [
        documentLabels[document],
        dayInWords(completedOn),
        [form && statementFormNames[form], formRevision && `revision ${formRevision.revision}`]
          .filter(Boolean)
          .join(', ') || '-',
        byWhom(verifiedAt, verifiedBy),
        request,
      ],
    ),
  })
}

type Request = AccountRecord['requests'][number]

/** The decision of a request, or the act that took its place; a deactivation is carried out without one. */
const decisionOf = (request: Request): string => {
  if (request.deniedAt)
    return [
      `Denied: ${request.denialReason?.label ?? ''}`,
      request.denialReason && `${request.denialReason.heading}: ${request.denialReason.words}`,
      request.denialText,
      byWhom(request.deniedAt, request.reviewedBy),
    ]
      .filter(Boolean)
      .join('\n')
  return request.grantedAt ? `Granted\n${byWhom(request.grantedAt, request.reviewedBy)}` : '-'
}

function writeRequests(pdf: TaggedDocument, { requests }: AccountRecord): void {
  pdf.heading(2, 'Requests')
  if (!requests.length) return pdf.paragraph(none)
  pdf.table({
    columns: [
      { label: 'Request', isRowHeader: true, share: 3 },
      { label: 'Sent', share: 3 },
      { label: 'Decided', share: 3 },
      { label: 'Done in CalJOBS', share: 3 },
      { label: 'State', share: 2 },
    ],
    rows: requests.map((request) => [
      `${request.reference}\n${kindOf(request.kind).label}`,
      [instantInWords(request.submittedAt), request.requestorName, request.requestorEmail].join('\n'),
      decisionOf(request),
      byWhom(request.completedAt, request.processedBy),
      stateInWords(request.kind, request.state),
    ]),
  })
}

function writePrivileges(pdf: TaggedDocument, { requests }: AccountRecord): void {
  const changes = requests.filter(
    ({ completedAt, privilegesGranted, privilegesRemoved }) =>
      completedAt && (privilegesGranted.length || privilegesRemoved.length),
  )
  pdf.heading(2, 'Privileges given and taken')
  if (!changes.length) return pdf.paragraph(none)
  pdf.table({
    columns: [
      { label: 'Request', isRowHeader: true, share: 2 },
      { label: 'Done', share: 3 },
      { label: 'Given', share: 3 },
      { label: 'Taken', share: 3 },
    ],
    rows: changes.map(({ reference, completedAt, privilegesGranted, privilegesRemoved }) => [
      reference,
      instantInWords(completedAt),
      privilegesGranted.join('\n') || '-',
      privilegesRemoved.join('\n') || '-',
    ]),
  })
}

function writeLate(pdf: TaggedDocument, { incidents, investigations }: AccountRecord): void {
  pdf.heading(2, 'Late deactivations')
  if (!incidents.length) return pdf.paragraph(none)
  const determined = (id: string) =>
    investigations
      .filter(({ incident }) => incident === id)
      .map(({ round, dataAccessed, closedAt }) =>
        closedAt && dataAccessed
          ? `Round ${round}: ${dataAccessedLabels[dataAccessed]}, closed ${instantInWords(closedAt)}`
          : `Round ${round}: not closed`,
      )
  pdf.table({
    columns: [
      { label: 'Request', isRowHeader: true, share: 2 },
      { label: 'Last moment', share: 2 },
      { label: 'Deactivated', share: 2 },
      { label: 'Operations Unit informed', share: 2 },
      { label: 'State and investigation', share: 3 },
    ],
    rows: incidents.map(({ id, request, state, lastMomentAt, deactivatedAt, operationsToldAt }) => [
      request,
      instantInWords(lastMomentAt),
      instantInWords(deactivatedAt),
      instantInWords(operationsToldAt),
      [incidentStateLabels[state], ...determined(id)].join('\n'),
    ]),
  })
}

function writeFiles(pdf: TaggedDocument, { hashed }: Told): void {
  pdf.heading(2, 'Files of this pack, with their SHA-256')
  pdf.table({
    columns: [
      { label: 'File', isRowHeader: true, share: 3 },
      { label: 'SHA-256', share: 4 },
    ],
    rows: hashed.map(({ path, sha256 }) => [path, sha256]),
  })
}
