import type { PayloadRequest } from 'payload'
import { factLines } from '../../audit/factWords.ts'
import { csvFile, csvLines } from '../../csv.ts'
import { formatPacificInstant } from '../../policy/dates.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import { MOST_REPORTED, recordReportExported } from '../reportExport.ts'
import { factNames, trailEvent, trailNames } from './trailEvents.ts'
import { problemsOf, type TrailPlace, trailParameters, type TrailQuery } from './trailQuery.ts'
import { countEvents, findEvents, prepareSearch, type TrailRow, type TrailSearch } from './trailSearch.ts'

const header = [
  'Number',
  'When (Pacific Time)',
  'When (UTC)',
  'What was done',
  'Act',
  'Outcome',
  'Who',
  'Email',
  'Record',
  'Request',
  'Organization',
  'Network address',
  'Before',
  'After',
  'Hash in the chain',
]

/** Rows in memory at a time. */
const AT_A_TIME = 500

/**
 * The events of a search that the signed-in person may see, part by part, as a file for spreadsheets (C9, R18). Nothing
 * leaves before the trail itself tells of it.
 * @param most rows; a search that finds more is refused, never cut short
 */
export async function exportTrail(
  req: PayloadRequest,
  query: TrailQuery,
  most = MOST_REPORTED,
): Promise<Result<AsyncGenerator<string>>> {
  const problems = Object.entries(problemsOf(query))
  if (problems.length)
    return failure(...problems.map(([field, message]) => ({ code: 'wrong-date', field, message })))
  const search = await prepareSearch(req, query)
  const count = await countEvents(search, most)
  if (count > most) return failure(tooLong(most))
  const [newest] = await findEvents(search, { limit: 1 })
  const narrowed = Object.fromEntries(trailParameters({ ...query, older: undefined, newer: undefined }))
  await recordReportExported(req, { report: 'audit-trail', count, ...narrowed })
  return success(partsOf(search, newest))
}

const tooLong = (most: number) => ({
  code: 'too-many-to-export',
  message: `This search finds more than ${most.toLocaleString('en-US')} events, the most that one file takes. Choose fewer days`,
})

/** From the event that was the newest when the file was asked for, to the oldest. */
async function* partsOf(search: TrailSearch, newest: TrailRow | undefined): AsyncGenerator<string> {
  yield csvFile(header, [])
  if (!newest) return
  yield csvLines(await linesOf(search, [newest]))
  let older: TrailPlace = newest
  for (;;) {
    const rows = await findEvents(search, { limit: AT_A_TIME, older })
    const last = rows.at(-1)
    if (last) yield csvLines(await linesOf(search, rows))
    if (!last || rows.length < AT_A_TIME) return
    older = last
  }
}

async function linesOf({ sql }: TrailSearch, rows: TrailRow[]): Promise<string[][]> {
  const names = await trailNames(sql, rows, true)
  return rows.map((row) => {
    const event = trailEvent(row, names)
    return [
      event.position === undefined ? '' : String(event.position),
      formatPacificInstant(event.at),
      event.at.toISOString(),
      event.sentence,
      event.act,
      event.refused ? 'Refused' : 'Done',
      event.who,
      event.email,
      event.record?.name ?? '',
      event.request?.name ?? '',
      event.organization,
      event.address,
      factLines(row.before, factNames(row, names)),
      factLines(row.after, factNames(row, names)),
      event.hash,
    ]
  })
}
