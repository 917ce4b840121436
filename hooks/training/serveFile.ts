import type { CollectionAfterReadHook, PayloadRequest } from 'payload'
import { openTrainingFile, trainingFileHeaders } from '../../src/evidence/trainingFiles.ts'
import type { TrainingFile } from '../../src/payload-types.ts'
import { applicationOf } from '../../src/services/application.ts'
import { trainingFileAddress } from '../../src/services/training/trainingPages.ts'

type Asked = { params: { filename: string; collection: string } }

/** `GET /api/training-files/file/:filename`: the same file by Payload's own door, behind its access rule. */
export async function serveFile(req: PayloadRequest, { params }: Asked): Promise<Response> {
  const opened = await openTrainingFile(applicationOf(req.payload), params.filename)
  if (!opened) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(opened.bytes), { headers: trainingFileHeaders(opened) })
}

/** Editors see the picture where the public sees it. */
export const nameAddress: CollectionAfterReadHook<TrainingFile> = ({ doc }) =>
  doc.filename ? { ...doc, url: trainingFileAddress(doc.filename) } : doc
