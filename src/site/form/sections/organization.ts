import { type OrganizationType, organizationTypeLabels } from '../../../policy/vocabulary.ts'
import { isTyped } from '../chosenStaff.ts'
import type { Section } from '../question.ts'
import { optionsOf } from './options.ts'

export const organizationHints: Record<OrganizationType, string> = {
  'local-area': 'A Local Workforce Development Area and its partners',
  'wsb-field-division': 'A field division of the Workforce Services Branch of EDD',
  'community-based-organization': 'A community-based organization with a contract or grant',
  'all-other-staff': 'Everybody else, such as other EDD branches',
}

/** Where somebody works who is not one of the requestor's own staff on record. */
export const organizationSections: Section[] = [
  {
    path: 'organization-type',
    step: 'Organization',
    part: 'staff-member',
    heading: 'What type of organization does the staff member work for?',
    asked: isTyped,
    questions: () => [
      {
        kind: 'radios',
        name: 'organizationType',
        label: 'What type of organization does the staff member work for?',
        summary: 'Organization type',
        options: optionsOf(organizationTypeLabels).map((option) => ({
          ...option,
          hint: organizationHints[option.value],
        })),
        missing: 'Select the type of organization',
      },
    ],
  },
  {
    path: 'organization',
    step: 'Organization',
    part: 'staff-member',
    heading: 'Which organization is it?',
    asked: isTyped,
    questions: (_answers, { organizations }) => [
      {
        kind: 'select',
        name: 'organizationId',
        label: 'Which organization is it?',
        summary: 'Organization',
        hint: 'Only organizations that take requests today are listed',
        options: organizations.map(({ id, name }) => ({ value: id, label: name })),
        missing: 'Select the organization',
      },
    ],
  },
]
