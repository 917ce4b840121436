import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { inWords } from '../mail/faults.ts'
import type { SqlExecutor } from '../database/connection.ts'

/** How a run ended, or that it has not; `cut-off` where its process ended before it did. */
export type RunOutcome = 'running' | 'done' | 'failed' | 'cut-off'

/** Runs of a job that are kept; older ones are deleted. */
export const RUNS_KEPT = 200

/** What a process calls itself in the record: host and process id. */
export const workerName = (): string => `${hostname()} ${process.pid}`

/**
 * When a job is due, by its row; a job that is new to this database is due now.
 * @param now UTC instant
 */
export async function nextRunOf(sql: SqlExecutor, job: string, now: Date): Promise<Date> {
  const read = () => sql.query('select next_run_at from jobs where name = $1', [job])
  const known = await read()
  if (known.rows[0]) return known.rows[0].next_run_at as Date
  await sql.query('insert into jobs (name, next_run_at) values ($1, $2) on conflict do nothing', [job, now])
  const { rows } = await read()
  return rows[0]?.next_run_at as Date
}

/**
 * Makes a job due at once, in the transaction of what it is to do; the next process that looks runs it. One that is
 * running runs again after it.
 * @param now UTC instant
 */
export const makeDue = async (sql: SqlExecutor, job: string, now: Date): Promise<void> => {
  await sql.query(
    `insert into jobs (name, next_run_at) values ($1, $2)
     on conflict (name) do update set next_run_at = excluded.next_run_at`,
    [job, now],
  )
}

/**
 * Begins the record of a run. Whoever calls it holds the lock of the job: a run that is still called running is one
 * whose process ended, and is marked as cut off.
 * @param now UTC instant
 * @returns the id of the run
 */
export async function beginRun(sql: SqlExecutor, job: string, now: Date): Promise<string> {
  await sql.query(
    `update job_runs set outcome = 'cut-off', ended_at = $2, error = 'Its process ended before it did'
      where job = $1 and outcome = 'running'`,
    [job, now],
  )
  const id = randomUUID()
  await sql.query(
    `insert into job_runs (id, job, worker, started_at, outcome) values ($1, $2, $3, $4, 'running')`,
    [id, job, workerName(), now],
  )
  return id
}

export type RunEnd = {
  outcome: Exclude<RunOutcome, 'running'>
  done?: number
  /** Records that it could not deal with; the next run tries them again. */
  faults?: number
  /** Why it failed, or why the first of the faults could not be dealt with. */
  error?: string
  /** UTC instants. */
  startedAt: Date
  endedAt: Date
  /** When the job is due again; without it, it stays due as it was. */
  nextRunAt?: Date
}

/**
 * Ends the record of a run and moves the job on, in one statement. Where another process has marked the run as cut
 * off, its word counts; a job that somebody asked for during the run stays due.
 */
export async function endRun(sql: SqlExecutor, runId: string, end: RunEnd): Promise<void> {
  await sql.query(
    `with ended as (
       update job_runs set outcome = $2, done = $3, error = $4, ended_at = $5, faults = $8
        where id = $1 and outcome = 'running' returning job)
     update jobs set next_run_at = $6
      where name in (select job from ended) and $6::timestamptz is not null and next_run_at <= $7`,
    [
      runId,
      end.outcome,
      end.done ?? null,
      end.error === undefined ? null : inWords(end.error),
      end.endedAt,
      end.nextRunAt ?? null,
      end.startedAt,
      end.faults ?? 0,
    ],
  )
}

/** How many runs of a job have failed in a row until now. */
export async function failuresInARow(sql: SqlExecutor, job: string): Promise<number> {
  const { rows } = await sql.query(
    `select count(*)::int as count from job_runs where job = $1 and outcome = 'failed' and started_at > coalesce(
       (select max(started_at) from job_runs where job = $1 and outcome = 'done'), '-infinity')`,
    [job],
  )
  return Number(rows[0]?.count)
}

/** Deletes the runs of a job beyond the last 200. */
export async function forgetOldRuns(sql: SqlExecutor, job: string): Promise<void> {
  await sql.query(
    `delete from job_runs where id in (
       select id from job_runs where job = $1 order by started_at desc, id offset ${RUNS_KEPT})`,
    [job],
  )
}
