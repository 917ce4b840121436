import type { JobRun } from '../../services/jobs.ts'

type Went = Pick<JobRun, 'outcome' | 'done' | 'faults'>

/** How a run went, in words: `Done: 12`, `Done: nothing was due`, `Done: 12. Could not be done: 1`, `Failed`. */
export const runInWords = (run: Went): string =>
  run.faults ? `${outcomeInWords(run)}. Could not be done: ${numberOf(run.faults)}` : outcomeInWords(run)

function outcomeInWords({ outcome, done, faults }: Went): string {
  if (outcome === 'running') return 'Runs now'
  if (outcome === 'failed') return 'Failed'
  if (outcome === 'cut-off') return `Broke off: its process ended${done ? ` after ${numberOf(done)}` : ''}`
  if (done === undefined) return 'Done'
  return done || faults ? `Done: ${numberOf(done)}` : 'Done: nothing was due'
}

const numberOf = (count: number): string => count.toLocaleString('en-US')

/** How long a run took: `less than a second`, `12 seconds`, `3 minutes`. */
export function durationInWords({ startedAt, endedAt }: Pick<JobRun, 'startedAt' | 'endedAt'>): string {
  if (!endedAt) return ''
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
  if (seconds < 1) return 'less than a second'
  return seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute')
}

/** `1 attempt`, `3 attempts` */
export const counted = (count: number, unit: string): string =>
  `${numberOf(count)} ${unit}${count === 1 ? '' : 's'}`
