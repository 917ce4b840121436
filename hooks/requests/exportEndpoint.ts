import type { Endpoint, PayloadRequest } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import { isRecordId } from '../../src/database/recordId.ts'
import { pacificDateOf } from '../../src/policy/dates.ts'
import { applicationOf } from '../../src/services/application.ts'
import { exportRequests } from '../../src/services/exportRequests.ts'
import type { ListQuery } from '../../src/services/inbox.ts'
import { readInboxQuery } from '../../src/services/inboxQuery.ts'

/** As many as an address can name. */
const mostIds = 100

/**
 * `GET /api/requests/export.csv`: the list that the same parameters show in the inbox, or the requests of `ids`, as a
 * file for spreadsheets; for coordinators and auditors. A browser shows the answer where it is a refusal, so that is
 * in plain words.
 */
export const exportEndpoint: Endpoint = {
  path: '/export.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to export requests', 401)
    const query = queryOf(req)
    if (!query) return inWords(`The selection cannot be read: select at most ${mostIds} requests`, 400)
    const made = await exportRequests(req, query)
    if (!made.ok) return inWords(made.problems.map(({ message }) => message).join('. '), 422)
    const name = `caljobs-requests-${pacificDateOf(applicationOf(req.payload).clock.now())}.csv`
    return new Response(streamOf(made.value.parts), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
}

function queryOf(req: PayloadRequest): ListQuery | undefined {
  const parameters = Object.fromEntries(req.searchParams)
  if (parameters.ids === undefined) return readInboxQuery(parameters)
  const ids = parameters.ids.split(',')
  if (ids.length > mostIds || !ids.every(isRecordId)) return undefined
  return { ...readInboxQuery({ view: 'all' }), ids }
}

/** Part by part, as fast as it is taken. */
function streamOf(parts: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const left = parts.values()
  return new ReadableStream({
    pull(controller) {
      const part = left.next()
      if (part.done) controller.close()
      else controller.enqueue(encoder.encode(part.value))
    },
  })
}

const inWords = (words: string, status: number) =>
  new Response(`${words}.\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
