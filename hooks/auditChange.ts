import type { CollectionAfterChangeHook, GlobalAfterChangeHook, PayloadRequest } from 'payload'
import { writeAuditEvent } from '../src/audit/writeAuditEvent.ts'
import { sqlOf } from '../src/database/transaction.ts'
import { applicationOf } from '../src/services/application.ts'
import { actorOf, addressOf } from '../src/services/actor.ts'

type Record = { [field: string]: unknown }

/** Writes each change of a settings record to the audit trail, with the fields that changed. */
export const auditChange =
  (kind: string): CollectionAfterChangeHook =>
  async ({ doc, previousDoc, operation, req }) => {
    await write(req, { kind, id: String(doc.id) }, operation === 'create' ? undefined : previousDoc, doc)
    return doc
  }

/** The same for a global. */
export const auditGlobalChange =
  (kind: string): GlobalAfterChangeHook =>
  async ({ doc, previousDoc, req }) => {
    await write(req, { kind, id: kind }, previousDoc, doc)
    return doc
  }

async function write(
  req: PayloadRequest,
  subject: { kind: string; id: string },
  previous: Record | undefined,
  doc: Record,
) {
  const fields = changedFields(previous ?? {}, doc)
  if (!fields.length) return
  await writeAuditEvent(
    sqlOf(req),
    {
      event: previous ? 'record-changed' : 'record-created',
      actor: actorOf(req),
      subject,
      before: previous && pick(previous, fields),
      after: pick(doc, fields),
      address: addressOf(req),
    },
    applicationOf(req.payload).clock.now(),
  )
}

/** Secrets, sessions and time stamps are never part of the trail. */
const leftOut = new Set([
  'updatedAt',
  'createdAt',
  'sessions',
  'password',
  'salt',
  'hash',
  'loginAttempts',
  'lockUntil',
])

const changedFields = (before: Record, after: Record) =>
  Object.keys(after).filter(
    (field) => !leftOut.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )

const pick = (record: Record, fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, record[field]]))
