import type { CollectionBeforeValidateHook } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import type { Request } from '../../src/payload-types.ts'
import { addressOf } from '../../src/services/actor.ts'
import { prepareNewAccount, type SubmissionContext } from '../../src/services/prepareSubmission.ts'
import { Refused } from '../../src/services/refused.ts'

/**
 * A request that is created, by the service of the public form or by a coordinator through the panel or REST,
 * is checked, dated, numbered and routed here; whatever a client says of those fields is dropped (R24).
 */
export const prepareRequest: CollectionBeforeValidateHook<Request> = async ({
  data,
  operation,
  req,
  context,
}) => {
  if (operation !== 'create') return data
  const kind = data?.kind ?? 'new-account'
  if (kind !== 'new-account')
    throw new Refused([
      { code: 'kind-not-offered', field: 'kind', message: 'This kind of request cannot be entered here yet' },
    ])
  const submission = context.submission as SubmissionContext | undefined
  const prepared = await prepareNewAccount(
    req,
    submission?.claims ?? withOrganizationId(data),
    submission ?? { requestorConfirmed: false, address: addressOf(req) },
  )
  // Not the hook's own `context`: Payload replaces the object whenever a nested call passes `req`.
  req.context.evidenceIds = prepared.evidenceIds
  return { ...prepared.fields, enteredBy: activeCoordinator(req.user)?.id ?? null }
}

/** REST and the panel name the organization as the collection does. */
const withOrganizationId = (data: Partial<Request> | undefined) => ({
  organizationId: data?.organization,
  ...data,
})
