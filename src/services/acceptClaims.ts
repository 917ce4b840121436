import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Organization } from '../payload-types.ts'
import type { Claims } from '../policy/claims.ts'
import { documentFields } from '../policy/eligibility.ts'
import { kindOf } from '../policy/kinds/index.ts'
import type { Problem } from '../policy/problem.ts'
import type { SubmissionContext } from './prepareSubmission.ts'
import { refuseIf, Refused } from './refused.ts'
import { isActiveOn } from './routeRequest.ts'

/** What the claims name must be there: the organization, the privileges, the files of this requestor. */
export async function acceptClaims(
  req: PayloadRequest,
  claims: Claims,
  context: SubmissionContext,
  today: string,
): Promise<Organization> {
  const organization = await acceptedOrganization(req, claims, today)
  await acceptPrivileges(req, claims)
  await acceptEvidence(req, claims, context)
  return organization
}

/** A deactivation is taken for an organization that is closed too: accounts outlive organizations (D3). */
async function acceptedOrganization(
  req: PayloadRequest,
  claims: Claims,
  today: string,
): Promise<Organization> {
  const organization = await req.payload.findByID({
    collection: 'organizations',
    id: claims.organizationId,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  const takesRequests = (one: Organization) =>
    isActiveOn(one, today) || kindOf(claims.kind).outlivesOrganization
  if (organization?.type === claims.organizationType && takesRequests(organization)) return organization
  throw new Refused([
    {
      code: 'organization-not-active',
      field: 'organizationId',
      message: 'Select an organization of the type you chose that takes requests today',
      clause: 'R23',
    },
  ])
}

async function acceptPrivileges(req: PayloadRequest, claims: Claims): Promise<void> {
  const named = new Set(claims.privilegesRequested)
  const { rows } = await sqlOf(req).query(
    `select count(*) filter (where id = any($1::uuid[]) and active)::int as to_add,
            count(*) filter (where id = any($2::uuid[]))::int as to_remove from privileges`,
    [[...named], claims.privilegesToRemove],
  )
  const unknown = (field: string): Problem => ({
    code: 'privilege-unknown',
    field,
    message: 'Select privileges from the list',
    clause: 'R37',
  })
  refuseIf([
    ...(rows[0]?.to_add === named.size ? [] : [unknown('privilegesRequested')]),
    ...(rows[0]?.to_remove === new Set(claims.privilegesToRemove).size
      ? []
      : [unknown('privilegesToRemove')]),
  ])
}

/** Files count only when this requestor uploaded them for this document and no other request has them. */
async function acceptEvidence(
  req: PayloadRequest,
  claims: Claims,
  context: SubmissionContext,
): Promise<void> {
  if (!claims.evidence.length) return
  const ids = claims.evidence.map(({ id }) => id)
  const { rows } = await sqlOf(req).query(
    `select id, document from evidence
      where id = any($1::uuid[]) and uploaded_by_email = $2 and (request_id is null or request_id = $3)
        for update`,
    [ids, claims.requestorEmail, context.resubmitted?.id ?? null],
  )
  refuseIf(
    claims.evidence
      .filter(({ id, document }) => !rows.some((row) => row.id === id && row.document === document))
      .map(({ document }) => ({
        code: 'evidence-unknown',
        field: documentFields[document].file,
        message: 'Upload the file again',
        clause: 'R28',
      })),
  )
}
