import type { Config } from 'payload'
import { safeFault, safeValue } from './safeLog.ts'

type LoggerOptions = Extract<Config['logger'], { options: unknown }>['options']

const isFaultName = (name: string) => name === 'err' || name === 'error'

/** The fields of an entry; a fault under its usual name is one, whatever was thrown. */
function safeEntry(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      isFaultName(name) && typeof value === 'object' ? safeFault(value) : safeValue(value),
    ]),
  )
}

/**
 * The one log of the service, which Payload's faults go through too: one line of JSON for each entry, in UTC, without
 * values of statements and without characters of control.
 */
export const logOptions: LoggerOptions = {
  base: { pid: process.pid },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }), log: safeEntry },
  serializers: { err: (fault: unknown) => fault }, // made safe above
  hooks: {
    logMethod(given, method) {
      const [first, ...others] = given as unknown[]
      // An error alone, or words with values of callers behind them: brought into the same form.
      if (first instanceof Error)
        return Reflect.apply(method, this, [{ err: first }, String(safeValue(others[0] ?? 'A fault'))])
      const entry = typeof first === 'string' ? {} : { ...(first as object) }
      const words: unknown =
        typeof first === 'string' ? first : (others[0] ?? Reflect.get(entry, 'msg') ?? '')
      Reflect.deleteProperty(entry, 'msg')
      return Reflect.apply(method, this, [entry, String(safeValue(words))])
    },
  },
}
