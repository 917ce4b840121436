import {
  checkDocument,
  checkNewAccount,
  type DocumentCheck,
  type NewAccountClaims,
  requiredEvidence,
  textLimits,
} from '../../policy/eligibility.ts'
import {
  type DocumentKind,
  type OrganizationType,
  organizationTypeLabels,
  type RequestorTitle,
  requestorTitleLabels,
} from '../../policy/vocabulary.ts'
import type { Answers } from '../../services/drafts.ts'
import { submitNewAccount } from '../../services/submitRequest.ts'
import { civilDateOf } from './dateParts.ts'
import { accessSection, documentSections } from './newAccountDocuments.ts'
import type { FormDeclaration, Section } from './question.ts'
import { fileAnswer, listAnswer, textAnswer } from './readAnswers.ts'

const options = <Value extends string>(labels: Record<Value, string>) =>
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }))

const organizationType: Section = {
  path: 'organization-type',
  step: 'Organization',
  heading: 'What type of organization does the staff member work for?',
  questions: () => [
    {
      kind: 'radios',
      name: 'organizationType',
      label: 'What type of organization does the staff member work for?',
      summary: 'Organization type',
      options: options(organizationTypeLabels).map((option) => ({
        ...option,
        hint: organizationHints[option.value],
      })),
      missing: 'Select your organization type',
    },
  ],
}

const organizationHints: Record<OrganizationType, string> = {
  'local-area': 'A Local Workforce Development Area and its partners',
  'wsb-field-division': 'A field division of the Workforce Services Branch of EDD',
  'community-based-organization': 'A community-based organization with a contract or grant',
  'all-other-staff': 'Everybody else, such as other EDD branches',
}

const organization: Section = {
  path: 'organization',
  step: 'Organization',
  heading: 'Which organization is it?',
  questions: (_answers, { organizations }) => [
    {
      kind: 'select',
      name: 'organizationId',
      label: 'Which organization is it?',
      summary: 'Organization',
      hint: 'Only organizations that take requests today are listed',
      options: organizations.map(({ id, name }) => ({ value: id, label: name })),
      missing: 'Select your organization',
    },
  ],
}

const requestor: Section = {
  path: 'requestor',
  step: 'You',
  heading: 'About you, the requestor',
  lead: (_answers, email) => [`Messages about this request go to ${email}, the address that you confirmed.`],
  questions: () => [
    {
      kind: 'text',
      name: 'requestorName',
      label: 'Your full name',
      autocomplete: 'name',
      spellcheck: false,
      maxLength: textLimits.requestorName,
    },
    {
      kind: 'radios',
      name: 'requestorTitle',
      label: 'Your role',
      hint: 'Community-based organizations: the Project Manager asks. All others: the manager or supervisor.',
      options: options(requestorTitleLabels),
      missing: 'Select your role',
    },
    {
      kind: 'tel',
      name: 'requestorPhone',
      label: 'Your work phone number',
      autocomplete: 'tel',
      width: 'medium',
      maxLength: textLimits.requestorPhone,
    },
  ],
}

const staffMember: Section = {
  path: 'staff-member',
  step: 'Staff member',
  heading: 'Who needs the account?',
  questions: () => [
    {
      kind: 'text',
      name: 'staffGivenName',
      label: 'Given name',
      hint: 'First name, or the only name',
      autocomplete: 'off',
      spellcheck: false,
      maxLength: textLimits.staffGivenName,
    },
    {
      kind: 'text',
      name: 'staffFamilyName',
      label: 'Family name',
      optional: true,
      autocomplete: 'off',
      spellcheck: false,
      maxLength: textLimits.staffFamilyName,
    },
    {
      kind: 'email',
      name: 'staffEmail',
      label: 'Work email address',
      hint: 'The username and the temporary password go to this address. Like name@example.com',
      autocomplete: 'off',
      spellcheck: false,
    },
    {
      kind: 'tel',
      name: 'staffPhone',
      label: 'Work phone number',
      optional: true,
      autocomplete: 'off',
      width: 'medium',
      maxLength: textLimits.staffPhone,
    },
  ],
}

const eddEmployee: Section = {
  path: 'edd-employee',
  step: 'Staff member',
  heading: 'Is the staff member an EDD employee?',
  questions: () => [
    {
      kind: 'radios',
      name: 'isEddEmployee',
      label: 'Is the staff member an EDD employee?',
      summary: 'EDD employee',
      options: [
        { value: 'yes', label: 'Yes', hint: 'Signs the DE 7410. You give two dates, no files.' },
        {
          value: 'no',
          label: 'No',
          hint: 'Signs the E-1. You attach the signed E-1 and the ISPA training certificate.',
        },
      ],
      missing: 'Select yes if the staff member is an EDD employee',
    },
  ],
}

/** The new-account request (R24-R28), one section a page. */
export const newAccountForm: FormDeclaration = {
  kind: 'new-account',
  base: '/request/new-account',
  title: 'a new account',
  steps: ['Organization', 'You', 'Staff member', 'Access', 'Documents', 'Check and send'],
  sections: [
    organizationType,
    organization,
    requestor,
    staffMember,
    eddEmployee,
    accessSection,
    ...documentSections,
  ],
  submit: submitNewAccount,
  lapsed: lapsedDocuments,
  check: (answers, email, today) => checkNewAccount({ ...claimsOf(answers), requestorEmail: email }, today),
}

/** The question whose answer is the file of a document. */
export const fileNames: Record<DocumentKind, string> = {
  'ispa-training': 'ispaFile',
  'confidentiality-statement': 'statementFile',
}

/** What the answers claim; what was not answered yet is empty. */
export function claimsOf(answers: Answers): Omit<NewAccountClaims, 'requestorEmail'> {
  const text = (name: string) => textAnswer(answers, name)
  const isEddEmployee = text('isEddEmployee') === 'yes'
  return {
    cashDrawOnly: false,
    organizationType: (text('organizationType') || 'all-other-staff') as OrganizationType,
    organizationId: text('organizationId'),
    requestorName: text('requestorName'),
    requestorTitle: text('requestorTitle') as RequestorTitle,
    requestorPhone: text('requestorPhone'),
    staffGivenName: text('staffGivenName'),
    staffFamilyName: text('staffFamilyName'),
    staffEmail: text('staffEmail'),
    staffPhone: text('staffPhone'),
    isEddEmployee,
    jobFunction: text('jobFunction'),
    privilegesRequested: listAnswer(answers, 'privilegesRequested'),
    businessNeed: text('businessNeed'),
    ispaCompletedOn: civilDateOf(answers.ispaCompletedOn) ?? '',
    statementSignedOn: civilDateOf(answers.statementSignedOn) ?? '',
    evidence: requiredEvidence('new-account', isEddEmployee).flatMap((document) => {
      const file = fileAnswer(answers, fileNames[document])
      return file ? [{ document, id: file.id }] : []
    }),
    declarations: listAnswer(answers, 'declarations'),
  }
}

/** The documents whose dates were given and are too old on the request date (EL-1, D2). */
function lapsedDocuments(answers: Answers, today: string): DocumentCheck[] {
  const { ispaCompletedOn, statementSignedOn } = claimsOf(answers)
  const given: [DocumentKind, string][] = [
    ['ispa-training', ispaCompletedOn],
    ['confidentiality-statement', statementSignedOn],
  ]
  return given
    .filter(([, date]) => date)
    .map(([document, date]) => checkDocument(document, date, today))
    .filter(({ outcome }) => outcome === 'lapsed')
}
