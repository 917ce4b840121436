import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileFault } from './inspect.ts'

const MAXIMUM_MILLISECONDS = 10_000
const MAXIMUM_MEGABYTES = 256
const AT_ONCE = 2

/** Plain JavaScript, so that the same file runs from the sources and beside the built server. */
const program = () => path.resolve(process.cwd(), 'src/evidence/pdfInspector.mjs')

/** By a name of its own: Next, which builds the panel, looks for the program of every `Worker` among its own files. */
class InspectionThread extends Worker {}

/**
 * What is wrong with a PDF, if anything. It is read in a thread of its own that is ended when it takes more than
 * 10 seconds or 256 MB: a file that was made to exhaust a reader ends as one that could not be read.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<FileFault | undefined> {
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

function inThread(bytes: Uint8Array): Promise<FileFault | undefined> {
  const worker = new InspectionThread(program(), {
    workerData: bytes,
    execArgv: [],
    stdout: true, // the reader's remarks on odd files are nobody's log
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES, maxYoungGenerationSizeMb: 32 },
  })
  return new Promise<FileFault | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve('file-broken'), MAXIMUM_MILLISECONDS)
    worker.once('message', (fault: FileFault | undefined) => resolve(fault))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('file-broken') : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve('file-broken')
    })
  }).finally(() => worker.terminate())
}
