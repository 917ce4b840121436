import { randomUUID } from 'node:crypto'
import { storeUpload } from '../../src/evidence/uploads.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import type { DocumentKind } from '../../src/policy/vocabulary.ts'
import { askForPack } from '../../src/services/evidencePacks/askForPack.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { app } from './setup.ts'
import { anAccount, aSubmission, outcome, signedIn, sql } from './world.ts'

/** A file that a requestor has uploaded, by its id. */
export async function anUpload(email: string, document: DocumentKind, bytes: Uint8Array): Promise<string> {
  const upload = { bytes, fileName: 'Zeugnis für Amélie.pdf', uploadedByEmail: email, document }
  const stored = await storeUpload(app, upload)
  if (!stored.ok) throw new Error(outcome(stored))
  return stored.value.id
}

/** An account with a request on record that has real files, one of them replaced. */
export async function anAccountWithFiles(
  organizationId: string,
  pdfOf: (words: string) => Promise<Uint8Array>,
): Promise<{ account: Staff; requestId: string; reference: string }> {
  const email = `${randomUUID()}@requestors.example`
  const evidence = []
  for (const document of ['ispa-training', 'confidentiality-statement'] as const)
    evidence.push({
      document,
      id: await anUpload(email, document, await pdfOf(`SAMPLE ${document} ${email}`)),
    })
  const submission = await aSubmission(
    organizationId,
    { organizationType: 'local-area', requestorTitle: 'manager-supervisor' },
    nonEddClaims,
  )
  const claims = { ...submission.claims, evidence }
  const sent = await submitRequest(app, { ...submission, requestorEmail: email, claims })
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  const { requestId, reference } = sent.value
  const replaced = await anUpload(email, 'ispa-training', await pdfOf(`SAMPLE replaced ${email}`))
  await sql.query(
    'update evidence set request_id = $2, organization_id = $3, replaced_at = now() where id = $1',
    [replaced, requestId, organizationId],
  )
  const account = await anAccount(organizationId, email, {
    email: claims.staffEmail,
    isEddEmployee: false,
    statementForm: 'e-1',
  })
  return { account, requestId, reference }
}

export const reason = 'SAMPLE: a public records request of November'

/** A pack that was asked for, by its id. */
export async function anOrder(by: Coordinator, account: Staff): Promise<string> {
  const asked = await askForPack(app, { user: signedIn(by) }, { staffId: account.id, reason })
  if (!asked.ok) throw new Error(outcome(asked))
  return asked.value.id
}

export const packRow = async (id: string) =>
  (await sql.query('select * from evidence_packs where id = $1', [id])).rows[0] as Record<string, unknown> & {
    state: string
    storage_name: string | null
  }
