import { lastDayNamed } from './lastDayNamed.ts'
import type { Kind } from './kind.ts'

/** Deactivation: never blocked by anything but an unknown person (R40-R45, D3, D12). */
export const deactivate: Kind = {
  label: 'Deactivate account',
  title: 'a deactivation',
  done: 'Account deactivated',
  concerns: 'account-holder',
  documents: 'none',
  decided: false,
  credentials: false,
  acceptsUnproved: true,
  outlivesOrganization: true,
  supersedes: true,
  target: 'last-moment',
  declarations: ['information-true'],
  returnParts: ['requestor', 'staff-member', 'departure'],
  asks: ['lastDay', 'lastTime', 'deactivationReason', 'alreadySeparated', 'caseloadTo'],
  required: ['lastDay', 'deactivationReason'],
  denialCodes: ['unknown-or-duplicate'],
  checks: [lastDayNamed],
  outcome: () => ({ state: 'deactivated' }),
  words: {
    forWhom: 'Somebody leaves, moves, or no longer needs the account',
    afterGrant: 'The coordinator deactivates the account in CalJOBS next.',
    whenDone: 'When the account is deactivated, you get a message with the date and time.',
    work: 'Deactivate the account in CalJOBS. Then enter when you did.',
  },
}
