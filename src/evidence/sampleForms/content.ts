import { type StatementForm, statementFormLabels, statementFormNames } from '../../policy/vocabulary.ts'
import type { AskedText, AskedTick } from './taggedPdf.ts'

/** What stands in one SAMPLE form. Nothing here is taken from an official form: their texts are not public (D20). */
export type SampleContent = {
  title: string
  /** At the foot of every page. */
  foot: string
  introduction: string[]
  steps: string[]
  signer: AskedText[]
  agreement: AskedTick
  signature: AskedText[]
  end: string
}

/** Who signs which form (D1), and what their place of work is called. */
const signers: Record<StatementForm, { who: string; workplace: string }> = {
  'de-7410': { who: 'EDD employees', workplace: 'EDD division or office' },
  'e-1': { who: 'everybody who is not an EDD employee', workplace: 'Organization' },
}

/** @param revision the label of the revision that the form is published as */
export function sampleContent(form: StatementForm, revision: string): SampleContent {
  const { who, workplace } = signers[form]
  const revisionLine = revisionLineOf(revision)
  return {
    title: `SAMPLE: ${statementFormLabels[form]}`,
    foot: `${statementFormNames[form]}, ${revisionLine}`,
    introduction: [
      revisionLine,
      `This SAMPLE keeps the place of the official form for ${who}. The CalJOBS Operations Unit replaces it with the official form before this service is used. None of its words are official, and signing it agrees to nothing.`,
    ],
    steps: [
      'Fill in the boxes on the screen, or print both pages and write in the boxes.',
      'Sign and date page 2.',
      'Save the file, or scan both pages into one PDF.',
      'Send it with the CalJOBS System Access Request.',
    ],
    signer: [
      { name: 'signer-name', label: 'Name of the person who signs', spoken: 'Name of the person who signs' },
      { name: 'organization', label: workplace, spoken: workplace },
      {
        name: 'work-email',
        label: 'Work email',
        hint: 'For example, name@agency.example',
        spoken: 'Work email, for example name@agency.example',
      },
    ],
    agreement: {
      name: 'has-read',
      label: 'I have read both pages of this SAMPLE form.',
      spoken: 'I have read both pages of this SAMPLE form',
    },
    signature: [
      {
        name: 'signature',
        label: 'Signature',
        hint: 'Type your full name, or print this page and sign in the box',
        spoken: 'Signature: type your full name',
      },
      {
        name: 'signed-on',
        label: 'Date signed',
        hint: 'For example, 04/28/2026',
        spoken: 'Date signed, as month, day and year, for example 04/28/2026',
        width: 170,
      },
    ],
    end: 'End of the SAMPLE form.',
  }
}

/** "SAMPLE revision 2" for the label "2", and for the label "SAMPLE 2". */
const revisionLineOf = (revision: string) => `SAMPLE revision ${revision.replace(/^SAMPLE\b\s*/i, '')}`.trim()
