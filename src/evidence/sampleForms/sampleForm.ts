import type { StatementForm } from '../../policy/vocabulary.ts'
import { sampleContent } from './content.ts'
import { TaggedPdf } from './taggedPdf.ts'

/**
 * A form of two pages that stands for the DE 7410 or the E-1 until the Operations Unit puts the official one in
 * (D20): tagged, to be filled in on the screen, SAMPLE on every page. The same revision gives the same bytes.
 * @param revision its label, which is shown on the form
 */
export function sampleForm(form: StatementForm, { revision }: { revision: string }): Promise<Uint8Array> {
  const content = sampleContent(form, revision)
  const pdf = new TaggedPdf(content)
  pdf.addPage()
  pdf.heading(1, content.title)
  for (const text of content.introduction) pdf.paragraph(text)
  pdf.heading(2, 'What to do with this SAMPLE')
  pdf.list(content.steps)
  pdf.heading(2, 'Who signs')
  for (const asked of content.signer) pdf.textField(asked)
  pdf.addPage()
  pdf.heading(2, 'Signature on this SAMPLE')
  pdf.checkBox(content.agreement)
  for (const asked of content.signature) pdf.textField(asked)
  pdf.paragraph(content.end)
  return pdf.finish()
}
