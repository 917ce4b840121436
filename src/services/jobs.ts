import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator, isOperationsUnit, seesEverything } from '../access/roles.ts'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { type Job, jobs } from '../jobs/index.ts'
import { makeDue, type RunOutcome } from '../jobs/runs.ts'
import { scheduleInWords } from '../jobs/schedule.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { actorOf } from './actor.ts'
import { type Application, applicationOf } from './application.ts'
import { type Count, countOf } from './count.ts'

export type JobRun = {
  id: string
  /** Host and process id. */
  worker: string
  /** UTC instants. */
  startedAt: string
  endedAt?: string
  outcome: RunOutcome
  /** How many things it did, where the job counts them. */
  done?: number
  /** Records that it could not deal with; the next run tries them again. */
  faults: number
}

export type JobView = Pick<Job, 'name' | 'does' | 'uniqueKey'> & {
  /** `every 15 minutes` */
  schedule: string
  /** UTC instant; empty until a process has seen the job. */
  nextRunAt?: string
  /** The newest first. */
  runs: JobRun[]
  /** The last run that failed, or could not deal with all records. */
  lastFault?: { at: string; error: string; failed: boolean }
  /** How much waits for it, where the job counts it. */
  backlog?: Count
}

export type JobsView = { jobs: JobView[]; mayAct: boolean }

/** Runs that the page lists of each job. */
const RUNS_LISTED = 20

/** What the service does by itself, and how it went; nothing for whom it is not for. */
export async function readJobs(req: PayloadRequest, list: Job[] = jobs): Promise<JobsView | undefined> {
  if (!seesEverything(req.user)) return undefined
  const app = applicationOf(req.payload)
  const names = list.map(({ name }) => name)
  const [next, runs, faults, backlogs] = await Promise.all([
    nextRuns(req, names),
    lastRuns(req, names),
    lastFaults(req, names),
    Promise.all(list.map(({ backlog }) => backlog?.(app))),
  ])
  return {
    jobs: list.map(({ name, does, uniqueKey, schedule }, place) => {
      const waiting = backlogs[place]
      return {
        name,
        does,
        uniqueKey,
        schedule: scheduleInWords(schedule),
        nextRunAt: next.get(name),
        runs: runs.get(name) ?? [],
        lastFault: faults.get(name),
        backlog: waiting === undefined ? undefined : countOf(waiting),
      }
    }),
    mayAct: isOperationsUnit(req.user),
  }
}

async function nextRuns(req: PayloadRequest, names: string[]): Promise<Map<string, string>> {
  const { rows } = await poolOf(req.payload).query<{ name: string; next_run_at: Date }>(
    'select name, next_run_at from jobs where name = any($1)',
    [names],
  )
  return new Map(rows.map(({ name, next_run_at: at }) => [name, at.toISOString()]))
}

type RunRow = {
  id: string
  job: string
  worker: string
  started_at: Date
  ended_at: Date | null
  outcome: RunOutcome
  done: number | null
  faults: number
}

async function lastRuns(req: PayloadRequest, names: string[]): Promise<Map<string, JobRun[]>> {
  const { rows } = await poolOf(req.payload).query<RunRow>(
    `select run.* from unnest($1::text[]) wanted(job) cross join lateral (
       select id, job, worker, started_at, ended_at, outcome, done, faults from job_runs
        where job_runs.job = wanted.job order by started_at desc, id limit ${RUNS_LISTED}) run
      order by run.started_at desc, run.id`,
    [names],
  )
  const found = new Map<string, JobRun[]>()
  for (const row of rows) found.set(row.job, [...(found.get(row.job) ?? []), asRun(row)])
  return found
}

const asRun = (row: RunRow): JobRun => ({
  id: row.id,
  worker: row.worker,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString(),
  outcome: row.outcome,
  done: row.done ?? undefined,
  faults: row.faults,
})

type FaultRow = { job: string; started_at: Date; outcome: RunOutcome; error: string | null }

async function lastFaults(
  req: PayloadRequest,
  names: string[],
): Promise<Map<string, NonNullable<JobView['lastFault']>>> {
  const { rows } = await poolOf(req.payload).query<FaultRow>(
    `select distinct on (job) job, started_at, outcome, error from job_runs
      where job = any($1) and (outcome = 'failed' or faults > 0) order by job, started_at desc`,
    [names],
  )
  return new Map(
    rows.map(({ job, started_at: at, outcome, error }) => [
      job,
      { at: at.toISOString(), error: error || 'It gave no reason', failed: outcome === 'failed' },
    ]),
  )
}

const notFound: Problem = { code: 'job-not-found', message: 'There is no such job' }
const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'Only the CalJOBS Operations Unit asks for a job to run at once',
}

/** Makes a job due now: the next process that looks runs it, within a few seconds. */
export async function askForJob(
  app: Application,
  { name, user, address }: { name: string; user: TypedUser; address?: string },
): Promise<Result<{ name: string }>> {
  if (!activeCoordinator(user) || !isOperationsUnit(user)) return failure(roleMayNot)
  if (!jobs.some((job) => job.name === name)) return failure(notFound)
  const now = app.clock.now()
  await inTransaction(
    app.payload,
    async ({ req, sql }) => {
      await makeDue(sql, name, now)
      const event = 'job-asked-for'
      const subject = { kind: 'job', id: name }
      await writeAuditEvent(sql, { event, actor: actorOf(req), subject, address }, now)
    },
    user,
  )
  return success({ name })
}
