import { setTimeout as pause } from 'node:timers/promises'
import { poolOf } from '../database/connection.ts'
import type { Application } from '../services/application.ts'
import { type Job, jobs } from './index.ts'
import { underJobLock } from './jobLock.ts'

export type RunningJobs = {
  /** Waits for the runs in hand. */
  stop: () => Promise<void>
}

/** Runs each job now, and again so many minutes after each run. */
export function startJobs(app: Application, list: Job[] = jobs): RunningJobs {
  const ending = new AbortController()
  const running = list.map((job) => repeat(app, job, ending.signal))
  return {
    stop: async () => {
      ending.abort()
      await Promise.all(running)
    },
  }
}

async function repeat(app: Application, job: Job, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await runOnce(app, job, signal)
    await pause(job.everyMinutes * 60_000, undefined, { signal }).catch(() => {}) // ended
  }
}

/** A run that fails is told in the log; the next one tries again. */
async function runOnce(app: Application, job: Job, signal: AbortSignal): Promise<void> {
  try {
    await underJobLock(poolOf(app.payload), job.name, () => job.run(app, signal))
  } catch (error) {
    app.payload.logger.error({ err: error, msg: `The job ${job.name} failed and is tried again` })
  }
}
