import type { Request } from 'express'
import { MAXIMUM_FILE_BYTES } from '../../evidence/limits.ts'
import type { Posted } from '../form/readAnswers.ts'
import { type PostedFile, readMultipart } from '../multipart.ts'

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
  let [files, tooMuch] = [0, false]
  const isTaken = (field: string, bytes: number) => {
    files += 1
    if (files > MOST_FILES || bytes > MOST_BYTES) tooMuch = true
    return !tooMuch && wants(field)
  }
  const posted = await readMultipart(req, { limits, wants: isTaken, take })
  return { posted, tooMuch }
}
