import type { PayloadRequest } from 'payload'
import { requestScope, stoodInSql } from '../access/ownOrganizations.ts'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import type { CivilDate } from '../policy/dates.ts'
import { fullName, normalizeEmail } from '../policy/people.ts'
import type { AccountState } from '../policy/account.ts'
import { isOpen, type RequestKind, type RequestState } from '../policy/vocabulary.ts'
import { idOf } from './names.ts'

/** Rows of each list at most; the list of requests finds the others by the mail address. */
export const RELATED_AT_MOST = 50
export const STAFF_AT_MOST = 20

export type RelatedRequest = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  /** UTC instant. */
  sentAt: string
}

/** Other requests for the same person that the signed-in person may see, the newest first. */
export type RelatedRequests = { open: RelatedRequest[]; earlier: RelatedRequest[]; hasMore: boolean }

/** Reads the other requests for the person of a request, by mail address or account (D17). */
export async function relatedRequests(req: PayloadRequest, request: Request): Promise<RelatedRequests> {
  const scope = await requestScope(req)
  const seen = scope.everything ? [] : [scope.organizationIds, scope.coordinatorId]
  const { rows } = await readerFor(req).query(
    `select r.id, r.reference, r.kind, r.state, r.submitted_at from requests r
      where (lower(r.staff_email) = $1 or r.staff_id = $2::uuid) and r.id <> $3
        ${scope.everything ? '' : `and (r.organization_id = any($4::uuid[]) or ${stoodInSql('$5')})`}
      order by r.state in ('submitted', 'in-review', 'returned', 'granted') desc, r.submitted_at desc, r.id
      limit ${RELATED_AT_MOST + 1}`,
    [normalizeEmail(request.staffEmail), idOf(request.staff) ?? null, request.id, ...seen],
  )
  const found = rows.slice(0, RELATED_AT_MOST).map((row) => ({
    id: String(row.id),
    reference: String(row.reference),
    kind: row.kind as RequestKind,
    state: row.state as RequestState,
    sentAt: (row.submitted_at as Date).toISOString(),
  }))
  return {
    open: found.filter(({ state }) => isOpen(state)),
    earlier: found.filter(({ state }) => !isOpen(state)),
    hasMore: rows.length > RELATED_AT_MOST,
  }
}

export type OverseenStaff = {
  id: string
  name: string
  username: string
  state: AccountState
  dueOn?: CivilDate
}

/** Accounts that a requestor oversees beside the one of a request, and how many there are. */
export type OtherStaff = { staff: OverseenStaff[]; total: number }

/** Reads the other accounts of the requestor of a request, in the organizations of the signed-in person (R13, R18). */
export async function otherStaffOf(req: PayloadRequest, request: Request): Promise<OtherStaff> {
  const scope = await requestScope(req)
  const { rows } = await readerFor(req).query(
    `select id, given_name, family_name, username, account_state, due_on, count(*) over ()::int as total
       from staff
      where requestor_of_record_id = $1 and email <> $2 and ($3::uuid[] is null or organization_id = any($3::uuid[]))
      order by account_state <> 'active', due_on nulls first, family_name, given_name, id limit ${STAFF_AT_MOST}`,
    [
      idOf(request.requestor),
      normalizeEmail(request.staffEmail),
      scope.everything ? null : scope.organizationIds,
    ],
  )
  const staff = rows.map((row) => ({
    id: String(row.id),
    name: fullName(String(row.given_name), row.family_name as string | null),
    username: (row.username as string | null) ?? '',
    state: row.account_state as AccountState,
    dueOn: (row.due_on as CivilDate | null) ?? undefined,
  }))
  return { staff, total: Number(rows[0]?.total ?? 0) }
}

/** The account of a request's person, where the signed-in person may see it. @returns its id */
export async function visibleStaffId(
  req: PayloadRequest,
  staffId: string | undefined,
): Promise<string | undefined> {
  if (!staffId) return undefined
  const scope = await requestScope(req)
  const { rows } = await readerFor(req).query(
    'select id from staff where id = $1 and ($2::uuid[] is null or organization_id = any($2::uuid[]))',
    [staffId, scope.everything ? null : scope.organizationIds],
  )
  return rows[0] && String(rows[0].id)
}
