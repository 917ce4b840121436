import type { Access } from 'payload'
import { activeCoordinator, isAuditor, isOperationsUnit, seesEverything } from './roles.ts'

/** Any coordinator or auditor whose own account is active. */
export const anyAccount: Access = ({ req }) => Boolean(activeCoordinator(req.user))

/** Any coordinator whose own account is active; an auditor changes nothing. */
export const onlyCoordinators: Access = ({ req }) =>
  Boolean(activeCoordinator(req.user)) && !isAuditor(req.user)

/** Only the CalJOBS Operations Unit. */
export const onlyOperationsUnit: Access = ({ req }) => isOperationsUnit(req.user)

/** The Operations Unit and auditors. */
export const onlyOversight: Access = ({ req }) => seesEverything(req.user)

/** Accounts: the own one; all for the Operations Unit and auditors. */
export const oversightOrOneself: Access = ({ req }) => {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator) return false
  return seesEverything(req.user) || { id: { equals: coordinator.id } }
}

/** Accounts: the own one, but an auditor's; all for the Operations Unit. */
export const operationsUnitOrOneself: Access = ({ req }) => {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || isAuditor(req.user)) return false
  return isOperationsUnit(req.user) || { id: { equals: coordinator.id } }
}

/** Nobody, through no door: the service that owns the record writes it, and nothing is ever deleted (D18). */
export const nobody: Access = () => false
