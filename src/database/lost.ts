import type { Payload } from 'payload'
import { passes } from '../passes.ts'
import { poolOf } from './connection.ts'

/** The database does not answer; nothing was read and nothing was kept. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost'
}

/** What the system says where nobody listens, or hangs up. */
const ofConnections =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** What PostgreSQL says when it stops, starts, or has no connection left (SQLSTATE classes 08, 57P0x and 53300). */
const ofServer = /^(08...|57P0[123]|53300)$/
/** What `pg` says in words alone. */
const inWords =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i

/** Whether a fault says that the database is away, rather than that it refused a statement; causes are looked at too. */
export function isDatabaseLost(fault: unknown, depth = 5): boolean {
  if (fault instanceof DatabaseLost) return true
  if (!(fault instanceof Error) || depth === 0) return false
  const { code, syscall } = fault as NodeJS.ErrnoException
  const system = ofConnections.test(code ?? '') && syscall !== 'open'
  if (system || ofServer.test(code ?? '') || inWords.test(fault.message)) return true
  const parts = fault instanceof AggregateError ? (fault.errors as unknown[]) : []
  return [fault.cause, ...parts].some((one) => isDatabaseLost(one, depth - 1))
}

/** A page waits no longer than this to hear whether the database is there. */
const patience = 3000 // milliseconds

const asking = new WeakMap<Payload, Promise<boolean>>()

/**
 * Whether the database answers now, and soon enough for somebody who waits for a page. Who asks while the answer to
 * another is awaited gets the same.
 */
export function databaseAnswers(payload: Payload): Promise<boolean> {
  const answer =
    asking.get(payload) ??
    passes(() => poolOf(payload).query('select 1'), patience).finally(() => asking.delete(payload))
  asking.set(payload, answer)
  return answer
}
