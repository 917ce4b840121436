import type { Act } from './actOnRequest.ts'

/**
 * The documents that the request brought, as they were accepted, with the revision of the form that is current
 * (R6, R9-R12, D15).
 */
export async function recordAttestations({ request, req, sql, now }: Act, staff: string): Promise<void> {
  const { rows: files } = await sql.query(
    'select id, document from evidence where request_id = $1 and replaced_at is null',
    [request.id],
  )
  const { rows: forms } = await sql.query(
    "select id from confidentiality_forms where form = $1 and state = 'current'",
    [request.statementForm],
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
      formRevision: (forms[0]?.id as string | undefined) ?? null,
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
