import { inTransaction, type Transaction } from '../database/transaction.ts'
import type { Application } from './application.ts'

/** What came of work on many records. */
export type Worked = {
  /** How many things were done. */
  done: number
  /** Records that could not be dealt with: the next run tries them again. */
  faults: number
  /** Why, of the first of them. */
  firstFault?: string
}

type Many = {
  /** The next ids after one, in the order of ids; empty at the end. */
  nextIds: (after?: string) => Promise<string[]>
  /** Looks at the record again, locked, and does what is due. @returns how many things it did */
  work: (transaction: Transaction, id: string) => Promise<number>
  /** In words, for the log and the record of the run, when one cannot be dealt with. */
  failed: (id: string) => string
  /** Ends it after the record in hand. */
  signal?: AbortSignal
}

/** Ids that are looked up at a time. */
export const AT_A_TIME = 200

/**
 * Does the same for many records, each in a transaction of its own: one that cannot be dealt with does not keep the
 * others.
 */
export async function eachOfMany(app: Application, { nextIds, work, failed, signal }: Many): Promise<Worked> {
  const worked: Worked = { done: 0, faults: 0 }
  let ids = await nextIds()
  while (ids.length && !signal?.aborted) {
    for (const id of ids) {
      if (signal?.aborted) break
      try {
        worked.done += await inTransaction(app.payload, (transaction) => work(transaction, id))
      } catch (error) {
        noteFault(app, worked, failed(id), error)
      }
    }
    ids = await nextIds(ids.at(-1))
  }
  return worked
}

/** A record that could not be dealt with is told in the log, and in the record of the run. */
export function noteFault(app: Application, worked: Worked, words: string, error: unknown): void {
  app.payload.logger.error({ err: error, msg: words })
  worked.faults += 1
  worked.firstFault ??= `${words}: ${reasonOf(error)}`
}

/** Why something was thrown, in its own words. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
