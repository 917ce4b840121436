import { accessDeclarations } from '../declarations.ts'
import type { Kind } from './kind.ts'
import { documentsOutcome } from './documentsOutcome.ts'
import { changeOfPrivileges, reasonsForUnusual } from './privilegeChecks.ts'

/** Change of access: privileges to add and to remove; cannot be granted while a document is lapsed (R36-R39, D3). */
export const changeAccess: Kind = {
  label: 'Change of access',
  title: 'a change of access',
  done: 'Access changed',
  concerns: 'account-holder',
  documents: 'may-come',
  lapsedSetting: 'lapsedOnChange',
  decided: true,
  credentials: false,
  acceptsUnproved: false,
  supersedes: false,
  target: 2,
  declarations: [...accessDeclarations, 'information-true'],
  returnParts: ['requestor', 'staff-member', 'access', 'ispa-training', 'confidentiality-statement'],
  asks: ['jobFunction', 'privilegesRequested', 'privilegesToRemove', 'privilegeReasons', 'businessNeed'],
  required: ['username', 'jobFunction', 'businessNeed'],
  checks: [changeOfPrivileges, reasonsForUnusual],
  outcome: (request, account) => {
    const kept = (account?.privileges ?? []).filter((id) => !request.privilegesRemoved.includes(id))
    return {
      state: 'active',
      jobFunction: request.jobFunction,
      privileges: [...new Set([...kept, ...request.privilegesGranted])],
      ...documentsOutcome(request, account),
    }
  },
  words: {
    forWhom: 'Privileges are to be added or removed',
    afterGrant: 'The coordinator changes the privileges in CalJOBS next. You get a message when it is done.',
    whenDone: 'When the access is changed, you get a message that names what was granted.',
    work: 'Change the privileges in CalJOBS as granted. Then record it here.',
  },
}
