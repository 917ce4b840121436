import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import { removeFile, type SealedFile, storeFile } from '../../evidence/storage.ts'
import { packExpiresAt } from '../../policy/evidencePack.ts'
import type { Application } from '../application.ts'
import { MOST_COUNTED } from '../count.ts'
import { noteFault, type Worked } from '../eachOfMany.ts'
import { buildPack, type BuiltPack, CutOff, NotPacked, type PackOrder } from './buildPack.ts'
import { removeSpentPacks } from './removeSpentPacks.ts'

const unknownFault = 'Something went wrong while it was made. Ask for it again'

/**
 * Makes the evidence packs that were asked for, also those whose maker was killed: the lock of the job keeps it to one
 * process, so that one which is still being made has nobody who makes it. Then removes what was fetched or has expired.
 * @param signal ends it after the file in hand; the pack stays to be made
 */
export async function makePacks(app: Application, signal?: AbortSignal): Promise<Worked> {
  const worked: Worked = { done: 0, faults: 0 }
  const tried: string[] = []
  while (!signal?.aborted) {
    const order = await claim(app, tried)
    if (!order) break
    tried.push(order.id)
    try {
      if (await make(app, order, signal)) worked.done += 1
    } catch (error) {
      if (error instanceof CutOff) break
      noteFault(app, worked, `The evidence pack ${order.id} could not be made`, error)
      await markFailed(app, order.id, error instanceof NotPacked ? error.message : unknownFault)
    }
  }
  worked.done += await removeSpentPacks(app)
  return worked
}

/** How many packs wait to be made. */
export async function countWaitingPacks(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (select 1 from evidence_packs where state in ('waiting', 'making')
      limit ${MOST_COUNTED + 1}) waiting`,
  )
  return rows[0]?.count ?? 0
}

/** The next one in the order of asking, begun anew. */
async function claim(app: Application, tried: string[]): Promise<PackOrder | undefined> {
  const { rows } = await poolOf(app.payload).query<PackOrder>(
    `update evidence_packs p set state = 'making', done = 0, total = null
       from coordinators c
      where c.id = p.asked_by_id and p.id = (
        select id from evidence_packs where state in ('waiting', 'making') and id <> all($1::uuid[])
         order by asked_at, id limit 1 for update skip locked)
      returning p.id, p.staff_id as "staffId", p.asked_at as "askedAt", p.reason,
        json_build_object('name', c.name, 'email', c.email) as "askedBy"`,
    [tried],
  )
  return rows[0]
}

/** @returns whether it was made here; another maker may have been first */
async function make(app: Application, order: PackOrder, signal?: AbortSignal): Promise<boolean> {
  const now = app.clock.now()
  const told = async (done: number, total: number) => {
    await poolOf(app.payload).query(
      `update evidence_packs set done = $2, total = $3 where id = $1 and state = 'making'`,
      [order.id, done, total],
    )
  }
  const built = await buildPack(app, order, now, { signal, told })
  const stored = await storeFile(app.config, built.zip)
  try {
    if (await recordMade(app, order, built, stored)) return true
  } catch (error) {
    await removeUnlessRecorded(app, stored.storageName)
    throw error
  }
  await removeFile(app.config, stored.storageName)
  return false
}

const recordMade = (
  app: Application,
  order: PackOrder,
  built: BuiltPack,
  stored: SealedFile,
): Promise<boolean> =>
  inTransaction(app.payload, async ({ sql }) => {
    const now = app.clock.now()
    const { rows } = await sql.query(
      `update evidence_packs set state = 'ready', done = total, made_at = $2, expires_at = $3, storage_name = $4,
         key_id = $5, sha256 = $6, size = $7, error = null
        where id = $1 and state = 'making' returning id`,
      [order.id, now, packExpiresAt(now), stored.storageName, stored.keyId, stored.sha256, stored.size],
    )
    if (!rows.length) return false
    await writeAuditEvent(
      sql,
      {
        event: 'evidence-pack-made',
        actor: { kind: 'system' },
        subject: { kind: 'evidence-pack', id: order.id },
        after: { staff: order.staffId, sha256: stored.sha256, size: stored.size, files: built.files },
      },
      now,
    )
    return true
  })

/** An error of the commit itself may hide that the record is there after all: then the file must stay. */
async function removeUnlessRecorded(app: Application, storageName: string): Promise<void> {
  const { rows } = await poolOf(app.payload).query('select 1 from evidence_packs where storage_name = $1', [
    storageName,
  ])
  if (!rows.length) await removeFile(app.config, storageName)
}

const markFailed = (app: Application, id: string, reason: string) =>
  poolOf(app.payload).query(
    `update evidence_packs set state = 'failed', error = $2 where id = $1 and state = 'making'`,
    [id, reason],
  )
