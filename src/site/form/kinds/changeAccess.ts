import { MOST_REASON_CHARACTERS, textLimits } from '../../../policy/checkRequest.ts'
import { privilegeReasonField } from '../../../policy/kinds/privilegeChecks.ts'
import type { Answers } from '../../../services/drafts.ts'
import { submitRequest } from '../../../services/submitRequest.ts'
import { chosenStaff } from '../chosenStaff.ts'
import type { Choices, FormDeclaration, Section } from '../question.ts'
import { listAnswer } from '../readAnswers.ts'
import { documentSections } from '../sections/documents.ts'
import { organizationSections } from '../sections/organization.ts'
import { accountHolder, eddEmployee, requestorSection, whichStaff } from '../sections/people.ts'
import { usualOf } from '../usualPrivileges.ts'

const jobFunction: Section = {
  path: 'job-function',
  step: 'Access',
  part: 'access',
  heading: 'What work is the access for?',
  questions: (_answers, { jobFunctions }) => [
    {
      kind: 'text',
      name: 'jobFunction',
      label: 'Primary job function',
      hint: 'Choose one of the list, or write another. Access is given for the primary job function.',
      autocomplete: 'off',
      maxLength: textLimits.jobFunction,
      suggestions: jobFunctions.map(({ name }) => name),
    },
    {
      kind: 'textarea',
      name: 'businessNeed',
      label: 'Why must the access change?',
      summary: 'Business need',
      hint: 'Say in your own words what work it is for. Give no data of job seekers.',
      autocomplete: 'off',
      maxLength: textLimits.businessNeed,
    },
  ],
}

const nameOf = ({ privileges }: Choices, id: string) =>
  privileges.find((one) => one.id === id)?.name ?? 'a privilege that is no longer offered'

/** What is on record shows which can be added and which removed; of an unknown account, each may be either. */
const privilegesSection: Section = {
  path: 'privileges',
  step: 'Access',
  part: 'access',
  heading: 'Which privileges are to be added or removed?',
  lead: (answers, choices) => {
    const account = chosenStaff(answers, choices)
    if (!account) return ['Select at least one privilege, to add or to remove.']
    const held = account.privileges.map((id) => nameOf(choices, id))
    return [
      `On record now: ${held.join(', ') || 'none'}.`,
      'Select at least one privilege, to add or to remove.',
    ]
  },
  questions: (answers, choices) => {
    const held = chosenStaff(answers, choices)?.privileges
    const toAdd = choices.privileges.filter(({ id }) => !held?.includes(id))
    const toRemove = held ?? choices.privileges.map(({ id }) => id)
    return [
      {
        kind: 'checkboxes',
        name: 'privilegesRequested',
        label: 'Privileges to add',
        optional: true,
        options: toAdd.map(({ id, name, description }) => ({ value: id, label: name, hint: description })),
      },
      {
        kind: 'checkboxes',
        name: 'privilegesToRemove',
        label: 'Privileges to remove',
        optional: true,
        options: toRemove.map((id) => ({ value: id, label: nameOf(choices, id) })),
      },
    ]
  },
}

const unusualOf = (answers: Answers, choices: Choices): string[] =>
  listAnswer(answers, 'privilegesRequested').filter((id) => !usualOf(answers, choices).includes(id))

/** Each privilege outside the usual set has a sentence of its own (R36). */
const reasonsSection: Section = {
  path: 'reasons',
  step: 'Access',
  part: 'access',
  heading: 'Why these privileges?',
  lead: () => [
    'These are not usual for the job function. Say for each in a short sentence what it is needed for.',
  ],
  asked: (answers, choices) => unusualOf(answers, choices).length > 0,
  questions: (answers, choices) =>
    unusualOf(answers, choices).map((id) => ({
      kind: 'textarea',
      name: privilegeReasonField(id),
      label: `Why is ${nameOf(choices, id)} needed?`,
      summary: `Why ${nameOf(choices, id)}`,
      autocomplete: 'off',
      maxLength: MOST_REASON_CHARACTERS,
    })),
}

/** Change of access (R36-R39); new dates and files may come along, since lapsed ones stop the grant (D3). */
export const changeAccessForm: FormDeclaration = {
  kind: 'change-access',
  base: '/request/change-access',
  introduction: {
    heading: 'Ask for a change of access',
    paragraphs: [
      'Use this to add or remove privileges of somebody whom you oversee. It takes about 5 minutes.',
      'Access cannot be granted while ISPA training or the confidentiality statement is older than 365 days: you can give new dates in the same request.',
    ],
    needs: [
      "the staff member's name, work email address and CalJOBS username",
      'the primary job function and why the access must change',
      'the privileges to add and to remove',
      'new dates and files, if the documents on record have lapsed',
    ],
  },
  steps: ['Staff member', 'Organization', 'You', 'Access', 'Documents', 'Check and send'],
  sections: [
    whichStaff,
    accountHolder(),
    eddEmployee,
    ...organizationSections,
    requestorSection,
    jobFunction,
    privilegesSection,
    reasonsSection,
    ...documentSections({ optional: true }),
  ],
  submit: submitRequest,
}
