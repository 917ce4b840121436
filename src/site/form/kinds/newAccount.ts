import { textLimits } from '../../../policy/checkRequest.ts'
import { submitRequest } from '../../../services/submitRequest.ts'
import type { FormDeclaration, Section } from '../question.ts'
import { documentSections } from '../sections/documents.ts'
import { organizationSections } from '../sections/organization.ts'
import { eddEmployee, newStaffMember, requestorSection } from '../sections/people.ts'

const accessSection: Section = {
  path: 'access',
  step: 'Access',
  part: 'access',
  heading: 'What access is needed, and why?',
  questions: (_answers, { privileges, jobFunctions }) => [
    {
      kind: 'text',
      name: 'jobFunction',
      label: 'Primary job function',
      hint: 'Access is given for the primary job function, like "case manager"',
      autocomplete: 'off',
      maxLength: textLimits.jobFunction,
      suggestions: jobFunctions.map(({ name }) => name),
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

/** The new-account request (R24-R28), one section a page. */
export const newAccountForm: FormDeclaration = {
  kind: 'new-account',
  base: '/request/new-account',
  steps: ['Organization', 'You', 'Staff member', 'Access', 'Documents', 'Check and send'],
  sections: [
    ...organizationSections,
    requestorSection,
    newStaffMember,
    eddEmployee,
    accessSection,
    ...documentSections({ optional: false }),
  ],
  submit: submitRequest,
}
