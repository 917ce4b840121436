import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator, isAuditor, isOperationsUnit, seesEverything } from '../access/roles.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Coordinator } from '../payload-types.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { isAway, mayStandInFor } from '../policy/routing.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { actorOf } from './actor.ts'
import { type Application, applicationOf } from './application.ts'
import { idOf } from './names.ts'
import { Refused } from './refused.ts'

export type GivenAbsence = { awayFrom: CivilDate | ''; awayTo: CivilDate | ''; standIn: string }

type SetBy = { coordinatorId: string; user: TypedUser; address?: string }

/**
 * Sets or ends the absence of a coordinator: one's own, or for the Operations Unit anybody's. The delegate is told
 * and acts for the same organizations in that time (R17, D6).
 */
export async function setAbsence(
  app: Application,
  by: SetBy,
  given: GivenAbsence,
): Promise<Result<Coordinator>> {
  try {
    return success(
      await inTransaction(app.payload, (transaction) => set(app, transaction, by, given), by.user),
    )
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function set(
  app: Application,
  { req, sql }: Transaction,
  { coordinatorId, user, address }: SetBy,
  given: GivenAbsence,
): Promise<Coordinator> {
  const actor = activeCoordinator(user)
  const may = actor && !isAuditor(user) && (actor.id === coordinatorId || isOperationsUnit(user))
  if (!may)
    throw new Refused([{ code: 'coordinator-not-found', message: 'There is no such coordinator' }], 404)
  await sql.query('select id from coordinators where id = $1 for no key update', [coordinatorId])
  const before = await req.payload.findByID({
    collection: 'coordinators',
    id: coordinatorId,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!before)
    throw new Refused([{ code: 'coordinator-not-found', message: 'There is no such coordinator' }], 404)
  const data = {
    awayFrom: given.awayFrom || null,
    awayTo: given.awayTo || null,
    standIn: given.standIn || null,
  }
  const after = await req.payload.update({
    collection: 'coordinators',
    id: coordinatorId,
    data,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const was = { awayFrom: before.awayFrom, awayTo: before.awayTo, standIn: idOf(before.standIn) ?? null }
  await writeAuditEvent(
    sql,
    {
      event: 'absence-set',
      actor: actorOf(req),
      subject: { kind: 'coordinator', id: coordinatorId },
      before: was,
      after: data,
      address,
    },
    app.clock.now(),
  )
  await tellDelegate(app, { req, sql }, after)
  return after
}

/** Once for the same days and person. */
async function tellDelegate(app: Application, { req, sql }: Transaction, absent: Coordinator): Promise<void> {
  const standInId = idOf(absent.standIn)
  if (!standInId || !absent.awayFrom) return
  const standIn = await req.payload.findByID({
    collection: 'coordinators',
    id: standInId,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const { rows } = await sql.query(
    `select o.name from organizations o join organizations_rels own on own.parent_id = o.id
      where own.path = 'coordinators' and own.coordinators_id = $1 order by o.name`,
    [absent.id],
  )
  await queueMessage(
    sql,
    app.config.keys,
    {
      key: `${absent.id}:absence:${absent.awayFrom}:${absent.awayTo ?? ''}:${standInId}`,
      to: standIn.email,
      replyTo: absent.email,
      notice: {
        key: 'absence-delegated',
        from: absent.name,
        awayFrom: absent.awayFrom,
        awayTo: absent.awayTo ?? undefined,
        organizations: rows.map(({ name }) => String(name)),
        inboxUrl: `${app.config.publicUrl}/admin/collections/requests`,
      },
    },
    app.clock.now(),
  )
}

/** One coordinator with the absence that is set. */
export type ListedAbsence = {
  id: string
  name: string
  kind: string
  awayFrom: CivilDate | ''
  awayTo: CivilDate | ''
  standIn: string
  standInName?: string
  isAwayToday: boolean
  /** Who may stand in for them. */
  candidates: Candidate[]
}

type Candidate = { id: string; name: string; kind: string }

/** One's own absence, those of everybody for who sees everything, and who can stand in for each. */
export async function readAbsences(req: PayloadRequest): Promise<{
  own?: ListedAbsence
  others: ListedAbsence[]
  maySetOthers: boolean
}> {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const me = activeCoordinator(req.user)?.id
  const { rows } = await poolOf(req.payload).query<
    Record<string, string | null> & { kind: Coordinator['kind'] }
  >(
    `select c.id, c.name, c.kind, c.away_from, c.away_to, c.stand_in_id, s.name as stand_in_name
       from coordinators c left join coordinators s on s.id = c.stand_in_id where c.active order by c.name, c.id`,
  )
  const listed = rows.map((row): ListedAbsence => {
    const [awayFrom, awayTo] = [row.away_from ?? '', row.away_to ?? '']
    const asked = { awayFrom: awayFrom || undefined, awayTo: awayTo || undefined }
    return {
      id: String(row.id),
      name: String(row.name),
      kind: coordinatorKindLabels[row.kind],
      awayFrom,
      awayTo,
      standIn: row.stand_in_id ?? '',
      standInName: row.stand_in_name ?? undefined,
      isAwayToday: isAway({ id: '', kind: row.kind, email: '', active: true, ...asked }, today),
      candidates: rows
        .filter(({ id, kind }) => id !== row.id && mayStandInFor(row.kind, kind))
        .map(({ id, name, kind }) => ({
          id: String(id),
          name: String(name),
          kind: coordinatorKindLabels[kind],
        })),
    }
  })
  return {
    own: isAuditor(req.user) ? undefined : listed.find(({ id }) => id === me),
    others: seesEverything(req.user)
      ? listed.filter(({ id, awayFrom, awayTo }) => id !== me && awayFrom && (!awayTo || awayTo >= today))
      : [],
    maySetOthers: isOperationsUnit(req.user),
  }
}
