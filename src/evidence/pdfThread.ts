import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PdfDescription } from '../policy/accessiblePdf.ts'
import type { FileFault } from './inspect.ts'

const MAXIMUM_MILLISECONDS = 10_000
const MAXIMUM_MEGABYTES = 256
const AT_ONCE = 2

/** What one reading of a PDF finds: what is wrong with it, if anything, and what it is like, if it opens. */
export type PdfReading = { fault?: FileFault; description?: PdfDescription }

const unreadable: PdfReading = { fault: 'file-broken' }

/** Plain JavaScript, so that the same file runs from the sources and beside the built server. */
const program = () => path.resolve(process.cwd(), 'src/evidence/pdfInspector.mjs')

/** By a name of its own: Next, which builds the panel, looks for the program of every `Worker` among its own files. */
class InspectionThread extends Worker {}

/**
 * Reads a PDF in a thread of its own that is ended when it takes more than 10 seconds or 256 MB: a file that was
 * made to exhaust a reader ends as one that could not be read.
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  await aSlot()
  try {
    return await inThread(bytes)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

let running = 0
const waiting: (() => void)[] = []

/** Two files are read at once, the others wait their turn. */
async function aSlot(): Promise<void> {
  if (running < AT_ONCE) running++
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

function inThread(bytes: Uint8Array): Promise<PdfReading> {
  const worker = new InspectionThread(program(), {
    workerData: bytes,
    execArgv: [],
    stdout: true, // the reader's remarks on odd files are nobody's log
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES, maxYoungGenerationSizeMb: 32 },
  })
  return new Promise<PdfReading>((resolve, reject) => {
    const timer = setTimeout(() => resolve(unreadable), MAXIMUM_MILLISECONDS)
    worker.once('message', (reading: PdfReading) => resolve(reading))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(unreadable) : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve(unreadable)
    })
  }).finally(() => worker.terminate())
}
