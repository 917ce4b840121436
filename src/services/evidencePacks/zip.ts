import path from 'node:path'
import { Worker } from 'node:worker_threads'

/** A file of the pack, on its way in. */
export type Entry = { path: string; bytes: Uint8Array }

/** Plain JavaScript, so that the same file runs from the sources and beside the built server. */
const program = () => path.resolve(process.cwd(), 'src/services/evidencePacks/zipThread.mjs')

/** By a name of its own: Next, which builds the panel, looks for the program of every `Worker` among its own files. */
class ZipThread extends Worker {}

/**
 * A ZIP of these files in this order; pictures and PDFs are stored as they are. Sizes stand before the bytes, so that
 * whatever reads it needs nothing of the newer kinds of ZIP. Large ones take seconds: a thread of its own makes them,
 * so that pages are answered meanwhile.
 * @param at UTC instant that stands beside every file; the same files and instant give the same bytes
 */
export function zipOf(entries: Entry[], at: Date): Promise<Uint8Array> {
  const thread = new ZipThread(program(), { workerData: { entries, at }, execArgv: [] })
  return new Promise<Uint8Array>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread that packs ended without an answer')))
  }).finally(() => thread.terminate())
}
