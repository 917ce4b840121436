import { DOCUMENT_VALID_DAYS, textLimits } from '../../policy/eligibility.ts'
import { statementFormLabels } from '../../policy/vocabulary.ts'
import type { Answers } from '../../services/drafts.ts'
import type { Section } from './question.ts'
import { textAnswer } from './readAnswers.ts'

export const accessSection: Section = {
  path: 'access',
  step: 'Access',
  heading: 'What access is needed, and why?',
  questions: (_answers, { privileges }) => [
    {
      kind: 'text',
      name: 'jobFunction',
      label: 'Primary job function',
      hint: 'Access is given for the primary job function, like "case manager"',
      autocomplete: 'off',
      maxLength: textLimits.jobFunction,
    },
    {
      kind: 'checkboxes',
      name: 'privilegesRequested',
      label: 'Privileges',
      hint: 'Select only what the job function needs',
      options: privileges.map(({ id, name, description }) => ({ value: id, label: name, hint: description })),
    },
    {
      kind: 'textarea',
      name: 'businessNeed',
      label: 'Why does this person need CalJOBS access?',
      summary: 'Business need',
      hint: 'Say in your own words what work it is for. Give no data of job seekers.',
      autocomplete: 'off',
      maxLength: textLimits.businessNeed,
    },
  ],
}

const isEddEmployee = (answers: Answers) => textAnswer(answers, 'isEddEmployee') === 'yes'

const fileRules = 'A PDF, JPG or PNG file, smaller than 10 MB. A photo taken with a phone is fine.'

const ispaTraining: Section = {
  path: 'ispa-training',
  step: 'Documents',
  heading: 'ISPA training',
  lead: () => [
    `Everybody with a CalJOBS account completes Information Security and Privacy Awareness (ISPA) training. It counts for ${DOCUMENT_VALID_DAYS} days.`,
  ],
  questions: (answers) => [
    {
      kind: 'date',
      name: 'ispaCompletedOn',
      label: 'When was ISPA training completed?',
      summary: 'ISPA training completed',
      hint: 'The date on the certificate, like April 28 2026',
      subject: 'ISPA training date',
    },
    ...(isEddEmployee(answers)
      ? []
      : [
          {
            kind: 'file' as const,
            name: 'ispaFile',
            label: 'ISPA training certificate',
            hint: fileRules,
            document: 'ispa-training' as const,
          },
        ]),
  ],
}

const confidentialityStatement: Section = {
  path: 'confidentiality-statement',
  step: 'Documents',
  heading: 'Confidentiality statement',
  lead: (answers) => [
    isEddEmployee(answers)
      ? `EDD employees sign the ${statementFormLabels['de-7410']}. A signature counts for ${DOCUMENT_VALID_DAYS} days.`
      : `Staff who are not EDD employees sign the ${statementFormLabels['e-1']}. A signature counts for ${DOCUMENT_VALID_DAYS} days.`,
  ],
  questions: (answers) => [
    {
      kind: 'date',
      name: 'statementSignedOn',
      label: isEddEmployee(answers) ? 'When was the DE 7410 signed?' : 'When was the E-1 signed?',
      summary: isEddEmployee(answers) ? 'DE 7410 signed' : 'E-1 signed',
      hint: 'The date beside the signature, like April 28 2026',
      subject: 'Statement date',
    },
    ...(isEddEmployee(answers)
      ? []
      : [
          {
            kind: 'file' as const,
            name: 'statementFile',
            label: 'Signed E-1 form',
            hint: fileRules,
            document: 'confidentiality-statement' as const,
          },
        ]),
  ],
}

/** Both documents that every staff member needs (R25, R26); files only of staff who are not EDD's (D1). */
export const documentSections: Section[] = [ispaTraining, confidentialityStatement]
