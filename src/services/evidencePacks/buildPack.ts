import { createHash } from 'node:crypto'
import { readFile } from '../../evidence/storage.ts'
import { MOST_PACKED_BYTES, packPaths, sumsOf } from '../../policy/evidencePack.ts'
import { poolOf } from '../../database/connection.ts'
import type { Application } from '../application.ts'
import { type AccountRecord, readAccountRecord, sectionsInWords } from './accountRecord.ts'
import { writeSummary } from './summary.ts'
import { type Entry, zipOf } from './zip.ts'

/** Who asked for which account, when and why. */
export type PackOrder = {
  id: string
  staffId: string
  askedAt: Date
  reason: string
  askedBy: { name: string; email: string }
}

/** A pack as it was made: its bytes, and the files of evidence that are in it. */
export type BuiltPack = { zip: Uint8Array; files: { id: string; path: string }[] }

/** Why a pack cannot be made, in words for who asked for it. */
export class NotPacked extends Error {}

/** The process is about to end: another one makes the pack. */
export class CutOff extends Error {}

type Build = {
  signal?: AbortSignal
  /** Tells how many steps are done, of how many. */
  told: (done: number, total: number) => Promise<void>
}

/**
 * Everything on record of an account as one ZIP: `summary.pdf` for people, `account.json` for programs, the files of
 * its requests, and `SHA256SUMS` over all of them. The record is that of one moment.
 * @param now UTC instant that it is made at
 */
export async function buildPack(
  app: Application,
  order: PackOrder,
  now: Date,
  { signal, told }: Build,
): Promise<BuiltPack> {
  const record = await readAccountRecord(app.payload, order.staffId)
  const bytes = record.files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > MOST_PACKED_BYTES) throw new NotPacked(tooLarge)
  const paths = packPaths(
    record.files.map((file) => ({ ...file, reference: file.request, isReplaced: Boolean(file.replacedAt) })),
  )
  const total = record.files.length + 2
  await told(0, total)
  const files: Entry[] = []
  for (const { id, sha256 } of record.files) {
    if (signal?.aborted) throw new CutOff()
    const path = paths.get(id) ?? ''
    files.push({ path, bytes: await readEvidence(app, { id, sha256, path }) })
    await told(files.length, total)
  }
  const account = { path: 'account.json', bytes: Buffer.from(accountJson(record, paths, order, now)) }
  const hashed = [account, ...files].map(({ path, bytes }) => ({ path, sha256: sha256Of(bytes) }))
  const summary = { path: 'summary.pdf', bytes: await writeSummary({ record, order, now, hashed }) }
  await told(total - 1, total)
  const sums = sumsOf([{ path: summary.path, sha256: sha256Of(summary.bytes) }, ...hashed])
  return {
    zip: await zipOf([summary, account, { path: 'SHA256SUMS', bytes: Buffer.from(sums) }, ...files], now),
    files: [...paths].map(([id, path]) => ({ id, path })),
  }
}

const tooLarge = `The files of this account are together larger than one pack takes, ${MOST_PACKED_BYTES / 1_000_000} MB. Open them one by one on the pages of its requests`

/** What `account.json` says, with what its parts hold in words, so that it can be read without this service. */
const accountJson = (
  record: AccountRecord,
  paths: Map<string, string>,
  order: PackOrder,
  now: Date,
): string => {
  const about = {
    format: 'caljobs-account-record',
    version: 1,
    madeAt: now.toISOString(),
    askedFor: { by: order.askedBy, at: order.askedAt.toISOString(), reason: order.reason },
    instants: 'UTC, ISO 8601. Days are those of the Pacific calendar, YYYY-MM-DD',
    sections: sectionsInWords,
  }
  const files = record.files.map((file) => ({ ...file, path: paths.get(file.id) }))
  return `${JSON.stringify({ about, ...record, files }, null, 2)}\n`
}

/** Where a file lies and which key opens it is asked here alone, and goes no further. */
async function readEvidence(
  app: Application,
  { id, sha256, path }: { id: string; sha256: string; path: string },
): Promise<Buffer> {
  const { rows } = await poolOf(app.payload).query<{ storageName: string; keyId: string }>(
    'select storage_name as "storageName", key_id as "keyId" from evidence where id = $1',
    [id],
  )
  try {
    if (!rows[0]) throw new Error('The record of the file is gone')
    return await readFile(app.config, { ...rows[0], sha256 })
  } catch (error) {
    throw new NotPacked(
      `The file ${path} could not be read from the storage. Ask who operates this service`,
      { cause: error },
    )
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
