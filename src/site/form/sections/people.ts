import { textLimits } from '../../../policy/checkRequest.ts'
import { fullName } from '../../../policy/people.ts'
import { requestorTitleLabels } from '../../../policy/vocabulary.ts'
import { isTyped, SOMEBODY_ELSE } from '../chosenStaff.ts'
import type { Question, Section } from '../question.ts'
import { optionsOf } from './options.ts'

export const requestorSection: Section = {
  path: 'requestor',
  step: 'You',
  part: 'requestor',
  heading: 'About you, the requestor',
  lead: (_answers, _choices, email) => [
    `Messages about this request go to ${email}, the address that you confirmed.`,
  ],
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
      options: optionsOf(requestorTitleLabels),
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

const names: Question[] = [
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
]

const emailQuestion = (hint: string): Question => ({
  kind: 'email',
  name: 'staffEmail',
  label: 'Work email address',
  hint,
  autocomplete: 'off',
  spellcheck: false,
})

/** Somebody who has no account yet. */
export const newStaffMember: Section = {
  path: 'staff-member',
  step: 'Staff member',
  part: 'staff-member',
  heading: 'Who needs the account?',
  questions: () => [
    ...names,
    emailQuestion('The username and the temporary password go to this address. Like name@example.com'),
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

/** More than so many are offered as a list that opens, not as radios. */
const MOST_RADIOS = 12

/** Which of the requestor's own staff, or somebody else, who is then asked about (issue: chosen or typed). */
export const whichStaff: Section = {
  path: 'which-staff',
  step: 'Staff member',
  part: 'staff-member',
  heading: 'Which staff member is it about?',
  asked: (_answers, { staff }) => staff.length > 0,
  questions: (_answers, { staff }) => [
    {
      kind: staff.length > MOST_RADIOS ? 'select' : 'radios',
      name: 'staffId',
      label: 'Which staff member is it about?',
      summary: 'Staff member',
      options: [
        ...staff.map(({ staffId, givenName, familyName, email, username }) => ({
          value: staffId,
          label: fullName(givenName, familyName),
          hint: `${email}, username ${username}`,
        })),
        { value: SOMEBODY_ELSE, label: 'Somebody who is not on this list' },
      ],
      missing: 'Select a staff member',
    },
  ],
}

/**
 * Somebody who has an account but is not one of the requestor's own staff on record.
 * @param usernameOptional a deactivation is not held up by a username that nobody remembers (D3)
 */
export const accountHolder = (usernameOptional = false): Section => ({
  path: 'staff-member',
  step: 'Staff member',
  part: 'staff-member',
  heading: 'Who has the account?',
  asked: isTyped,
  questions: () => [
    ...names,
    emailQuestion('Like name@example.com'),
    {
      kind: 'text',
      name: 'username',
      label: 'CalJOBS username',
      hint: 'As the staff member types it to sign in to CalJOBS',
      optional: usernameOptional,
      autocomplete: 'off',
      spellcheck: false,
      width: 'medium',
      maxLength: textLimits.username,
    },
  ],
})

export const eddEmployee: Section = {
  path: 'edd-employee',
  step: 'Staff member',
  part: 'staff-member',
  heading: 'Is the staff member an EDD employee?',
  asked: isTyped,
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
