import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Problem } from '../policy/problem.ts'
import { actorOf, addressOf } from './actor.ts'
import { applicationOf } from './application.ts'

/** Most rows of a report in one file. */
export const MOST_REPORTED = 100_000

/** What left: the report, how many rows, and what it was narrowed to. */
export type Exported = { report: string; count: number; organizationId?: string; [narrowed: string]: unknown }

/** Tells the audit trail before a report leaves (C9). */
export function recordReportExported(req: PayloadRequest, after: Exported): Promise<void> {
  const app = applicationOf(req.payload)
  return inTransaction(
    app.payload,
    ({ sql }) =>
      writeAuditEvent(
        sql,
        { event: 'report-exported', actor: actorOf(req), after, address: addressOf(req) },
        app.clock.now(),
      ),
    req.user,
  )
}

/** A report is refused where it is too long, never cut short. */
export const tooLongToExport = (most: number): Problem => ({
  code: 'too-many-to-export',
  message: `This report holds more than ${most.toLocaleString('en-US')} rows, the most that one file takes. Choose one organization`,
})
