import type { PayloadRequest } from 'payload'
import { activeCoordinator, seesEverything } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { type PackState, packStateAt } from '../../policy/evidencePack.ts'
import { applicationOf } from '../application.ts'

/** The name of the job that makes them. */
export const PACK_JOB = 'make-evidence-packs'

/** A pack as the person who asked for it sees it; UTC instants. */
export type PackView = {
  id: string
  state: PackState
  reason: string
  askedAt: string
  /** Steps that are done, of how many; nothing before it is begun. */
  done: number
  total?: number
  /** Why it could not be made. */
  error?: string
  madeAt?: string
  expiresAt?: string
  fetchedAt?: string
  /** Of the ZIP: bytes, and the hash in hex. */
  size?: number
  sha256?: string
}

type Row = {
  id: string
  state: PackState
  reason: string
  asked_at: Date
  done: number
  total: number | null
  error: string | null
  made_at: Date | null
  expires_at: Date | null
  fetched_at: Date | null
  size: number | null
  sha256: string | null
}

/** The pack of an account that the signed-in person asked for last; `undefined` for whom there are none (R18). */
export async function readPack(
  req: PayloadRequest,
  staffId: string,
): Promise<{ pack?: PackView } | undefined> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || !seesEverything(req.user) || !isRecordId(staffId)) return undefined
  const { rows } = await poolOf(req.payload).query<Row>(
    `select id, state, reason, asked_at, done, total, error, made_at, expires_at, fetched_at, size, sha256
       from evidence_packs where staff_id = $1 and asked_by_id = $2 order by state in ('waiting', 'making', 'ready') desc, asked_at desc, id limit 1`,
    [staffId, coordinator.id],
  )
  const [row] = rows
  return row ? { pack: viewOf(row, applicationOf(req.payload).clock.now()) } : {}
}

const viewOf = (row: Row, now: Date): PackView => ({
  id: row.id,
  state: packStateAt({ state: row.state, expiresAt: row.expires_at }, now),
  reason: row.reason,
  askedAt: row.asked_at.toISOString(),
  done: row.done,
  total: row.total ?? undefined,
  error: row.error ?? undefined,
  madeAt: row.made_at?.toISOString(),
  expiresAt: row.expires_at?.toISOString(),
  fetchedAt: row.fetched_at?.toISOString(),
  size: row.size ?? undefined,
  sha256: row.sha256 ?? undefined,
})
