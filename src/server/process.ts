import { ConfigurationError } from '../config.ts'
import { StartRefused } from './preflight.ts'

/** After this the process ends, whatever still hangs. */
const stopLimit = 9000 // milliseconds

/** Stops once, on the first SIGTERM or SIGINT, and ends the process. */
export function stopOnSignals(stop: () => Promise<void>): () => void {
  let stopping = false
  const begin = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), stopLimit).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, begin)
  return begin
}

/** A start that an operator can mend ends with one line for each thing to mend; anything else is thrown. */
export function refuseStart(error: unknown): never {
  const lines =
    error instanceof ConfigurationError
      ? error.lines
      : error instanceof StartRefused
        ? [error.message]
        : undefined
  if (!lines) throw error
  process.stderr.write(lines.map((line) => `${line}\n`).join(''))
  process.exit(1)
}
