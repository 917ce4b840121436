import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Application } from './application.ts'

type Many = {
  /** The next ids after one, in the order of ids; empty at the end. */
  nextIds: (after?: string) => Promise<string[]>
  /** Looks at the record again, locked, and does what is due. @returns how many things it did */
  work: (transaction: Transaction, id: string) => Promise<number>
  /** For the log, when one cannot be dealt with. */
  failed: (id: string) => string
  /** Ends it after the record in hand. */
  signal?: AbortSignal
}

/** Ids that are looked up at a time. */
export const AT_A_TIME = 200

/**
 * Does the same for many records, each in a transaction of its own: one that cannot be dealt with does not keep the
 * others.
 * @returns how many things were done
 */
export async function eachOfMany(app: Application, { nextIds, work, failed, signal }: Many): Promise<number> {
  let done = 0
  let ids = await nextIds()
  while (ids.length && !signal?.aborted) {
    for (const id of ids) {
      if (signal?.aborted) break
      try {
        done += await inTransaction(app.payload, (transaction) => work(transaction, id))
      } catch (error) {
        app.payload.logger.error({ err: error, msg: failed(id) })
      }
    }
    ids = await nextIds(ids.at(-1))
  }
  return done
}
