import type { CollectionBeforeValidateHook } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import type { Request } from '../../src/payload-types.ts'
import { addressOf } from '../../src/services/actor.ts'
import { isRequestKind } from '../../src/services/claims.ts'
import {
  type ClaimsInput,
  prepareSubmission,
  type SubmissionContext,
} from '../../src/services/prepareSubmission.ts'
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
  if (!isRequestKind(kind))
    throw new Refused([{ code: 'kind-unknown', field: 'kind', message: 'Select a kind of request' }])
  const submission = context.submission as SubmissionContext | undefined
  const prepared = await prepareSubmission(
    req,
    kind,
    submission?.claims ?? asClaims(data),
    submission ?? { requestorConfirmed: false, address: addressOf(req) },
  )
  // Not the hook's own `context`: Payload replaces the object whenever a nested call passes `req`.
  req.context.evidenceIds = prepared.evidenceIds
  return { ...prepared.fields, enteredBy: activeCoordinator(req.user)?.id ?? null }
}

/** REST and the panel name the organization as the collection does; whose staff it is, they cannot say. */
const asClaims = (data: Partial<Request> | undefined): ClaimsInput =>
  ({ organizationId: data?.organization, ...data, staffId: undefined }) as ClaimsInput
