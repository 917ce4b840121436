import type { Payload } from 'payload'
import { withoutQuotedValues } from './safeLog.ts'

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const

/**
 * Libraries write to the console: Next every fault in a page, with all that the database said of it. From now on
 * that becomes entries of the one log, which lets no values out.
 */
export function consoleIntoLog(log: Payload['logger']): void {
  for (const [method, level] of Object.entries(levels))
    Reflect.set(console, method, (...given: unknown[]) => {
      const entry = entryOf(given)
      if (entry) log[level](entry)
    })
}

/** A fault among what was given and the words beside it; of words alone their first line, for rows may follow. */
function entryOf(given: unknown[]): { err?: Error; msg: string } | undefined {
  const err = given.find((one) => one instanceof Error)
  const [words = ''] = given
    .filter((one) => typeof one === 'string')
    .join(' ')
    .trim()
    .split('\n')
  if (!err && !words) return undefined
  const isPlain = words !== '' && !ofDatabase.test(words)
  const msg = isPlain ? withoutQuotedValues(words) : 'A library wrote to the console'
  return err ? { err, msg } : { msg }
}

const ofDatabase = /failed query|params:|invalid input|violates|key \(/i
