import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../access/ownOrganizations.ts'
import { activeCoordinator, isAuditor, isOperationsUnit } from '../access/roles.ts'
import { samePerson } from '../policy/people.ts'
import type { Problem } from '../policy/problem.ts'
import { Refused } from './refused.ts'

/**
 * Who may say which requestor oversees what: the organization's coordinators and the Operations Unit, never an
 * auditor, and nobody about themselves (R18, R20, C8). What is not theirs does not exist for them.
 * @param about mail addresses of the people concerned
 */
export async function checkRights(
  req: PayloadRequest,
  { organizationId, about, notFound }: { organizationId?: string; about: string[]; notFound: Problem },
): Promise<void> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator) throw new Refused([notFound], 404)
  if (isAuditor(req.user))
    throw new Refused([{ code: 'role-may-not', message: 'Your role may not do this', clause: 'R18' }], 403)
  const own = isOperationsUnit(req.user) || (await ownOrganizationIds(req)).includes(organizationId ?? '')
  if (!own) throw new Refused([notFound], 404)
  if (about.some((email) => samePerson(email, coordinator.email))) throw new Refused([ownCase], 403)
}

const ownCase: Problem = {
  code: 'own-request',
  message: 'This is about you: another coordinator must do it',
  clause: 'C8',
}
