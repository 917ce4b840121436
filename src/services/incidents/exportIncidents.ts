import type { PayloadRequest } from 'payload'
import { csvFile } from '../../csv.ts'
import { PACIFIC } from '../../policy/dates.ts'
import { exposureOfIncident } from '../../policy/incidentOrder.ts'
import { incidentSourceLabels, incidentStateLabels } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { recordReportExported } from '../reportExport.ts'
import { findIncidents, type IncidentRow } from './incidentList.ts'
import { incidentParameters, type IncidentQuery } from './incidentQuery.ts'

/** Most late deactivations in one file; the newest are in it. */
export const MOST_EXPORTED = 10_000

const header = [
  'Staff member',
  'Staff email',
  'CalJOBS username',
  'Organization',
  'State',
  'Opened since',
  'Last day',
  'Last moment (Pacific Time)',
  'Opened (Pacific Time)',
  'Deactivated (Pacific Time)',
  'Operations Unit informed (Pacific Time)',
  'Closed (Pacific Time)',
  'Exposure in hours',
  'Investigator',
]

/** The list as a file for spreadsheets; in the audit trail before it leaves (C9). */
export async function exportIncidents(req: PayloadRequest, query: IncidentQuery): Promise<string> {
  const rows = await findIncidents(req, query, { limit: MOST_EXPORTED })
  await recordReportExported(req, {
    report: 'late-deactivations',
    filter: Object.fromEntries(incidentParameters({ ...query, page: 1 })),
    count: rows.length,
  })
  const now = applicationOf(req.payload).clock.now()
  return csvFile(
    header,
    rows.map((row) => lineOf(row, now)),
  )
}

const lineOf = (row: IncidentRow, now: Date): string[] => [
  row.personName,
  row.personEmail,
  row.username,
  row.organization,
  incidentStateLabels[row.state],
  incidentSourceLabels[row.source],
  row.lastDay,
  forSpreadsheets(row.lastMomentAt),
  forSpreadsheets(row.openedAt),
  forSpreadsheets(row.deactivatedAt),
  forSpreadsheets(row.operationsToldAt),
  forSpreadsheets(row.closedAt),
  String(exposureOfIncident(row, now)?.hours ?? ''),
  row.investigator ?? '',
]

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: PACIFIC, dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-23 16:05` in California, which spreadsheets take for a time. */
const forSpreadsheets = (instant?: Date): string => (instant ? local.format(instant) : '')
