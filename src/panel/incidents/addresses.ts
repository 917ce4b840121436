import type { Quarter } from '../../policy/quarters.ts'
import { incidentParameters, type IncidentQuery } from '../../services/incidents/incidentQuery.ts'

export const incidentListPath = '/admin/collections/incidents'
export const incidentReportPath = '/admin/incidents/report'

/** One late deactivation on its own page. */
export const incidentPath = (incidentId: string): string => `${incidentListPath}/${incidentId}`

const withParameters = (path: string, query: Partial<IncidentQuery>): string => {
  const said = incidentParameters(query).toString()
  return said ? `${path}?${said}` : path
}

/** The list with these filters, so that a view can be kept as a bookmark. */
export const incidentsAddress = (query: Partial<IncidentQuery>): string =>
  withParameters(incidentListPath, query)

/** The same list as a file for spreadsheets. */
export const incidentExportAddress = (query: Partial<IncidentQuery>): string =>
  withParameters('/api/incidents/export.csv', { ...query, page: 1 })

/** The report of one quarter. */
export const reportAddress = (quarter: Quarter): string => `${incidentReportPath}?quarter=${quarter}`
export const reportExportAddress = (quarter: Quarter): string =>
  `/api/incidents/report.csv?quarter=${quarter}`
