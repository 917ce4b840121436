import { type Zippable, zipSync } from 'fflate'

/** A file of the pack, on its way in. */
export type Entry = { path: string; bytes: Uint8Array }

/** Compressed already by what they are. */
const isStored = (path: string) => /\.(pdf|jpg|png|bin)$/.test(path)

/**
 * A ZIP of these files in this order; pictures and PDFs are stored as they are. Sizes stand before the bytes, so that
 * whatever reads it needs nothing of the newer kinds of ZIP.
 * @param at UTC instant that stands beside every file; the same files and instant give the same bytes
 */
export function zipOf(entries: Entry[], at: Date): Uint8Array {
  const files: Zippable = {}
  for (const { path, bytes } of entries) files[path] = [bytes, { level: isStored(path) ? 0 : 6 }]
  return zipSync(files, { mtime: at })
}
