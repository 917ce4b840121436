import type { ActorRole } from '../../../policy/lifecycle.ts'
import type { Problem } from '../../../policy/problem.ts'
import { type BulkAct, type BulkRow, whyNot } from './acts.ts'

/** What became of one request. `not-begun`: the run was stopped before its turn. */
export type Outcome = 'waiting' | 'running' | 'done' | 'refused' | 'not-begun'

export type RunRow = { row: BulkRow; outcome: Outcome; words?: string }

/** An act that is asked for and not yet confirmed: what it applies to, and what it leaves out, with the reason. */
export type Asked = { act: BulkAct; rows: BulkRow[]; leftOut: { row: BulkRow; why: string }[] }

/** One act on many requests, one by one. */
export type Run = {
  act: BulkAct
  phase: 'running' | 'stopping' | 'finished'
  rows: RunRow[]
  leftOut: Asked['leftOut']
}

/** The last run stays, with its results, until it is closed or another begins. */
export type Bulk = { asked?: Asked; run?: Run }

export type BulkEvent =
  | { type: 'ask'; act: BulkAct; rows: BulkRow[]; role: ActorRole }
  | { type: 'cancel' }
  | { type: 'confirm' }
  | { type: 'begun'; id: string }
  | { type: 'answered'; id: string; problems: Problem[] }
  | { type: 'stop' }
  | { type: 'close' }

export const isRunning = ({ run }: Bulk): boolean => run !== undefined && run.phase !== 'finished'

/** The states of acting on many requests; an event that does not fit changes nothing. */
export function reduceBulk(bulk: Bulk, event: BulkEvent): Bulk {
  const { asked, run } = bulk
  switch (event.type) {
    case 'ask':
      return isRunning(bulk) || !event.rows.length ? bulk : { ...bulk, asked: askedOf(event) }
    case 'cancel':
      return { ...bulk, asked: undefined }
    case 'confirm':
      return asked?.rows.length && !isRunning(bulk) ? { run: runOf(asked) } : bulk
    case 'begun':
      return change(bulk, event.id, 'waiting', () => ({ outcome: 'running' }))
    case 'answered':
      return change(bulk, event.id, 'running', () => answerOf(event.problems))
    case 'stop':
      return run?.phase === 'running' ? { ...bulk, run: ended(stopping(run)) } : bulk
    case 'close':
      return isRunning(bulk) ? bulk : { ...bulk, run: undefined }
  }
}

function askedOf({ act, rows, role }: Extract<BulkEvent, { type: 'ask' }>): Asked {
  const judged = rows.map((row) => ({ row, why: whyNot(act, row, role) }))
  return {
    act,
    rows: judged.flatMap(({ row, why }) => (why === undefined ? [row] : [])),
    leftOut: judged.flatMap(({ row, why }) => (why === undefined ? [] : [{ row, why }])),
  }
}

const runOf = ({ act, rows, leftOut }: Asked): Run => ({
  act,
  phase: 'running',
  rows: rows.map((row) => ({ row, outcome: 'waiting' })),
  leftOut,
})

const answerOf = (problems: Problem[]): Omit<RunRow, 'row'> =>
  problems.length
    ? { outcome: 'refused', words: problems.map(({ message }) => message).join('. ') }
    : { outcome: 'done' }

/** Changes one row, if it is in the outcome that it must be in. */
function change(bulk: Bulk, id: string, from: Outcome, to: () => Omit<RunRow, 'row'>): Bulk {
  const { run } = bulk
  if (!run || run.phase === 'finished') return bulk
  const rows = run.rows.map((one) =>
    one.row.id === id && one.outcome === from ? { row: one.row, ...to() } : one,
  )
  return { ...bulk, run: ended({ ...run, rows }) }
}

/** What has begun is waited for; the others keep as they are. */
const stopping = (run: Run): Run => ({
  ...run,
  phase: 'stopping',
  rows: run.rows.map((one) => (one.outcome === 'waiting' ? { ...one, outcome: 'not-begun' } : one)),
})

const ended = (run: Run): Run =>
  run.rows.some(({ outcome }) => outcome === 'waiting' || outcome === 'running')
    ? run
    : { ...run, phase: 'finished' }

/** How many requests of a run stand where. */
export function totalsOf({ rows }: Run) {
  const count = (...outcomes: Outcome[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).length
  return {
    all: rows.length,
    done: count('done'),
    refused: count('refused'),
    notBegun: count('not-begun'),
    answered: count('done', 'refused', 'not-begun'),
  }
}

/** Those that a second try may be made with: refused, or not begun. */
export const failedIn = ({ rows }: Run): string[] =>
  rows.flatMap(({ row, outcome }) => (outcome === 'refused' || outcome === 'not-begun' ? [row.id] : []))

/** Answers after which no other request would be done either. */
const endsAll = new Set(['not-signed-in', 'unreachable'])

type Work = {
  send: (id: string) => Promise<Problem[]>
  begun: (id: string) => void
  answered: (id: string, problems: Problem[]) => void
  /** Told when the rest cannot be done either. */
  stop: () => void
  isStopped: () => boolean
}

/** Goes through the requests in their order, two at a time, until all are answered or the work is stopped. */
export async function workThrough(ids: string[], work: Work): Promise<void> {
  const left = [...ids]
  const goOn = async () => {
    for (let id = left.shift(); id !== undefined && !work.isStopped(); id = left.shift()) {
      work.begun(id)
      const problems = await work.send(id)
      work.answered(id, problems)
      if (problems.some(({ code }) => endsAll.has(code))) work.stop()
    }
  }
  await Promise.all([goOn(), goOn()])
}
