import { textLimits } from '../../../policy/checkRequest.ts'
import { submitRequest } from '../../../services/submitRequest.ts'
import type { FormDeclaration } from '../question.ts'
import { organizationSections } from '../sections/organization.ts'
import { accountHolder, requestorSection, whichStaff } from '../sections/people.ts'

/** The password reset: who, and why; no dates, no files (R34). */
export const resetPasswordForm: FormDeclaration = {
  kind: 'reset-password',
  base: '/request/reset-password',
  introduction: {
    heading: 'Ask for a password reset',
    paragraphs: [
      'Use this when somebody whom you oversee can no longer sign in to CalJOBS. It takes about 2 minutes.',
      'The staff member gets the username and a new temporary password by email, and you get a copy. The temporary password expires after 24 hours.',
    ],
    needs: ["the staff member's name, work email address and CalJOBS username", 'the reason for the reset'],
  },
  steps: ['Staff member', 'Organization', 'You', 'Reason', 'Check and send'],
  sections: [
    whichStaff,
    accountHolder(),
    ...organizationSections,
    requestorSection,
    {
      path: 'reason',
      step: 'Reason',
      part: 'reset-reason',
      heading: 'Why must the password be reset?',
      questions: () => [
        {
          kind: 'textarea',
          name: 'resetReason',
          label: 'Why must the password be reset?',
          summary: 'Reason',
          hint: 'Like "forgotten" or "locked after too many tries". Never write a password here.',
          autocomplete: 'off',
          maxLength: textLimits.resetReason,
        },
      ],
    },
  ],
  submit: submitRequest,
}
