import type { Payload } from 'payload'
import { inTransaction } from '../../database/transaction.ts'
import type { CivilDate } from '../../policy/dates.ts'
import type { ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import type {
  FindingRequirement,
  FindingSeverity,
  FindingState,
} from '../../policy/quarterlyReview/vocabulary.ts'
import type {
  DataAccessed,
  DocumentKind,
  IncidentState,
  RequestKind,
  RequestState,
  StatementForm,
} from '../../policy/vocabulary.ts'
import { oversightSections } from './oversightSections.ts'
import { requestSections, staffSection } from './requestSections.ts'

type Named = { name: string; email: string }

/** A UTC instant in ISO 8601, or nothing. */
type At = string | null

type Revision = {
  form: StatementForm
  revision: string
  effectiveFrom: CivilDate
  supersededOn: CivilDate | null
}

/**
 * Everything that is on record of an account, as `account.json` has it; what is named here is what the summary reads,
 * the sections hold more. No section knows where a file lies, what opens it, or what a message said.
 */
export type AccountRecord = {
  staff: {
    id: string
    givenName: string
    familyName: string | null
    email: string
    phone: string | null
    isEddEmployee: boolean
    organization: string
    requestorOfRecord: Named | null
    jobFunction: string | null
    username: string | null
    accountState: 'none' | 'active' | 'deactivated'
    deactivatedAt: At
    privileges: string[]
    dueOn: CivilDate | null
  }
  requests: {
    reference: string
    kind: RequestKind
    state: RequestState
    submittedAt: string
    requestorName: string
    requestorEmail: string
    privilegesGranted: string[]
    privilegesRemoved: string[]
    reviewedBy: Named | null
    reviewedAt: At
    denialReason: { label: string; heading: string; words: string } | null
    denialText: string | null
    deniedAt: At
    grantedAt: At
    processedBy: Named | null
    completedAt: At
  }[]
  files: {
    id: string
    request: string
    document: DocumentKind
    mimeType: string
    size: number
    sha256: string
    uploadedByEmail: string
    uploadedAt: string
    replacedAt: At
  }[]
  attestations: {
    document: DocumentKind
    completedOn: CivilDate
    form: StatementForm | null
    formRevision: Revision | null
    verifiedBy: Named
    verifiedAt: string
    request: string
  }[]
  incidents: {
    id: string
    request: string
    state: IncidentState
    lastMomentAt: string
    openedAt: string
    deactivatedAt: At
    operationsToldAt: At
  }[]
  investigations: { incident: string; round: number; dataAccessed: DataAccessed | null; closedAt: At }[]
  reviews: {
    quarter: string
    draw: number
    checks: ReviewCheck[] | null
    note: string | null
    reviewedBy: Named | null
    reviewedAt: At
    findings: {
      requirement: FindingRequirement
      severity: FindingSeverity
      text: string
      correctiveAction: string
      owner: string
      dueOn: CivilDate
      state: FindingState
      decidedAt: At
    }[]
    letter: { sentAt: string; acknowledgedBy: Named | null; acknowledgedAt: At } | null
  }[]
}

const lists = [...requestSections, ...oversightSections]

/** What each section of `account.json` holds, in words. */
export const sectionsInWords: Record<string, string> = Object.fromEntries(
  [staffSection, ...lists].map(({ name, holds }) => [name, holds]),
)

/** Reads all of it as it stood at one moment. Who may ask for it has been asked before. */
export const readAccountRecord = (payload: Payload, staffId: string): Promise<AccountRecord> =>
  inTransaction(payload, async ({ sql }) => {
    await sql.query('set transaction isolation level repeatable read read only')
    const record: Record<string, unknown> = {}
    const { rows } = await sql.query(staffSection.sql, [staffId])
    record[staffSection.name] = rows[0]
    for (const section of lists) record[section.name] = (await sql.query(section.sql, [staffId])).rows
    return record as AccountRecord
  })
