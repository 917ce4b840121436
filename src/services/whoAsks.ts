import type { PayloadRequest } from 'payload'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { kindOf } from '../policy/kinds/index.ts'
import type { WhoAsks } from '../policy/review/whoAsks.ts'
import { idOf } from './names.ts'
import { organizationById } from './organizationById.ts'

/**
 * What is on record to look at the requestor of a request by (D25).
 * @param staffId the account on record that the request is about; an account that the very request made says nothing
 */
export async function whoAsksIn(
  req: PayloadRequest,
  request: Request,
  staffId: string | undefined,
): Promise<WhoAsks> {
  const organization = await organizationById(req, idOf(request.organization) ?? '')
  const { eddDomains } = await req.payload.findGlobal({
    slug: 'settings',
    overrideAccess: true,
    depth: 0,
    req,
  })
  return {
    emailDomains: organization.emailDomains ?? [],
    authorizedRequestors: organization.authorizedRequestors ?? [],
    eddDomains: eddDomains ?? [],
    isFirstRequest: !(await isKnown(req, request, staffId)),
  }
}

/** Whether an earlier request of the requestor was approved, or an account on record was given to them. */
async function isKnown(req: PayloadRequest, request: Request, staffId: string | undefined): Promise<boolean> {
  const madeByThis = kindOf(request.kind).concerns === 'new-person' ? (staffId ?? null) : null
  const { rows } = await readerFor(req).query(
    `select 1 from requests where requestor_id = $1 and id <> $2 and granted_at is not null
        and ($3::timestamptz is null or granted_at < $3)
     union all
     select 1 from staff where requestor_of_record_id = $1 and id is distinct from $4 limit 1`,
    [idOf(request.requestor), request.id, request.grantedAt ?? null, madeByThis],
  )
  return rows.length > 0
}
