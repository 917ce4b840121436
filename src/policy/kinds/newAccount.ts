import { accessDeclarations } from '../declarations.ts'
import { dueOn } from '../eligibility.ts'
import type { Kind } from './kind.ts'
import { privilegesNeeded } from './privilegeChecks.ts'

/** Create (R24-R33). */
export const newAccount: Kind = {
  label: 'New account',
  title: 'a new account',
  done: 'Account ready',
  concerns: 'new-person',
  documents: 'needed',
  decided: true,
  credentials: true,
  acceptsUnproved: false,
  supersedes: false,
  target: 2,
  declarations: ['training-done', 'statement-signed', ...accessDeclarations, 'information-true'],
  returnParts: ['requestor', 'staff-member', 'access', 'ispa-training', 'confidentiality-statement'],
  asks: ['jobFunction', 'privilegesRequested', 'businessNeed'],
  required: ['jobFunction', 'businessNeed'],
  checks: [privilegesNeeded],
  outcome: ({ ispaCompletedOn = '', statementSignedOn = '', ...request }) => ({
    state: 'active',
    jobFunction: request.jobFunction,
    privileges: request.privilegesGranted,
    isEddEmployee: request.isEddEmployee,
    ispaCompletedOn,
    statementSignedOn,
    statementForm: request.statementForm,
    dueOn: dueOn(ispaCompletedOn, statementSignedOn),
    takesRequestor: true,
    confirmedOn: request.requestDate,
  }),
  words: {
    forWhom: 'Somebody you oversee needs a CalJOBS staff account and has no active one',
    afterGrant:
      'The coordinator creates the account in CalJOBS next. Then the staff member gets the username and a temporary password by email, and you get a copy.',
    whenDone:
      'When the account is ready, the staff member gets the username and a temporary password by email, with a copy to you.',
    work: 'Create the account in CalJOBS with the privileges granted. Then enter what CalJOBS gave you.',
  },
}
