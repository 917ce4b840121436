import { textLimits } from '../../../policy/checkRequest.ts'
import { deactivationReasonLabels } from '../../../policy/vocabulary.ts'
import { submitRequest } from '../../../services/submitRequest.ts'
import type { FormDeclaration, Section } from '../question.ts'
import { optionsOf } from '../sections/options.ts'
import { organizationSections } from '../sections/organization.ts'
import { accountHolder, requestorSection, whichStaff } from '../sections/people.ts'

/** When, why, and who takes over (R40, R41). */
export const departureSection: Section = {
  path: 'departure',
  step: 'Last day',
  part: 'departure',
  heading: 'When and why is the account no longer needed?',
  lead: () => [
    'A day that has passed is fine too: your coordinator is then told at once, since the account should be closed already.',
  ],
  questions: () => [
    {
      kind: 'date',
      name: 'lastDay',
      label: 'What is the last day on which the account is needed?',
      summary: 'Last day',
      hint: 'The last day of work, or of the need for CalJOBS, like April 28 2027',
      subject: 'Last day',
    },
    {
      kind: 'confirm',
      name: 'lastDayConfirmed',
      label: 'Is the last day right?',
      summary: 'Last day confirmed',
      ofDate: 'lastDay',
      statement: (day) => `${day} is right: the account has not been needed since then`,
    },
    {
      kind: 'text',
      name: 'lastTime',
      label: 'Time of day',
      summary: 'Time on the last day',
      hint: 'Like 3:30 p.m., Pacific Time. If you leave it empty, the end of the day applies.',
      optional: true,
      autocomplete: 'off',
      width: 'small',
    },
    {
      kind: 'radios',
      name: 'deactivationReason',
      label: 'Why is the account no longer needed?',
      summary: 'Reason',
      options: optionsOf(deactivationReasonLabels),
      missing: 'Select why the account is no longer needed',
    },
    {
      kind: 'radios',
      name: 'alreadySeparated',
      label: 'Has the person left already?',
      summary: 'Left already',
      options: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
      missing: 'Select yes if the person has left already',
    },
    {
      kind: 'text',
      name: 'caseloadTo',
      label: 'Who takes over the caseload?',
      optional: true,
      hint: 'Name of a colleague, if there is a caseload',
      autocomplete: 'off',
      spellcheck: false,
      maxLength: textLimits.caseloadTo,
    },
  ],
}

/** Deactivation: never blocked; also without a proved address, on a page of its own (R40-R43, D3, D9). */
export const deactivateForm: FormDeclaration = {
  kind: 'deactivate',
  base: '/request/deactivate',
  introduction: {
    heading: 'Ask for a deactivation',
    paragraphs: [
      'Use this when somebody leaves, moves, or no longer needs CalJOBS. It takes about 3 minutes.',
      'An account must be closed before the person leaves, or at that time. Tell us as soon as you know the day, even weeks before.',
    ],
    needs: [
      "the staff member's name, work email address and, if you know it, CalJOBS username",
      'the last day, and the reason',
    ],
  },
  steps: ['Staff member', 'Organization', 'You', 'Last day', 'Check and send'],
  sections: [whichStaff, accountHolder(true), ...organizationSections, requestorSection, departureSection],
  submit: submitRequest,
}
