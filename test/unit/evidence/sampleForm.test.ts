import { expect, it } from 'vitest'
import { inspectFile } from '../../../src/evidence/inspect.ts'
import { sampleForm } from '../../../src/evidence/sampleForms/sampleForm.ts'
import { statementForms } from '../../../src/policy/vocabulary.ts'

it.each(statementForms)(
  'the SAMPLE %s is the same file each time, another one for each revision',
  async (form) => {
    const first = await sampleForm(form, { revision: 'SAMPLE 1' })
    expect(await sampleForm(form, { revision: '1' })).toEqual(first)
    expect(await sampleForm(form, { revision: '2' })).not.toEqual(first)
  },
)

it('can be sent in as evidence', async () => {
  const inspected = await inspectFile(await sampleForm('de-7410', { revision: '1' }), 'signed.pdf')
  expect(inspected).toMatchObject({ ok: true, value: { mimeType: 'application/pdf' } })
})
