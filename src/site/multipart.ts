import { finished } from 'node:stream/promises'
import busboy, { type Limits } from 'busboy'
import type { Request } from 'express'
import type { Posted } from './form/readAnswers.ts'

/** A file of a posted form; `bytes` is cut off just above the limit, which the inspection then refuses. */
export type PostedFile = { field: string; fileName: string; bytes: Buffer }

/** The form could not be read: it broke off, or is no form. */
export class UnreadableForm extends Error {}

export type Reading = {
  limits: Limits
  /** Whether a file is wanted; `bytes` is how much of files was kept before. Others are dropped as they come. */
  wants: (field: string, bytes: number) => boolean
  /** Called for one file after the other: the next is read when this one is done. */
  take: (file: PostedFile) => Promise<void> | void
}

/**
 * Reads a multipart form as it arrives; the one reader of the public site. An input in which no file was chosen is
 * left out; a file that broke off is not given away.
 * @throws UnreadableForm when the form broke off, or is none; whatever is left of it is then read and dropped
 */
export async function readMultipart(req: Request, reading: Reading): Promise<Posted> {
  const posted: Posted = new Map()
  const parser = parserOf(req, reading.limits)
  let taking: Promise<void> = Promise.resolve()
  let bytes = 0
  parser.on('field', (name, value) => posted.set(name, [...(posted.get(name) ?? []), value]))
  parser.on('file', (field, stream, { filename }) => {
    // A form that breaks off inside a file ends that file's stream with an error; the parser tells of it too.
    stream.on('error', () => {})
    if (!filename || !reading.wants(field, bytes)) {
      stream.resume()
      return
    }
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
    })
    stream.on('end', () => {
      taking = taking.then(() => reading.take({ field, fileName: filename, bytes: Buffer.concat(chunks) }))
      taking.catch(() => {}) // awaited in feed
    })
  })
  try {
    await feed(req, parser, () => taking)
    await taking
  } catch (error) {
    req.resume()
    throw error
  }
  return posted
}

function parserOf(req: Request, limits: Limits): ReturnType<typeof busboy> {
  try {
    return busboy({ headers: req.headers, limits, defParamCharset: 'utf8' })
  } catch (error) {
    req.resume()
    throw new UnreadableForm('The form could not be read', { cause: error })
  }
}

/** Reads on only while nothing that has arrived waits to be stored. */
async function feed(
  req: Request,
  parser: ReturnType<typeof busboy>,
  stored: () => Promise<void>,
): Promise<void> {
  const closed = finished(parser).catch((error: unknown) => {
    throw new UnreadableForm('The form could not be read', { cause: error })
  })
  closed.catch(() => {}) // awaited below; until then a broken form must not end the process
  const written = (chunk: Buffer) =>
    new Promise<void>((resolve, reject) =>
      parser.write(chunk, (error) => (error ? reject(unreadable(error)) : resolve())),
    )
  try {
    for await (const chunk of chunksOf(req)) {
      await written(chunk)
      await stored()
    }
    parser.end()
    await closed
  } catch (error) {
    await stored().catch(() => {})
    parser.destroy()
    throw error
  }
}

const unreadable = (cause: unknown) => new UnreadableForm('The form broke off', { cause })

/** Leaves the connection as it is when the reader stops, so that the answer still arrives. */
async function* chunksOf(req: Request): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) yield chunk as Buffer
  } catch (error) {
    throw unreadable(error)
  }
}
