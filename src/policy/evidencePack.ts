import { LEAST_TEXT_LETTERS, MOST_TEXT_CHARACTERS } from './decision.ts'
import type { Problem } from './problem.ts'
import type { DocumentKind } from './vocabulary.ts'

/** How far the evidence pack of an account is. `fetched` and `expired`: its file is gone, its record stays. */
export const packStates = ['waiting', 'making', 'ready', 'fetched', 'failed', 'expired'] as const
export type PackState = (typeof packStates)[number]

/** A pack that is not fetched is removed after so many hours. */
export const PACK_HOURS = 24

/** What the files of one pack are together at most, in bytes: it is made in memory. */
export const MOST_PACKED_BYTES = 200_000_000

/** When a pack that is made at a UTC instant is removed. */
export const packExpiresAt = (madeAt: Date): Date => new Date(madeAt.getTime() + PACK_HOURS * 3_600_000)

/** How a pack stands at a UTC instant: past its hours it has expired, whether its file was removed yet or not. */
export const packStateAt = (
  { state, expiresAt }: { state: PackState; expiresAt?: Date | null },
  now: Date,
): PackState => (state === 'ready' && expiresAt && expiresAt <= now ? 'expired' : state)

/** Whether a person who has this pack of an account may ask for another: one at a time. */
export const mayAskAgain = (state: PackState | undefined): boolean =>
  !state || state === 'fetched' || state === 'failed' || state === 'expired'

/** Who takes the whole of a person's records along says what for (C9, C18). */
export function checkPackReason(reason: string): Problem[] {
  const field = 'reason'
  if (reason.length > MOST_TEXT_CHARACTERS)
    return [
      {
        code: 'reason-too-long',
        field,
        message: `Shorten the reason to ${MOST_TEXT_CHARACTERS} characters or fewer`,
        clause: 'C9',
      },
    ]
  const letters = reason.replace(/[^\p{L}\p{N}]/gu, '').length
  return letters >= LEAST_TEXT_LETTERS
    ? []
    : [
        {
          code: 'missing-reason',
          field,
          message: 'Say who needs the records and what for, in at least a short sentence',
          clause: 'C9',
        },
      ]
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/**
 * The name under which a file of evidence leaves, of plain ASCII: what the uploader called it is in no name and no
 * header.
 * @param belongsTo the reference of its request, or an id where it has none
 */
export const evidenceFileName = (
  belongsTo: string,
  document: DocumentKind | null | undefined,
  mimeType: string,
): string => `${belongsTo}-${document ?? 'investigation'}.${extensions[mimeType] ?? 'bin'}`

export type FileToPack = {
  id: string
  reference: string
  document: DocumentKind
  mimeType: string
  /** Another file took its place when the request was sent again. */
  isReplaced: boolean
}

/** Where each file stands in the pack, by its id. Files of one name are numbered in their order. */
export function packPaths(files: FileToPack[]): Map<string, string> {
  const seen = new Map<string, number>()
  return new Map(
    files.map(({ id, reference, document, mimeType, isReplaced }) => {
      const name = evidenceFileName(reference, document, mimeType)
      const path = `files/${isReplaced ? 'replaced/' : ''}${name}`
      const count = (seen.get(path) ?? 0) + 1
      seen.set(path, count)
      return [id, count === 1 ? path : path.replace(/(\.\w+)$/, `-${count}$1`)]
    }),
  )
}

/** A file in the pack; `sha256` in hex. */
export type PackedFile = { path: string; sha256: string }

/** The list of hashes as `sha256sum -c` takes it: two blanks, for a file that is read as text or as bytes alike. */
export const sumsOf = (files: PackedFile[]): string =>
  files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')

/** The name of the pack, of plain ASCII. */
export const packFileName = (username: string | null | undefined, madeOn: string): string => {
  const name = (username ?? '').replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return `evidence-pack-${name || 'account'}-${madeOn}.zip`
}

/** What the link answers when there is nothing to fetch, and the way on. */
export const nothingToFetch: Record<Exclude<PackState, 'ready'>, string> = {
  waiting: 'This evidence pack is still being made. Try again in a minute',
  making: 'This evidence pack is still being made. Try again in a minute',
  fetched:
    'This link was used already: it works once. Ask for the evidence pack again on the page of the account',
  expired: `This evidence pack was not fetched within ${PACK_HOURS} hours and was removed. Ask for it again on the page of the account`,
  failed: 'This evidence pack could not be made. The page of the account says why; ask for it again there',
}
