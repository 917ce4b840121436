import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { csvFile } from '../../csv.ts'
import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { type IncidentReport, reportOf, type ReportedIncident } from '../../policy/incidentReport.ts'
import { failure, type Problem, type Result, success } from '../../policy/problem.ts'
import { boundsOf, isQuarter, type Quarter, quarterInWords, quarterOf } from '../../policy/quarters.ts'
import type { DataAccessed, LateCause } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { recordReportExported } from '../reportExport.ts'
import { findIncidents } from './incidentList.ts'

export type QuarterReport = { quarter: Quarter; present: Quarter; report: IncidentReport }

const notFor: Problem = {
  code: 'role-may-not',
  message: 'This report is for the CalJOBS Operations Unit and auditors',
  clause: 'R45',
}

/** More late deactivations than a quarter ever has. */
const all = 100_000

/**
 * The numbers of the late deactivations that were opened in a calendar quarter, Pacific Time (R45, D12); for oversight.
 * @param said the quarter as the address names it; the present one where it names none
 */
export async function readIncidentReport(req: PayloadRequest, said: unknown): Promise<Result<QuarterReport>> {
  if (!seesEverything(req.user)) return failure(notFor)
  const now = applicationOf(req.payload).clock.now()
  const present = quarterOf(pacificDateOf(now))
  const quarter = isQuarter(said) ? said : present
  const rows = await findIncidents(req, { quarter }, { limit: all })
  const known = await determinations(req, quarter)
  const reported = rows.map((row): ReportedIncident => ({ ...row, ...known.get(row.id) }))
  return success({ quarter, present, report: reportOf(reported, now) })
}

type Determined = { cause?: LateCause; dataAccessed?: DataAccessed }

/** Of each incident, what its last round found; nothing as long as that is open. */
async function determinations(req: PayloadRequest, quarter: Quarter): Promise<Map<string, Determined>> {
  const { from, before } = boundsOf(quarter)
  const { rows } = await poolOf(req.payload).query<{
    id: string
    cause: LateCause
    data_accessed: DataAccessed
  }>(
    `select i.id, v.cause, v.data_accessed from incidents i cross join lateral (
       select * from investigations one where one.incident_id = i.id order by one.round desc limit 1) v
      where i.opened_at >= $1 and i.opened_at < $2 and v.closed_at is not null`,
    [from, before],
  )
  return new Map(rows.map((row) => [row.id, { cause: row.cause, dataAccessed: row.data_accessed }]))
}

/** The same numbers as a file for spreadsheets, one a row; in the audit trail before it leaves (C9). */
export async function exportIncidentReport(
  req: PayloadRequest,
  said: unknown,
): Promise<Result<{ quarter: Quarter; file: string }>> {
  const read = await readIncidentReport(req, said)
  if (!read.ok) return read
  const { quarter, report } = read.value
  await recordReportExported(req, { report: 'late-deactivations-by-quarter', quarter, count: report.count })
  const words = quarterInWords(quarter)
  const rows = linesOf(report).map(([part, line, value]) => [words, part, line, String(value)])
  return success({ quarter, file: csvFile(['Quarter', 'Part', 'Line', 'Number'], rows) })
}

type Line = [part: string, line: string, value: number]

const linesOf = (report: IncidentReport): Line[] => [
  ['All', 'Late deactivations', report.count],
  ['All', 'Not closed yet', report.open],
  ['All', 'Proved not to be late, counted nowhere else', report.unfounded],
  ...exposureLines('All', report.exposure),
  ...report.bySource.map(({ label, count }): Line => ['By what showed it', label, count]),
  ...report.byCause.map(({ label, count }): Line => ['By cause', label, count]),
  ...report.byDetermination.map(({ label, count }): Line => ['By determination', label, count]),
  ...report.byOrganization.flatMap(({ label, count, open, ...exposure }): Line[] => [
    [label, 'Late deactivations', count],
    [label, 'Not closed yet', open],
    ...exposureLines(label, exposure),
  ]),
]

const exposureLines = (part: string, { total, median, longest }: IncidentReport['exposure']): Line[] => [
  [part, 'Exposure in hours, all together', total],
  [part, 'Exposure in hours, median', median],
  [part, 'Exposure in hours, longest', longest],
]
