import type { FileFault } from './inspect.ts'
import { readPdf } from './pdfThread.ts'

/** What is wrong with a PDF, if anything; in bounded time and memory. */
export async function inspectPdf(bytes: Uint8Array): Promise<FileFault | undefined> {
  const { fault } = await readPdf(bytes)
  return fault
}
