import { mayProcess, mayRenew } from '../policy/bulk.ts'
import { type CivilDate, daysBetween, pacificDateOf } from '../policy/dates.ts'
import { fullName } from '../policy/people.ts'
import { dueMark, dueWords } from '../policy/review/departure.ts'
import { evidenceWords } from '../policy/review/words.ts'
import { isOverdue } from '../policy/targets.ts'
import type { RequestKind, RequestState } from '../policy/vocabulary.ts'

export type InboxRow = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  /** UTC instant. */
  sentAt: string
  /** Pacific calendar days since it was sent. */
  ageDays: number
  /** UTC instant of the processing target. */
  dueAt?: string
  /** `Due November 26`, `Overdue: due November 20`; empty where nothing is to be done any more. */
  dueWords: string
  isOverdue: boolean
  /** `Late`, `Last day in 3 days`, `Due today`: what stands out. */
  due?: string
  staffName: string
  staffEmail: string
  organization: string
  organizationId: string
  requestorName: string
  requestorEmail: string
  requestorConfirmed: boolean
  outsideDomains: boolean
  routeFlagged: boolean
  /** A message of it did not arrive, and nobody has settled that. */
  undelivered: boolean
  /** `ISPA 209 d · E-1 12 d · 2 of 2 files` */
  evidence: string
  reviewer?: string
  /** Another coordinator has claimed it. */
  claimedByOther: boolean
  mayRenew: boolean
  mayProcess: boolean
}

/** What a row is made of, as the database gives it. */
export type RequestRecord = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  submitted_at: Date
  due_at: Date | null
  staff_given_name: string
  staff_family_name: string | null
  staff_email: string
  organization_id: string
  organization: string
  requestor_name: string
  requestor_email: string
  requestor_confirmed: boolean
  outside_domains: boolean
  route_flagged: boolean
  undelivered: boolean
  is_edd_employee: boolean
  ispa_completed_on: CivilDate | null
  statement_signed_on: CivilDate | null
  ispa_age_days: string | null
  statement_age_days: string | null
  last_day: CivilDate | null
  last_time: string | null
  claimed_by_id: string | null
  reviewer: string | null
  files: number
}

/** Who is to act, or has acted, on a request `r`. */
export const assignedTo = `case when r.state in ('submitted', 'in-review', 'granted')
  then coalesce(r.claimed_by_id, r.reviewed_by_id) else coalesce(r.reviewed_by_id, r.claimed_by_id) end`

/** The columns of a row, from requests `r`, organizations `o` and coordinators `c`. */
export const rowColumns = `r.id, r.reference, r.kind, r.state, r.submitted_at, r.due_at, r.staff_given_name,
  r.staff_family_name, r.staff_email, r.organization_id, o.name as organization, r.requestor_name, r.requestor_email,
  r.requestor_confirmed, r.outside_domains, r.route_flagged, r.is_edd_employee, r.ispa_completed_on,
  r.statement_signed_on, r.ispa_age_days, r.statement_age_days, r.last_day, r.last_time, r.claimed_by_id,
  c.name as reviewer, (select count(distinct document)::int from evidence e
    where e.request_id = r.id and e.replaced_at is null) as files,
  exists (select 1 from messages m where m.request_id = r.id
    and m.state in ('failed', 'bounced') and m.settled_at is null) as undelivered`

/** @param now UTC instant that the ages are counted to */
export function asRow(record: RequestRecord, coordinatorId: string, now: Date): InboxRow {
  const today = pacificDateOf(now)
  const { kind, state } = record
  const moment = {
    kind,
    state,
    lastDay: record.last_day,
    lastTime: record.last_time,
    dueAt: record.due_at ?? undefined,
  }
  return {
    id: record.id,
    reference: record.reference,
    kind,
    state,
    sentAt: record.submitted_at.toISOString(),
    ageDays: daysBetween(pacificDateOf(record.submitted_at), today),
    dueAt: record.due_at?.toISOString(),
    dueWords: dueWords(moment, now),
    isOverdue: isOverdue(moment, now),
    due: dueMark(moment, now),
    staffName: fullName(record.staff_given_name, record.staff_family_name),
    staffEmail: record.staff_email,
    organization: record.organization,
    organizationId: record.organization_id,
    requestorName: record.requestor_name,
    requestorEmail: record.requestor_email,
    requestorConfirmed: record.requestor_confirmed,
    outsideDomains: record.outside_domains,
    routeFlagged: record.route_flagged,
    undelivered: record.undelivered,
    evidence: evidenceWords({
      kind,
      state,
      isEddEmployee: record.is_edd_employee,
      ispaCompletedOn: record.ispa_completed_on,
      statementSignedOn: record.statement_signed_on,
      ispaAgeDays: daysOf(record.ispa_age_days),
      statementAgeDays: daysOf(record.statement_age_days),
      files: record.files,
      lastDay: record.last_day,
      today,
    }),
    reviewer: record.reviewer ?? undefined,
    claimedByOther: Boolean(record.claimed_by_id && record.claimed_by_id !== coordinatorId),
    mayRenew: mayRenew({ kind, state }),
    mayProcess: mayProcess({ kind, state }),
  }
}

/** PostgreSQL gives numbers of any length as text. */
const daysOf = (days: string | null): number | undefined => (days === null ? undefined : Number(days))
