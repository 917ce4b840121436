import type { PayloadRequest } from 'payload'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { filesOf, type GrantQuestion } from '../policy/grant.ts'
import { type CheckLine, checkLines } from '../policy/review.ts'
import type { DocumentKind } from '../policy/vocabulary.ts'
import { idOf, namesOf } from './names.ts'
import { relatedRequests, type RelatedRequests } from './relatedRequests.ts'
import { type RecordBehind, recordBehind, reviewedRequest } from './reviewedRequest.ts'

export type ChecksOfRequest = {
  record: RecordBehind
  related: RelatedRequests
  lines: CheckLine[]
  /** Documents that come with a file: the coordinator reads the date on each (R28). */
  datesToSee: DocumentKind[]
}

/** The checks of a request: its page shows them, and the act that rests on them computes them anew (R19). */
export async function checksOfRequest(req: PayloadRequest, request: Request): Promise<ChecksOfRequest> {
  const record = await recordBehind(req, request)
  const files = await readerFor(req).query(
    'select distinct document from evidence where request_id = $1 and replaced_at is null',
    [request.id],
  )
  const related = await relatedRequests(req, request)
  const names = await namesOf(req, 'coordinators', [request.enteredBy, request.confirmedBy])
  const found = {
    record,
    files: files.rows.map(({ document }) => document as DocumentKind),
    openRequests: related.open,
    enteredBy: names.get(idOf(request.enteredBy) ?? ''),
    confirmedBy: names.get(idOf(request.confirmedBy) ?? ''),
    privilegeNames: await namesOf(req, 'privileges', record.unusual),
  }
  return {
    record,
    related,
    lines: checkLines(reviewedRequest(req, request, found)),
    datesToSee: documentsToSee(record.question),
  }
}

function documentsToSee(question: GrantQuestion): DocumentKind[] {
  const { ispaCompletedOn, statementSignedOn } = filesOf(question)
  return [
    ...(ispaCompletedOn ? (['ispa-training'] as const) : []),
    ...(statementSignedOn ? (['confidentiality-statement'] as const) : []),
  ]
}
