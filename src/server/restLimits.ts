/** Most rows of one answer of REST, and what a caller gets who names no number. */
export const MOST_ROWS = 100
export const USUAL_ROWS = 25

const mostDepth = 1
const mostConditions = 200
/** `where[or][0][and][1][field][equals]` is six. */
const deepestWhere = 8
/** `organization.coordinators.kind` is three. */
const longestPath = 3

/**
 * Puts `limit` and `depth` of a REST query within bounds: Payload answers everything at `limit=0`, and follows
 * relations as deep as it is asked to.
 * @returns what is wrong with the query, or nothing
 */
export function clampQuery(query: URLSearchParams): string | undefined {
  const conditions = [...query.keys()].filter((key) => baseOf(key) === 'where')
  if (conditions.length > mostConditions || conditions.some(isTooDeep)) return 'This filter is too complex'
  put(query, 'limit', rowsOf(query.get('limit')))
  put(query, 'depth', clamp(Number(query.get('depth') ?? 0), 0, mostDepth))
  return undefined
}

/** The same name again, as `limit[]` or twice, is dropped: only the one value counts. */
function put(query: URLSearchParams, name: string, value: number): void {
  for (const key of [...query.keys()].filter((one) => baseOf(one) === name)) query.delete(key)
  query.set(name, String(value))
}

function rowsOf(asked: string | null): number {
  const rows = Number(asked ?? USUAL_ROWS)
  return rows === 0 ? MOST_ROWS : clamp(rows, 1, MOST_ROWS)
}

const clamp = (value: number, low: number, high: number) =>
  Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), low), high) : low

const baseOf = (key: string) => key.split('[')[0]

const isTooDeep = (key: string) =>
  key.split('[').length - 1 > deepestWhere ||
  key.split(/[[\]]+/).some((part) => part.split('.').length > longestPath)
