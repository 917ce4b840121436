import type { Request } from 'express'
import { MAXIMUM_FILE_BYTES } from '../../evidence/limits.ts'
import { type PostedFile, readMultipart } from '../multipart.ts'
import type { Posted } from './readAnswers.ts'

const limits = {
  fields: 200,
  fieldSize: 64 * 1024,
  fieldNameSize: 200,
  files: 2,
  fileSize: MAXIMUM_FILE_BYTES + 1,
}

/**
 * Reads the multipart form of one page.
 * @param keepFiles false drops files as they come: none is taken from an address that is not proved (D9)
 * @throws UnreadableForm when it broke off, or is no form
 */
export async function readUpload(
  req: Request,
  { keepFiles }: { keepFiles: boolean },
): Promise<{ posted: Posted; files: PostedFile[] }> {
  const files: PostedFile[] = []
  const take = (file: PostedFile) => void files.push(file)
  const posted = await readMultipart(req, { limits, wants: () => keepFiles, take })
  return { posted, files }
}
