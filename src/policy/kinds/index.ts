import type { RequestKind } from '../vocabulary.ts'
import { annualMaintenance } from './annualMaintenance.ts'
import { changeAccess } from './changeAccess.ts'
import { deactivate } from './deactivate.ts'
import type { Kind } from './kind.ts'
import { newAccount } from './newAccount.ts'
import { resetPassword } from './resetPassword.ts'

export type { Check, CheckContext, Kind } from './kind.ts'

/** The kinds of CalJOBS System Access Request, in the order in which people are offered them. */
export const kinds: Record<RequestKind, Kind> = {
  'new-account': newAccount,
  'annual-maintenance': annualMaintenance,
  deactivate,
  'reset-password': resetPassword,
  'change-access': changeAccess,
}

export const kindOf = (kind: RequestKind): Kind => kinds[kind]
