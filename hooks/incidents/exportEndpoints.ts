import type { Endpoint } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import { pacificDateOf } from '../../src/policy/dates.ts'
import { applicationOf } from '../../src/services/application.ts'
import { exportIncidents } from '../../src/services/incidents/exportIncidents.ts'
import { readIncidentQuery } from '../../src/services/incidents/incidentQuery.ts'
import { exportIncidentReport } from '../../src/services/incidents/incidentReport.ts'
import { csvAnswer, inWords } from '../reports/csvReport.ts'

/**
 * `GET /api/incidents/export.csv`: the list that the same parameters show in the panel, as a file for spreadsheets. A
 * browser shows the answer where it is a refusal, so that is in plain words.
 */
export const incidentExportEndpoint: Endpoint = {
  path: '/export.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to export late deactivations', 401)
    const file = await exportIncidents(req, readIncidentQuery(Object.fromEntries(req.searchParams)))
    return csvAnswer(file, `late-deactivations-${pacificDateOf(applicationOf(req.payload).clock.now())}`)
  },
}

/** `GET /api/incidents/report.csv?quarter=2026-4`: the numbers of a calendar quarter, for oversight. */
export const incidentReportEndpoint: Endpoint = {
  path: '/report.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to export this report', 401)
    const made = await exportIncidentReport(req, req.searchParams.get('quarter'))
    if (!made.ok) return inWords(made.problems.map(({ message }) => message).join('. '), 403)
    return csvAnswer(made.value.file, `late-deactivations-report-${made.value.quarter}`)
  },
}
