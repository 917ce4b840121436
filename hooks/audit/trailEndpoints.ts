import type { Endpoint } from 'payload'
import { z } from 'zod'
import { activeCoordinator } from '../../src/access/roles.ts'
import { pacificDateOf } from '../../src/policy/dates.ts'
import { applicationOf } from '../../src/services/application.ts'
import { exportTrail } from '../../src/services/audit/exportTrail.ts'
import { readTrailQuery } from '../../src/services/audit/trailQuery.ts'
import { verifyByHand } from '../../src/services/audit/verifyByHand.ts'
import { collectionAct } from '../recordAct.ts'
import { csvHeaders, inWords, streamOf } from '../reports/csvReport.ts'

/**
 * `GET /api/audit-events/export.csv`: the events that the same parameters show in the panel, as a file for spreadsheets.
 * A browser shows the answer where it is a refusal, so that is in plain words.
 */
const exportEndpoint: Endpoint = {
  path: '/export.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to export the audit trail', 401)
    const made = await exportTrail(req, readTrailQuery(Object.fromEntries(req.searchParams)))
    if (!made.ok) return inWords(made.problems.map(({ message }) => message).join('. '), 422)
    const name = `audit-trail-${pacificDateOf(applicationOf(req.payload).clock.now())}`
    return new Response(streamOf(made.value), { headers: csvHeaders(name) })
  },
}

/** `POST /api/audit-events/verify`: computes the hash chain again (C9). */
const verifyEndpoint = collectionAct({
  name: 'verify',
  subject: 'audit-trail',
  shape: z.object({}),
  run: (app, { user, address }) => verifyByHand(app, { user, address }),
  answer: (value) => value,
})

export const trailEndpoints: Endpoint[] = [exportEndpoint, verifyEndpoint]
