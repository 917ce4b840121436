import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Application } from '../services/application.ts'
import { type Job, jobs } from './index.ts'
import { runWhenDue } from './runJob.ts'

export { runJob } from './runJob.ts'

export type RunningJobs = {
  /** Waits for the runs in hand. */
  stop: () => Promise<void>
}

/** Milliseconds, of real time, between two looks whether a job is due. */
const LOOK_EVERY = 5000

/**
 * Runs each job when it is due. Any number of processes do so on one database: the database says when a job is due,
 * and the lock of the job keeps it to one of them.
 * @param lookEvery milliseconds
 */
export function startJobs(app: Application, list: Job[] = jobs, lookEvery = LOOK_EVERY): RunningJobs {
  const ending = new AbortController()
  setMaxListeners(0, ending.signal) // each job waits for it
  const running = list.map((job) => repeat(app, job, lookEvery, ending.signal))
  return {
    stop: async () => {
      ending.abort()
      await Promise.all(running)
    },
  }
}

async function repeat(app: Application, job: Job, lookEvery: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look(app, job, signal)
    await pause(lookEvery, undefined, { signal }).catch(() => {}) // ended
  }
}

/** A database that is away is told in the log; the next look tries again. */
async function look(app: Application, job: Job, signal: AbortSignal): Promise<void> {
  try {
    await runWhenDue(app, job, signal)
  } catch (error) {
    app.payload.logger.error({ err: error, msg: `The job ${job.name} could not be looked after` })
  }
}
