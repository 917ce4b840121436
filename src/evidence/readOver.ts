import { finished } from 'node:stream/promises'
import type { Request, Response } from 'express'

/** So much of a body that nobody wants is read over, in bytes. */
const MOST_READ_OVER = 96 * 1024 * 1024

/**
 * Reads over a body that is not wanted, without looking at it or keeping it: a browser that is still sending would
 * take an early answer for a lost connection. The connection ends with the answer, or before it where the body does
 * not.
 * @returns false where the caller went away: then there is nobody to answer
 */
export async function readOver(req: Request, res: Response): Promise<boolean> {
  res.set('connection', 'close')
  let left = MOST_READ_OVER
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) req.destroy()
  })
  try {
    await finished(req, { writable: false })
    return true
  } catch {
    return false
  }
}
