import { kindOf } from '../../policy/kinds/index.ts'
import type { RequestKind } from '../../policy/vocabulary.ts'

/** One item of information, as the privacy notice lists it (California Civil Code 1798.17(d)). */
export type InformationItem = {
  item: string
  /** Names of the questions that ask for it. One that ends with a dash stands for all that begin so. */
  questions: string[]
  /** Kinds of request that can be sent without it; `every` where no kind needs it. */
  voluntaryIn?: RequestKind[] | 'every'
  note?: string
}

export type InformationGroup = { heading: string; items: InformationItem[] }

const documentsVoluntary: Pick<InformationItem, 'voluntaryIn'> = { voluntaryIn: ['change-access'] }

/** Everything that the forms ask. */
export const informationGroups: InformationGroup[] = [
  {
    heading: 'About you, the requestor',
    items: [
      { item: 'Your work email address', questions: ['requestorEmail'] },
      { item: 'Your full name', questions: ['requestorName'] },
      { item: 'Your role', questions: ['requestorTitle'] },
      { item: 'Your work phone number', questions: ['requestorPhone'] },
    ],
  },
  {
    heading: 'About the staff member',
    items: [
      { item: 'Given name, or the only name', questions: ['staffGivenName', 'staffId'] },
      { item: 'Family name', questions: ['staffFamilyName'], voluntaryIn: 'every' },
      { item: 'Work email address', questions: ['staffEmail'] },
      { item: 'Work phone number', questions: ['staffPhone'], voluntaryIn: 'every' },
      { item: 'CalJOBS username', questions: ['username'], voluntaryIn: ['deactivate'] },
      { item: 'Organization and its type', questions: ['organizationType', 'organizationId'] },
      { item: 'Whether they are an EDD employee', questions: ['isEddEmployee'] },
    ],
  },
  {
    heading: 'About the access',
    items: [
      { item: 'Primary job function', questions: ['jobFunction'] },
      { item: 'Business need', questions: ['businessNeed'] },
      {
        item: 'Privileges',
        questions: ['privilegesRequested', 'privilegesToRemove'],
        note: 'A change of access needs at least one, to add or to remove.',
        voluntaryIn: ['change-access'],
      },
      { item: 'Why an unusual privilege is needed', questions: ['privilegeReason-'] },
      { item: 'Reason for a password reset', questions: ['resetReason'] },
    ],
  },
  {
    heading: 'Documents',
    items: [
      { item: 'Date of ISPA training', questions: ['ispaCompletedOn'], ...documentsVoluntary },
      {
        item: 'Date of the confidentiality statement',
        questions: ['statementSignedOn'],
        ...documentsVoluntary,
      },
      {
        item: 'ISPA training certificate and signed Attachment E-1',
        questions: ['ispaFile', 'statementFile'],
        note: 'EDD employees are never asked for these files.',
        ...documentsVoluntary,
      },
    ],
  },
  {
    heading: 'When an account is no longer needed',
    items: [
      { item: 'Last day', questions: ['lastDay', 'lastDayConfirmed'] },
      { item: 'Reason', questions: ['deactivationReason'] },
      { item: 'Whether the person has left already', questions: ['alreadySeparated'] },
      { item: 'Time on the last day', questions: ['lastTime'], voluntaryIn: 'every' },
      { item: 'Who takes over the caseload', questions: ['caseloadTo'], voluntaryIn: 'every' },
    ],
  },
  {
    heading: 'When you confirm your staff or hand them over',
    items: [
      {
        item: 'Whether an account is still needed',
        questions: [],
        voluntaryIn: 'every',
        note: 'What is left open is asked again.',
      },
      { item: 'Work email address of the other requestor', questions: ['toEmail'] },
    ],
  },
]

/** Whether an item must be given, in words. */
export function submissionInWords({ voluntaryIn = [], note }: InformationItem): string {
  const base =
    voluntaryIn === 'every'
      ? 'Voluntary'
      : ['Mandatory', ...voluntaryIn.map((kind) => `voluntary in ${kindOf(kind).title}`)].join('; ')
  return note ? `${base}. ${note}` : base
}
