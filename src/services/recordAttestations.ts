import { revisionOn } from '../policy/signedRevision.ts'
import type { Act } from './actOnRequest.ts'
import { publishedRevisions } from './currentForms.ts'
import { idOf } from './names.ts'

/**
 * The documents that the request brought, as they were accepted, with the revision of the form that was signed
 * (R6, R9-R12, D15).
 */
export async function recordAttestations({ request, req, sql, now }: Act, staff: string): Promise<void> {
  const { rows: files } = await sql.query(
    'select id, document from evidence where request_id = $1 and replaced_at is null',
    [request.id],
  )
  const common = {
    staff,
    request: request.id,
    verifiedBy: request.reviewedBy ?? '',
    verifiedAt: request.reviewedAt ?? now.toISOString(),
  }
  const fileOf = (document: string) =>
    (files.find((file) => file.document === document)?.id as string | undefined) ?? null
  const documents = [
    {
      document: 'ispa-training' as const,
      completedOn: request.ispaCompletedOn,
      dateSeenOn: request.ispaSeenOn,
      evidence: fileOf('ispa-training'),
    },
    {
      document: 'confidentiality-statement' as const,
      completedOn: request.statementSignedOn,
      dateSeenOn: request.statementSeenOn,
      evidence: fileOf('confidentiality-statement'),
      form: request.statementForm,
      formRevision: await revisionSigned(sql, request),
    },
  ]
  for (const { completedOn, ...one } of documents)
    if (completedOn)
      await req.payload.create({
        collection: 'attestations',
        data: { ...common, ...one, completedOn },
        depth: 0,
        overrideAccess: true,
        req,
      })
}

/** As the coordinator read it on the document, else the revision that was current on the day of signing. */
async function revisionSigned(sql: Act['sql'], request: Act['request']): Promise<string | null> {
  const { statementForm, statementSignedOn } = request
  const read = idOf(request.statementRevision)
  if (read || !statementForm || !statementSignedOn) return read ?? null
  return revisionOn(await publishedRevisions(sql), statementForm, statementSignedOn)?.id ?? null
}
