/**
 * What may stand in the log of a fault: its name, its words, where in the code, and of a database the code, the
 * constraint, the table and the statement. Never values: no parameters, no rows, no `detail` of PostgreSQL (it quotes
 * the row), no connection.
 */
export type LoggedFault = Record<string, unknown>

/** Names of what PostgreSQL says of a fault that hold no values. */
const ofDatabase = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const
/** Names of what Node and HTTP say of a fault. */
const ofSystem = ['errno', 'syscall', 'status', 'statusCode', 'responseCode', 'command'] as const

const LONGEST = 2000

/** Characters of control would let a caller begin a line of its own, or hide one: they are written as escapes. */
export const oneLine = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** SQLSTATE, five letters or digits: the words of such a fault quote what was given (a value of a type, a row). */
const isOfDatabase = (fault: Record<string, unknown>): boolean =>
  'severity' in fault && typeof fault.code === 'string' && /^[0-9A-Z]{5}$/.test(fault.code)

/** A fault as it is logged; `depth` is how many causes are followed. */
export function safeFault(fault: unknown, depth = 4): LoggedFault {
  if (!isRecord(fault)) return { type: typeof fault, message: 'Something was thrown that is no error' }
  const query = typeof fault.query === 'string' ? fault.query : undefined
  const said: LoggedFault = {
    type: typeof fault.name === 'string' ? fault.name : 'Error',
    message: wordsOf(fault, query),
    stack: framesOf(fault),
  }
  for (const name of [...ofDatabase, ...ofSystem]) {
    const value = fault[name]
    if (typeof value === 'string') said[name] = oneLine(value).slice(0, 200)
    if (typeof value === 'number') said[name] = value
  }
  if (query) said.statement = withoutValues(query)
  if (fault.cause !== undefined && depth > 0) said.cause = safeFault(fault.cause, depth - 1)
  return said
}

/** Words of a validation are of Payload's making, but those of a database quote what it was given. */
function wordsOf(fault: Record<string, unknown>, query: string | undefined): string {
  if (query || /failed query:|params:/i.test(String(fault.message))) return 'A statement failed'
  if (isOfDatabase(fault)) return 'The database refused a statement'
  // Payload names the path, which is the caller's.
  if (fault.name === 'QueryError') return 'A query names what cannot be queried'
  return withoutQuotedValues(typeof fault.message === 'string' ? fault.message : '')
}

/** What stands between quotes (the parser of JSON quotes what it read) and addresses of people are taken out. */
export const withoutQuotedValues = (text: string): string =>
  withoutValues(text.replace(/"[^"]*"?/g, '"…"')).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…')

const withoutValues = (text: string): string =>
  oneLine(text.replace(/'(?:[^']|'')*'/g, "'…'")).slice(0, LONGEST)

/** The lines of the stack that name code; the first ones repeat the words. */
const framesOf = ({ stack }: Record<string, unknown>): string[] =>
  typeof stack === 'string'
    ? stack
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 20)
        .map((line) => oneLine(line.trim()))
    : []

/** Any value of a log entry, without faults as they are, and without characters of control. */
export function safeValue(value: unknown, depth = 4): unknown {
  if (typeof value === 'string') return withoutAddresses(value)
  if (value instanceof Error) return safeFault(value)
  if (!isRecord(value) || value instanceof Date) return value // numbers, days, what is not there
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => safeValue(one, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, safeValue(one, depth - 1)]))
}

const withoutAddresses = (text: string): string =>
  oneLine(text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…')).slice(0, LONGEST)
