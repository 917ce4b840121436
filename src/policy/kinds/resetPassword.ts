import type { Kind } from './kind.ts'

/** Reset: no 365 days, no files; lapsed documents are a warning to the coordinator (R34, R35, D3). */
export const resetPassword: Kind = {
  label: 'Reset password',
  title: 'a password reset',
  done: 'Password reset',
  concerns: 'account-holder',
  documents: 'none',
  lapsedSetting: 'lapsedOnReset',
  decided: true,
  credentials: true,
  acceptsUnproved: false,
  supersedes: false,
  target: 0,
  declarations: ['still-oversee', 'information-true'],
  returnParts: ['requestor', 'staff-member', 'reset-reason'],
  asks: ['resetReason'],
  required: ['username', 'resetReason'],
  checks: [],
  outcome: () => ({ state: 'active' }),
  words: {
    forWhom: 'Somebody can no longer sign in',
    afterGrant:
      'The coordinator resets the password in CalJOBS next. Then the staff member gets the username and a temporary password by email, and you get a copy.',
    whenDone:
      'When the password is reset, the staff member gets the username and a temporary password by email, with a copy to you.',
    work: 'Reset the password in CalJOBS. Then enter what CalJOBS gave you.',
  },
}
