import { poolOf } from '../database/connection.ts'
import type { Application } from '../services/application.ts'
import { reasonOf, type Worked } from '../services/eachOfMany.ts'
import type { Job } from './index.ts'
import { underJobLock } from './jobLock.ts'
import {
  beginRun,
  endRun,
  failuresInARow,
  forgetOldRuns,
  nextRunOf,
  type RunEnd,
  type RunOutcome,
} from './runs.ts'
import { nextRunAfter, nextTryAfter } from './schedule.ts'

export type Ended = Exclude<RunOutcome, 'running'>

/**
 * Runs a job now, due or not, under its lock and with its record.
 * @returns how it ended; nothing where another process is at it
 */
export const runJob = (app: Application, job: Job, signal?: AbortSignal): Promise<Ended | undefined> =>
  underLock(app, job, () => true, signal)

/** Runs a job if it is due. Whether it is, is asked again under the lock: another process may just have run it. */
export async function runWhenDue(
  app: Application,
  job: Job,
  signal: AbortSignal,
): Promise<Ended | undefined> {
  const isDue = (next: Date) => next <= app.clock.now()
  if (!isDue(await nextRunOf(poolOf(app.payload), job.name, app.clock.now()))) return undefined
  return underLock(app, job, isDue, signal)
}

async function underLock(
  app: Application,
  job: Job,
  isWanted: (next: Date) => boolean,
  signal = new AbortController().signal,
): Promise<Ended | undefined> {
  const sql = poolOf(app.payload)
  let ended: Ended | undefined
  await underJobLock(sql, job.name, async () => {
    if (isWanted(await nextRunOf(sql, job.name, app.clock.now()))) ended = await recorded(app, job, signal)
  })
  return ended
}

/** A run with its record. One that fails is told in the log too, and tried again. */
async function recorded(app: Application, job: Job, signal: AbortSignal): Promise<Ended> {
  const sql = poolOf(app.payload)
  const startedAt = app.clock.now()
  const runId = await beginRun(sql, job.name, startedAt)
  const end = await attempt(app, job, signal, startedAt)
  await endRun(sql, runId, end)
  await forgetOldRuns(sql, job.name)
  return end.outcome
}

async function attempt(app: Application, job: Job, signal: AbortSignal, startedAt: Date): Promise<RunEnd> {
  try {
    const worked = workedOf(await job.run(app, signal))
    const endedAt = app.clock.now()
    // A run that was told to end may have left something: the job stays due, and another process goes on.
    if (signal.aborted) return { outcome: 'cut-off', ...worked, startedAt, endedAt }
    return {
      outcome: 'done',
      ...worked,
      startedAt,
      endedAt,
      nextRunAt: nextRunAfter(job.schedule, startedAt),
    }
  } catch (error) {
    app.payload.logger.error({ err: error, msg: `The job ${job.name} failed and is tried again` })
    const endedAt = app.clock.now()
    const failures = (await failuresInARow(poolOf(app.payload), job.name)) + 1
    const nextRunAt = nextTryAfter(job.schedule, failures, endedAt)
    return { outcome: 'failed', error: reasonOf(error), startedAt, endedAt, nextRunAt }
  }
}

/** What a run did, and what it could not do, as it stands in the record. */
function workedOf(worked: Worked | number | void): Pick<RunEnd, 'done' | 'faults' | 'error'> {
  if (typeof worked !== 'object') return { done: worked ?? undefined }
  const { done, faults, firstFault } = worked
  return { done, ...(faults && { faults, error: firstFault }) }
}
