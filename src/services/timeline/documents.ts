import { stoodInSql } from '../../access/ownOrganizations.ts'
import { poolOf } from '../../database/connection.ts'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { type PublishedRevision, signedOnInWords } from '../../policy/signedRevision.ts'
import { timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import {
  type DocumentKind,
  documentLabels,
  type StatementForm,
  statementFormNames,
} from '../../policy/vocabulary.ts'
import { linkTo, TIMELINE_AT_MOST, type TimelineQuestion } from './question.ts'

/** Nothing where no revision is on record. */
const revisionJson = `case when f.id is not null then jsonb_strip_nulls(jsonb_build_object('id', f.id, 'form', f.form,
  'revision', f.revision, 'effectiveFrom', f.effective_from, 'supersededOn', f.superseded_on)) end`

type Attestation = {
  document: DocumentKind
  completed_on: CivilDate
  form: StatementForm | null
  revision: PublishedRevision | null
  date_seen_on: CivilDate | null
  verified_at: Date
  verifier: string | null
  request_id: string
  evidence_id: string | null
  file_name: string | null
}

/** The documents as they were accepted, with the revision of the form and the file (R6, R9-R12, D15). */
export async function documentEntries(question: TimelineQuestion): Promise<TimelineEntry[]> {
  const attestations = await attestationsOf(question)
  return attestations.map((one) => {
    const request = question.requests.get(one.request_id)
    return timelineEntry(
      'documents',
      one.verified_at,
      `${nameOf(one)} accepted, dated ${formatCivilDate(one.completed_on)}`,
      {
        who: one.verifier ?? undefined,
        details: [
          ...(one.revision ? [signedOnInWords(one.revision, one.completed_on)] : []),
          ...(one.date_seen_on ? [`Date read on the document: ${formatCivilDate(one.date_seen_on)}`] : []),
        ],
        links: [
          ...(one.evidence_id
            ? [{ to: 'evidence', id: one.evidence_id, label: one.file_name ?? 'File' } as const]
            : []),
          ...(request ? [linkTo(request)] : []),
        ],
      },
    )
  })
}

const nameOf = ({ document, form }: Attestation): string =>
  document === 'confidentiality-statement' && form ? statementFormNames[form] : documentLabels[document]

/** A file is named only to who may open it: those of former organizations stay there (R18, R28). */
async function attestationsOf({ req, person, scope }: TimelineQuestion): Promise<Attestation[]> {
  const mayOpen = scope.everything
    ? 'true'
    : `(e.organization_id = any($2::uuid[]) or e.request_id in (select r.id from requests r where ${stoodInSql('$3')}))`
  const seen = scope.everything ? [] : [scope.organizationIds, scope.coordinatorId]
  const { rows } = await poolOf(req.payload).query<Attestation>(
    `select a.document, a.completed_on, a.form, ${revisionJson} as revision, a.date_seen_on, a.verified_at, c.name as verifier,
       a.request_id, e.id as evidence_id, e.display_name as file_name
     from attestations a left join confidentiality_forms f on f.id = a.form_revision_id
       left join coordinators c on c.id = a.verified_by_id
       left join evidence e on e.id = a.evidence_id and ${mayOpen}
     where a.staff_id = $1 order by a.verified_at desc, a.document desc limit ${TIMELINE_AT_MOST}`,
    [person.id, ...seen],
  )
  return rows.reverse()
}
