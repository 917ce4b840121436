import { fileTypeFromBuffer } from 'file-type'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { displayNameOf } from './displayName.ts'
import { inspectImage } from './inspectImage.ts'
import { inspectPdf } from './inspectPdf.ts'
import { MAXIMUM_FILE_BYTES } from './limits.ts'

export { ACCEPTED_FILES, MAXIMUM_FILE_BYTES } from './limits.ts'

/** What a file is, by its content alone. */
export type InspectedFile = { mimeType: AcceptedType; extension: string; displayName: string }

type AcceptedType = 'application/pdf' | 'image/jpeg' | 'image/png'

/** Each type with the bytes that must stand at the very start: a file that is two things at once is refused. */
const acceptedTypes: Record<AcceptedType, { extension: string; starts: Buffer }> = {
  'application/pdf': { extension: 'pdf', starts: Buffer.from('%PDF-') },
  'image/jpeg': { extension: 'jpg', starts: Buffer.from([0xff, 0xd8, 0xff]) },
  'image/png': { extension: 'png', starts: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
}

const messages = {
  'file-empty': 'The selected file is empty',
  'file-too-large': 'The selected file must be smaller than 10 MB',
  'file-type': 'The selected file must be a PDF, JPG or PNG',
  'file-encrypted': 'The selected file is password protected',
  'file-broken': 'The selected file could not be read. Save it again and choose it once more',
  'file-active':
    'The selected file has a script or another file inside it. Print it to a new PDF, or scan it, and choose that file',
  'file-too-many-pages': 'The selected file must have 100 pages or fewer',
  'file-too-many-pixels':
    'The selected picture must be smaller than 50 megapixels. Save it at a smaller size and choose it once more',
} as const

/** What can be wrong with the content of a file. */
export type FileFault = keyof typeof messages

const fault = (code: FileFault): Problem => ({ code, message: messages[code], clause: 'R28' })

/**
 * Decides whether a file can be taken as evidence, by its content: size, type, and whether it opens, in bounded
 * time and memory (R28, ux UP-1 to UP-3). What its name or the browser claims does not count.
 * @param fileName as the person's computer calls it; it becomes a label only
 */
export async function inspectFile(bytes: Uint8Array, fileName: string): Promise<Result<InspectedFile>> {
  if (!bytes.length) return failure(fault('file-empty'))
  if (bytes.length > MAXIMUM_FILE_BYTES) return failure(fault('file-too-large'))
  const mimeType = await typeOf(bytes)
  if (!mimeType) return failure(fault('file-type'))
  const found = mimeType === 'application/pdf' ? await inspectPdf(bytes) : inspectImage(bytes)
  if (found) return failure(fault(found))
  const { extension } = acceptedTypes[mimeType]
  return success({ mimeType, extension, displayName: displayNameOf(fileName, extension) })
}

async function typeOf(bytes: Uint8Array): Promise<AcceptedType | undefined> {
  const mimeType = (await fileTypeFromBuffer(bytes))?.mime
  const accepted = Object.entries(acceptedTypes).find(([type]) => type === mimeType)
  if (!accepted) return undefined
  const [type, { starts }] = accepted
  return starts.equals(bytes.subarray(0, starts.length)) ? (type as AcceptedType) : undefined
}
