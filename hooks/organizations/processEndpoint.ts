import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { putProcessOnFile } from '../../src/services/organizations/areaProcesses.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().max(2_000).default('')

/** The fields of a multipart form; nothing where none can be read. */
async function fieldsOf(req: PayloadRequest): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries((await req.formData?.()) ?? [])
  } catch {
    return {}
  }
}

/** `POST /api/organizations/:id/process`, as multipart: the process of the area as a document (R7). */
export const processEndpoint = recordAct({
  name: 'process',
  subject: 'organization',
  shape: z.object({
    file: z.instanceof(File).optional(),
    processOn: text,
    attestedBy: text,
    attestedTitle: text,
  }),
  read: fieldsOf,
  run: async (app, { id, ...by }, { file, ...said }) => {
    const sent = file?.size
      ? { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name }
      : undefined
    return putProcessOnFile(app, { organizationId: id, ...by }, said, sent)
  },
  answer: (stored) => stored,
})
