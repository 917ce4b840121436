import type { PayloadRequest } from 'payload'
import { activeCoordinator, seesEverything } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import { inTransaction } from '../../database/transaction.ts'
import { readFile } from '../../evidence/storage.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { nothingToFetch, packFileName, type PackState, packStateAt } from '../../policy/evidencePack.ts'
import { actorOf, addressOf } from '../actor.ts'
import { type Application, applicationOf } from '../application.ts'
import { removePackFile } from './removeSpentPacks.ts'

/** A pack that its link leads to, as its person sees it. */
export type FoundPack = {
  id: string
  staffId: string
  state: PackState
  /** The name under which it leaves. */
  name: string
  file?: { storageName: string; keyId: string; sha256: string; size: number }
}

type Row = {
  id: string
  staff_id: string
  state: PackState
  made_at: Date | null
  expires_at: Date | null
  storage_name: string | null
  key_id: string | null
  sha256: string
  size: number
  username: string | null
}

/** The pack of this id, for the person of oversight who asked for it; for everybody else there is none. */
export async function findPack(req: PayloadRequest, id: string): Promise<FoundPack | undefined> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || !seesEverything(req.user) || !isRecordId(id)) return undefined
  const { rows } = await poolOf(req.payload).query<Row>(
    `select p.id, p.staff_id, p.state, p.made_at, p.expires_at, p.storage_name, p.key_id, p.sha256, p.size, s.username
       from evidence_packs p join staff s on s.id = p.staff_id where p.id = $1 and p.asked_by_id = $2`,
    [id, coordinator.id],
  )
  const [row] = rows
  if (!row) return undefined
  const now = applicationOf(req.payload).clock.now()
  const { storage_name: storageName, key_id: keyId, sha256, size } = row
  return {
    id: row.id,
    staffId: row.staff_id,
    state: packStateAt({ state: row.state, expiresAt: row.expires_at }, now),
    name: packFileName(row.username, pacificDateOf(row.made_at ?? now)),
    file: storageName && keyId ? { storageName, keyId, sha256, size } : undefined,
  }
}

/** The bytes, or why there are none, in words. */
export type Fetched = { bytes: Buffer } | { words: string }

/**
 * Lets a pack out, once. Its bytes are read first, so that a file which cannot be read uses nothing up; then the link is
 * claimed in one statement, which of two at once lets one through; then the file is removed.
 */
export async function fetchPack(app: Application, req: PayloadRequest, pack: FoundPack): Promise<Fetched> {
  if (pack.state !== 'ready') return { words: nothingToFetch[pack.state] }
  const bytes = await read(app, pack)
  if (!bytes)
    return {
      words: nothingToFetch[(await findPack(req, pack.id))?.state === 'failed' ? 'failed' : 'fetched'],
    }
  if (!(await claim(app, req, pack))) return { words: nothingToFetch.fetched }
  await removePackFile(app, pack.id).catch((error: unknown) =>
    app.payload.logger.error({
      err: error,
      msg: `The evidence pack ${pack.id} is removed by the next run of its job`,
    }),
  )
  return { bytes }
}

/** What cannot be read has failed, unless somebody was first and it is gone for that. */
async function read(app: Application, { id, file }: FoundPack): Promise<Buffer | undefined> {
  try {
    if (!file) throw new Error('No file is on record')
    return await readFile(app.config, file)
  } catch (error) {
    const { rowCount } = await poolOf(app.payload).query(
      `update evidence_packs set state = 'failed', error = $2, made_at = null, expires_at = null, storage_name = null,
         key_id = null where id = $1 and state = 'ready'`,
      [id, 'It could not be read from the storage. Ask for it again'],
    )
    if (rowCount) app.payload.logger.error({ err: error, msg: `The evidence pack ${id} could not be read` })
    return undefined
  }
}

/** What left counts as read, each file of it. */
const claim = (app: Application, req: PayloadRequest, { id, staffId }: FoundPack): Promise<boolean> =>
  inTransaction(
    app.payload,
    async ({ sql }) => {
      const now = app.clock.now()
      const { rows } = await sql.query(
        `update evidence_packs p set state = 'fetched', fetched_at = $2, fetched_by_id = asked_by_id
          where id = $1 and state = 'ready' and expires_at > $2
          returning sha256, size, (select a.after -> 'files' from audit_events a
            where a.subject_id = p.id::text and a.event = 'evidence-pack-made' order by a.at desc limit 1) as files`,
        [id, now],
      )
      const [claimed] = rows
      if (!claimed) return false
      const after = { staff: staffId, sha256: claimed.sha256, size: claimed.size, files: claimed.files }
      const subject = { kind: 'evidence-pack', id }
      await writeAuditEvent(
        sql,
        { event: 'evidence-pack-fetched', actor: actorOf(req), subject, after, address: addressOf(req) },
        now,
      )
      return true
    },
    req.user,
  )
