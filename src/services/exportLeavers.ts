import type { PayloadRequest } from 'payload'
import { requestScope } from '../access/ownOrganizations.ts'
import { csvFile } from '../csv.ts'
import { leaverGroupInWords, leaverSpans } from '../policy/leavers.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { reviewStateLabel } from '../policy/review/words.ts'
import { applicationOf } from './application.ts'
import { closedDaysOf, findLeavers, type Leaver } from './leavers.ts'
import { MOST_REPORTED, recordReportExported, tooLongToExport } from './reportExport.ts'

const header = [
  'Reference',
  'Group',
  'Staff member',
  'Staff email',
  'CalJOBS username',
  'Organization',
  'Requestor',
  'Requestor email',
  'Last day',
  'Last time (Pacific Time)',
  'Countdown',
  'Days of notice',
  'State',
  'Assigned to',
]

/** All open deactivations that the signed-in person may see, as a file for spreadsheets (R18, R40, R42). */
export async function exportLeavers(
  req: PayloadRequest,
  organizationId?: string,
  most = MOST_REPORTED,
): Promise<Result<string>> {
  const spans = leaverSpans(applicationOf(req.payload).clock.now(), await closedDaysOf(req))
  const words = new Map(spans.map((span) => [span.group, leaverGroupInWords(span)]))
  const leavers = await findLeavers(req, spans, {
    scope: await requestScope(req),
    organizationId,
    limit: most + 1,
  })
  if (leavers.length > most) return failure(tooLongToExport(most))
  await recordReportExported(req, { report: 'leavers', count: leavers.length, organizationId })
  return success(
    csvFile(
      header,
      leavers.map((leaver) => lineOf(leaver, words.get(leaver.group) ?? '')),
    ),
  )
}

const lineOf = (leaver: Leaver, group: string): string[] => [
  leaver.reference,
  group,
  leaver.staffName,
  leaver.staffEmail,
  leaver.username,
  leaver.organization,
  leaver.requestorName,
  leaver.requestorEmail,
  leaver.lastDay,
  leaver.lastTime ?? '',
  leaver.countdown,
  String(leaver.notice),
  reviewStateLabel('deactivate', leaver.state),
  leaver.holder ?? '',
]
