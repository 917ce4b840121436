import { type PdfDescription, unreadablePdf } from '../policy/accessiblePdf.ts'
import { readPdf } from './pdfThread.ts'

export type { PdfDescription } from '../policy/accessiblePdf.ts'

/**
 * What a PDF does for people who do not see it, or who fill it in on the screen; in bounded time and memory. A
 * file that is encrypted or does not open has no pages here. Whether it may be taken is for `inspectFile` to say.
 */
export async function describePdf(bytes: Uint8Array): Promise<PdfDescription> {
  const { description } = await readPdf(bytes)
  return description ?? unreadablePdf
}
