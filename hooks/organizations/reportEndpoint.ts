import type { Endpoint } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import { pacificDateOf } from '../../src/policy/dates.ts'
import { applicationOf } from '../../src/services/application.ts'
import { exportOrganizationReport } from '../../src/services/organizationReport.ts'

/**
 * `GET /api/organizations/report.csv`: what organizations lack, as a file for spreadsheets; for coordinators, of their
 * own, and for auditors (R7). A browser shows the answer where it is a refusal, so that is in plain words.
 */
export const reportEndpoint: Endpoint = {
  path: '/report.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user))
      return new Response('Sign in to export this report.\n', {
        status: 401,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      })
    const name = `caljobs-organizations-${pacificDateOf(applicationOf(req.payload).clock.now())}.csv`
    return new Response(await exportOrganizationReport(req), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
}
