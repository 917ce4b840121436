import type { TypedUser } from 'payload'
import { activeCoordinator, seesEverything } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { isRecordId } from '../../database/recordId.ts'
import { makeDue } from '../../jobs/runs.ts'
import { checkPackReason } from '../../policy/evidencePack.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { answered, Refused, refuseIf } from '../refused.ts'
import { PACK_JOB } from './packRecord.ts'

const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'Evidence packs are for the CalJOBS Operations Unit and auditors',
  clause: 'R18',
}
const staffNotFound: Problem = { code: 'staff-not-found', message: 'There is no such person' }
const thereAlready: Problem = {
  code: 'not-possible-from-state',
  message:
    'You have asked for this evidence pack already. Wait until it is made, then fetch it: the link stands on the page of the account',
}

/** Who asks, from where. */
export type ByOversight = { user: TypedUser; address?: string }

/**
 * Asks for everything on record of an account as one file, with the reason why. The job makes it within seconds; of
 * each account, a person has one at a time.
 */
export async function askForPack(
  app: Application,
  { user, address }: ByOversight,
  asked: { staffId: string; reason: string },
): Promise<Result<{ id: string }>> {
  const coordinator = activeCoordinator(user)
  if (!coordinator || !seesEverything(user)) return failure(roleMayNot)
  const reason = asked.reason.trim()
  return answered(async () => {
    if (!isRecordId(asked.staffId)) throw new Refused([staffNotFound], 404)
    refuseIf(checkPackReason(reason))
    const by = { id: coordinator.id, address }
    return inTransaction(
      app.payload,
      (transaction) => record(app, transaction, by, { ...asked, reason }),
      user,
    )
  })
}

async function record(
  app: Application,
  { req, sql }: Transaction,
  by: { id: string; address?: string },
  { staffId, reason }: { staffId: string; reason: string },
): Promise<{ id: string }> {
  const now = app.clock.now()
  const { rows: staff } = await sql.query('select 1 from staff where id = $1', [staffId])
  if (!staff.length) throw new Refused([staffNotFound], 404)
  // One that was never fetched stands in nobody's way, whether the job has been there or not.
  await sql.query(
    `update evidence_packs set state = 'expired'
      where staff_id = $1 and asked_by_id = $2 and state = 'ready' and expires_at <= $3`,
    [staffId, by.id, now],
  )
  const { rows } = await sql.query(
    `insert into evidence_packs (staff_id, asked_by_id, asked_at, reason) values ($1, $2, $3, $4)
     on conflict (staff_id, asked_by_id) where state in ('waiting', 'making', 'ready') do nothing returning id`,
    [staffId, by.id, now, reason],
  )
  if (!rows[0]) throw new Refused([thereAlready], 409)
  const id = String(rows[0].id)
  await makeDue(sql, PACK_JOB, now)
  await writeAuditEvent(
    sql,
    {
      event: 'evidence-pack-asked-for',
      actor: actorOf(req),
      subject: { kind: 'evidence-pack', id },
      after: { staff: staffId, reason },
      address: by.address,
    },
    now,
  )
  return { id }
}
