import { success } from '../../src/policy/problem.ts'
import { exportOrganizationReport } from '../../src/services/organizationReport.ts'
import { csvReport } from '../reports/csvReport.ts'

/** `GET /api/organizations/report.csv`: what organizations lack (R7). */
export const reportEndpoint = csvReport({
  path: '/report.csv',
  name: 'organizations',
  make: async (req) => success(await exportOrganizationReport(req)),
})
