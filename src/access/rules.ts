import type { Access } from 'payload'
import { activeCoordinator, isOperationsUnit, seesEverything } from './roles.ts'

/** Any coordinator or auditor whose own account is active. */
export const anyCoordinator: Access = ({ req }) => Boolean(activeCoordinator(req.user))

/** Only the CalJOBS Operations Unit. */
export const onlyOperationsUnit: Access = ({ req }) => isOperationsUnit(req.user)

/** The Operations Unit and auditors. */
export const onlyOversight: Access = ({ req }) => seesEverything(req.user)

/** Nobody, through no door: the service that owns the record writes it, and nothing is ever deleted (D18). */
export const nobody: Access = () => false
