import type { PayloadRequest } from 'payload'
import { requestScope } from '../access/ownOrganizations.ts'
import { readerFor } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Request } from '../payload-types.ts'
import { checkAssignee, mayTakeOn } from '../policy/assigning.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { fullName } from '../policy/people.ts'
import type { Result } from '../policy/problem.ts'
import { dueWords } from '../policy/review/departure.ts'
import type { RoutableCoordinator } from '../policy/routing.ts'
import type { CoordinatorKind } from '../policy/vocabulary.ts'
import { type Act, actOnRequest } from './actOnRequest.ts'
import { type Application, applicationOf, siteUrl } from './application.ts'
import { contactOf } from './contacts.ts'
import type { By } from './decideRequest.ts'
import { idOf, namesOf } from './names.ts'
import { refuseIf } from './refused.ts'

export type Assignable = { id: string; name: string }

type Candidate = RoutableCoordinator & { name: string }

/** Gives a request to a coordinator who may act on it; that person is told by mail (R19). */
export const reassignRequest = (
  app: Application,
  by: By,
  { assignee }: { assignee: string },
): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'reassign',
    data: { assignee },
    change: async (act) => {
      const able = await ableTo(act.req, act.request, pacificDateOf(act.now))
      const claimedBy = idOf(act.request.claimedBy)
      refuseIf(checkAssignee({ assignee, able: able.map(({ id }) => id), claimedBy }))
      const chosen = able.find(({ id }) => id === assignee)
      if (chosen && chosen.id !== act.coordinator.id) await tell(app, act, chosen)
      return { claimedBy: assignee, claimedAt: act.now.toISOString() }
    },
  })

/** The coordinators who can be given a request: those who see it, work today, and are no part of it (R18, D6). */
export async function assignableTo(req: PayloadRequest, request: Request): Promise<Assignable[]> {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  return (await ableTo(req, request, today)).map(({ id, name }) => ({ id, name }))
}

/** The same for many requests at a time: whoever can be given some request that the signed-in person sees. */
export async function coordinatorsToAssign(req: PayloadRequest): Promise<Assignable[]> {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const scope = await requestScope(req)
  const candidates = scope.everything
    ? await candidatesBy(req, 'true', [])
    : await candidatesBy(req, ofOrganizations, [scope.organizationIds, today])
  return candidates.filter((one) => mayTakeOn(one, [], today)).map(({ id, name }) => ({ id, name }))
}

async function ableTo(req: PayloadRequest, request: Request, today: CivilDate): Promise<Candidate[]> {
  const candidates = await candidatesBy(req, `(${ofOrganizations} or ${stoodIn})`, [
    [idOf(request.organization)],
    today,
    request.id,
  ])
  const enteredBy = candidates.find(({ id }) => id === idOf(request.enteredBy))?.email
  const involved = [request.requestorEmail, request.staffEmail, ...(enteredBy ? [enteredBy] : [])]
  return candidates.filter((one) => mayTakeOn(one, involved, today))
}

/** Coordinators `c` of organizations `$1`, the delegates of those of them who are absent on `$2`, and Operations. */
const ofOrganizations = `(c.kind = 'operations-unit' or c.id in (
  select unnest(array[own.id, case when own.active and own.away_from <= $2
      and (own.away_to is null or own.away_to >= $2) then own.stand_in_id end])
    from organizations_rels r join coordinators own on own.id = r.coordinators_id
   where r.path = 'coordinators' and r.parent_id = any($1::uuid[])))`

/** Those whom request `$3` has reached as delegates. */
const stoodIn = 'c.id in (select coordinator_id from request_stand_ins where request_id = $3)'

async function candidatesBy(req: PayloadRequest, where: string, values: unknown[]): Promise<Candidate[]> {
  const { rows } = await readerFor(req).query(
    `select c.id, c.name, c.kind, c.email, c.active, c.away_from, c.away_to from coordinators c
      where c.active and ${where} order by c.name, c.id`,
    values,
  )
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    kind: row.kind as CoordinatorKind,
    email: String(row.email),
    active: row.active === true,
    awayFrom: (row.away_from as CivilDate | null) ?? undefined,
    awayTo: (row.away_to as CivilDate | null) ?? undefined,
  }))
}

async function tell(
  app: Application,
  { req, sql, request, coordinator, now }: Act,
  { id, email }: Candidate,
): Promise<void> {
  const organizations = await namesOf(req, 'organizations', [request.organization])
  const dueAt = request.dueAt ? new Date(request.dueAt) : undefined
  await queueMessage(
    sql,
    app.config.keys,
    {
      key: `${request.id}:request-assigned:${now.toISOString()}:${id}`,
      to: email,
      replyTo: await contactOf(req, request),
      requestId: request.id,
      notice: {
        key: 'request-assigned',
        reference: request.reference,
        kind: request.kind,
        staffName: fullName(request.staffGivenName, request.staffFamilyName),
        organizationName: organizations.get(idOf(request.organization) ?? '') ?? '',
        requestorName: request.requestorName,
        by: coordinator.name,
        due: dueWords({ ...request, dueAt }, now),
        reviewUrl: siteUrl(req, `/admin/collections/requests/${request.id}`),
      },
    },
    now,
  )
}
