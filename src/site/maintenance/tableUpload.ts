import busboy from 'busboy'
import type { Request } from 'express'
import { MAXIMUM_FILE_BYTES } from '../../evidence/inspect.ts'
import type { Posted } from '../form/readAnswers.ts'
import { type PostedFile, UnreadableForm } from '../form/upload.ts'

/** What one form may bring. Inputs in which no file was chosen do not count. */
export const MOST_FILES = 40
export const MOST_BYTES = 80 * 1024 * 1024

const limits = {
  fields: 6000,
  fieldSize: 4096,
  fieldNameSize: 120,
  files: 2000,
  fileSize: MAXIMUM_FILE_BYTES + 1,
}

export type Takes = {
  /** Whether a file in this field is wanted at all; others are dropped as they come. */
  wants: (field: string) => boolean
  /** Called for one file after the other: the next is read when this one is done. */
  take: (file: PostedFile) => Promise<void>
}

/**
 * Reads the table as it arrives, and gives each file away before the next is read, so that a form of many files
 * takes the memory of one. Texts are read to the end, also when there are too many files.
 * @throws UnreadableForm when it broke off, or is no form
 */
export async function readTable(
  req: Request,
  { wants, take }: Takes,
): Promise<{ posted: Posted; tooMuch: boolean }> {
  const posted: Posted = new Map()
  const parser = parserOf(req)
  const done = new Promise<void>((resolve, reject) => {
    parser.on('close', resolve)
    parser.on('error', () => reject(new UnreadableForm('The form could not be read')))
  })
  done.catch(() => {}) // awaited below; until then a broken form must not end the process
  let taking: Promise<void> = Promise.resolve()
  let [files, bytes, tooMuch] = [0, 0, false]
  parser.on('field', (name, value) => posted.set(name, [...(posted.get(name) ?? []), value]))
  parser.on('file', (field, stream, { filename }) => {
    files += filename ? 1 : 0
    if (filename && (files > MOST_FILES || bytes > MOST_BYTES)) tooMuch = true
    if (!filename || tooMuch || !wants(field)) {
      stream.resume()
      return
    }
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
    })
    stream.on('end', () => {
      taking = taking.then(() => take({ field, fileName: filename, bytes: Buffer.concat(chunks) }))
      taking.catch(() => {}) // awaited in feed
    })
  })
  await feed(req, parser, () => taking)
  await done
  await taking
  return { posted, tooMuch }
}

function parserOf(req: Request): ReturnType<typeof busboy> {
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' })
  } catch {
    throw new UnreadableForm('The form could not be read')
  }
}

/** Reads on only while nothing that has arrived waits to be stored. */
async function feed(
  req: Request,
  parser: ReturnType<typeof busboy>,
  stored: () => Promise<void>,
): Promise<void> {
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      await new Promise<void>((resolve, reject) =>
        parser.write(chunk, (error) => (error ? reject(error) : resolve())),
      )
      await stored()
    }
    parser.end()
  } catch (error) {
    await stored().catch(() => {})
    parser.destroy()
    throw error instanceof Error && isBroken(error)
      ? new UnreadableForm('The form broke off', { cause: error })
      : error
  }
}

/** The connection ended, or what came is no form: not a fault of this service. */
const isBroken = (error: Error & { code?: string }) =>
  error.code === 'ECONNRESET' || error.message === 'aborted' || /form|Multipart|header/i.test(error.message)
