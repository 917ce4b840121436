import busboy from 'busboy'
import type { Request } from 'express'
import type { Posted } from './readAnswers.ts'

/** A file of a posted form; `bytes` is cut off just above the limit, which the inspection then refuses. */
export type PostedFile = { field: string; fileName: string; bytes: Buffer }

const mostFileBytes = 10 * 1024 * 1024
const limits = {
  fields: 200,
  fieldSize: 64 * 1024,
  fieldNameSize: 200,
  files: 2,
  fileSize: mostFileBytes + 1,
}

/** The form could not be read: it broke off, or is no form. */
export class UnreadableForm extends Error {}

/**
 * Reads a multipart form; an input in which no file was chosen is left out.
 * @param keepFiles false drops files as they come: none is taken from an address that is not proved (D9)
 */
export async function readUpload(
  req: Request,
  { keepFiles }: { keepFiles: boolean },
): Promise<{ posted: Posted; files: PostedFile[] }> {
  const posted: Posted = new Map()
  const files: PostedFile[] = []
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new UnreadableForm('The form could not be read'))
    let parser: ReturnType<typeof busboy>
    try {
      parser = busboy({ headers: req.headers, limits, defParamCharset: 'utf8' })
    } catch {
      fail()
      return
    }
    parser.on('field', (name, value) => posted.set(name, [...(posted.get(name) ?? []), value]))
    parser.on('file', (field, stream, { filename }) => {
      if (!keepFiles || !filename) {
        stream.resume()
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => files.push({ field, fileName: filename, bytes: Buffer.concat(chunks) }))
    })
    parser.on('close', resolve)
    parser.on('error', fail)
    req.on('aborted', fail)
    req.pipe(parser)
  })
  return { posted, files }
}
