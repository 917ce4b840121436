import type { RequestScope } from '../../access/ownOrganizations.ts'

/**
 * The incidents `i` that the signed-in person may see, as the access matrix has it: of own organizations, and of
 * requests that reached the person as a delegate (R18); everything for oversight.
 * @param add puts a value into the statement, and names its parameter
 */
export const withinScope = (scope: RequestScope, add: (value: unknown) => string): string =>
  scope.everything
    ? 'true'
    : `(i.organization_id = any(${add(scope.organizationIds)}::uuid[]) or i.request_id = any(array(
         select request_id from request_stand_ins where coordinator_id = ${add(scope.coordinatorId)})))`
