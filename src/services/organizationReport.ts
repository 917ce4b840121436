import type { PayloadRequest } from 'payload'
import { csvFile } from '../csv.ts'
import { type OrganizationFlag, organizationFlagLabels, organizationFlags } from '../policy/organizations.ts'
import { organizationTypeLabels } from '../policy/vocabulary.ts'
import { type ListedCoordinator, type ListedOrganization, visibleOrganizations } from './organizationList.ts'
import { recordReportExported } from './reportExport.ts'

/** Organizations by what they lack; one that lacks two things stands twice (R7, D6). */
export type OrganizationReport = { flag: OrganizationFlag; organizations: ListedOrganization[] }[]

/** What the organizations of the signed-in person lack today. */
export async function readOrganizationReport(req: PayloadRequest): Promise<OrganizationReport> {
  const all = await visibleOrganizations(req)
  return organizationFlags.map((flag) => ({
    flag,
    organizations: all.filter(({ flags }) => flags.includes(flag)),
  }))
}

const header = [
  'Organization',
  'Type',
  ...organizationFlags.map((flag) => organizationFlagLabels[flag]),
  'Coordinators',
  'Delegate',
  'Process on file',
  'Active from',
  'Active to',
]

/** The same as a file for spreadsheets, an organization a row; in the audit trail before it leaves (C9). */
export async function exportOrganizationReport(req: PayloadRequest): Promise<string> {
  const lacking = (await visibleOrganizations(req)).filter(({ flags }) => flags.length)
  await recordReportExported(req, { report: 'organizations', count: lacking.length })
  return csvFile(header, lacking.map(lineOf))
}

const lineOf = (organization: ListedOrganization): string[] => [
  organization.name,
  organizationTypeLabels[organization.type],
  ...organizationFlags.map((flag) => (organization.flags.includes(flag) ? 'Yes' : 'No')),
  organization.coordinators.map(inWords).join('; '),
  organization.delegate ? inWords(organization.delegate) : '',
  organization.processOnFileOn ?? '',
  organization.activeFrom ?? '',
  organization.activeTo ?? '',
]

/** `Sample Name (away until 2026-12-01)` */
function inWords({ name, active, isAwayToday, awayTo }: ListedCoordinator): string {
  if (!active) return `${name} (account not active)`
  if (!isAwayToday) return name
  return `${name} (away ${awayTo ? `until ${awayTo}` : 'until further notice'})`
}
