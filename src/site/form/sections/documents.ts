import { formatCivilDate } from '../../../policy/dates.ts'
import { DOCUMENT_VALID_DAYS, documentFields } from '../../../policy/eligibility.ts'
import { type DocumentKind, statementFormLabels, statementFormNames } from '../../../policy/vocabulary.ts'
import type { Answers } from '../../../services/drafts.ts'
import { chosenStaff, isEddEmployee } from '../chosenStaff.ts'
import type { Choices, Question, Section } from '../question.ts'

const fileRules = 'A PDF, JPG or PNG file, smaller than 10 MB. A photo taken with a phone is fine.'

/** Both documents (R25, R26); files only of staff who are not EDD's (D1). */
export const documentSections = ({ optional }: { optional: boolean }): Section[] => [
  {
    path: 'ispa-training',
    step: 'Documents',
    part: 'ispa-training',
    heading: 'ISPA training',
    lead: (answers, choices) => [
      `Everybody with a CalJOBS account completes Information Security and Privacy Awareness (ISPA) training. It is valid for ${DOCUMENT_VALID_DAYS} days.`,
      ...onRecord('ispa-training', answers, choices),
      ...(optional ? [onlyWhenNew] : []),
    ],
    questions: (answers, choices) => [
      {
        kind: 'date',
        name: 'ispaCompletedOn',
        label: 'When was ISPA training completed?',
        summary: 'ISPA training completed',
        hint: 'The date on the certificate, like April 28 2026',
        subject: 'ISPA training date',
        optional,
      },
      ...fileOf('ispa-training', 'ISPA training certificate', optional, answers, choices),
    ],
  },
  {
    path: 'confidentiality-statement',
    step: 'Documents',
    part: 'confidentiality-statement',
    heading: 'Confidentiality statement',
    lead: (answers, choices) => [
      isEddEmployee(answers, choices)
        ? `EDD employees sign the ${statementFormLabels['de-7410']}. A signature is valid for ${DOCUMENT_VALID_DAYS} days.`
        : `Staff who are not EDD employees sign the ${statementFormLabels['e-1']}. A signature is valid for ${DOCUMENT_VALID_DAYS} days.`,
      ...onRecord('confidentiality-statement', answers, choices),
      ...(optional ? [onlyWhenNew] : []),
    ],
    questions: (answers, choices) => {
      const form = statementFormNames[isEddEmployee(answers, choices) ? 'de-7410' : 'e-1']
      return [
        {
          kind: 'date',
          name: 'statementSignedOn',
          label: `When was the ${form} signed?`,
          summary: `${form} signed`,
          hint: 'The date beside the signature, like April 28 2026',
          subject: 'Statement date',
          optional,
        },
        ...fileOf('confidentiality-statement', 'Signed E-1 form', optional, answers, choices),
      ]
    },
  },
]

const onlyWhenNew =
  'Leave this empty if the date on record is still valid. Access cannot be granted once it has lapsed.'

/** What is on record of one's own staff need not be remembered. */
function onRecord(document: DocumentKind, answers: Answers, choices: Choices): string[] {
  const date = chosenStaff(answers, choices)?.[documentFields[document].date]
  return date ? [`On record: ${formatCivilDate(date)}.`] : []
}

const fileOf = (
  document: DocumentKind,
  label: string,
  optional: boolean,
  answers: Answers,
  choices: Choices,
): Question[] =>
  isEddEmployee(answers, choices)
    ? []
    : [{ kind: 'file', name: documentFields[document].file, label, hint: fileRules, document, optional }]
