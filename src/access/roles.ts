import type { TypedUser } from 'payload'
import type { Coordinator } from '../payload-types.ts'

/** The signed-in coordinator, or nothing when nobody is signed in or the account has been made inactive. */
export function activeCoordinator(user: TypedUser | null | undefined): Coordinator | undefined {
  if (!user || user.collection !== 'coordinators') return undefined
  return user.active ? (user as Coordinator) : undefined
}

/** The CalJOBS Operations Unit: oversight of everything (R20). */
export const isOperationsUnit = (user: TypedUser | null | undefined): boolean =>
  activeCoordinator(user)?.kind === 'operations-unit'

/** Reads everything, changes nothing. */
export const isAuditor = (user: TypedUser | null | undefined): boolean =>
  activeCoordinator(user)?.kind === 'auditor'

/** Sees the records of every organization. */
export const seesEverything = (user: TypedUser | null | undefined): boolean =>
  isOperationsUnit(user) || isAuditor(user)
