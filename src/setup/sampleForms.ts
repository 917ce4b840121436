/** `npm run sample-forms -- [FOLDER]`: writes the SAMPLE forms as PDF files, to look at, to print or to publish. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sampleForm } from '../evidence/sampleForms/sampleForm.ts'
import { statementForms } from '../policy/vocabulary.ts'

try {
  const folder = process.argv[2] ?? '.'
  await mkdir(folder, { recursive: true })
  for (const form of statementForms) {
    const file = path.join(folder, `sample-${form}.pdf`)
    await writeFile(file, await sampleForm(form, { revision: '1' }))
    console.log(`Wrote ${file}`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
