import type { Endpoint } from 'payload'
import { z } from 'zod'
import { activeCoordinator } from '../../src/access/roles.ts'
import { isRecordId } from '../../src/database/recordId.ts'
import { checkItems } from '../../src/services/quarterlyReview/checkItems.ts'
import { drawReview } from '../../src/services/quarterlyReview/drawReview.ts'
import { exportPopulation } from '../../src/services/quarterlyReview/exportPopulation.ts'
import { reviewNotFound } from '../../src/services/quarterlyReview/asReviewingUnit.ts'
import { replayOnDemand } from '../../src/services/quarterlyReview/replayOnDemand.ts'
import { collectionAct, recordAct } from '../recordAct.ts'
import { csvHeaders, inWords, streamOf } from '../reports/csvReport.ts'

/** As JSON or as a form field says it; what is no number is told at its field, not as a body of the wrong form. */
const number = (empty: number) =>
  z
    .union([z.number(), z.string().max(100)])
    .default(empty)
    .transform((said) => (typeof said === 'string' && !said.trim() ? empty : Number(said)))

/** Milliseconds for which the checks of a new sample are waited for. */
const CHECK_AT_ONCE = 5000

const text = z.string().max(20_000).default('')

const draw = z.object({
  quarter: text,
  reason: text,
  unit: text,
  size: number(Number.NaN),
  leastAnOrganization: number(0),
  strata: z.array(z.string().max(100)).max(20).default([]),
  neverSampledPercent: number(0),
})

/** `POST /api/reviews/draw`: the sample of a quarter (R49). */
const drawEndpoint = collectionAct({
  name: 'draw',
  subject: 'review',
  shape: draw,
  run: async (app, { user, address }, body) => {
    const drawn = await drawReview(app, { user, address }, body)
    // Of a large sample the job goes on with what is left.
    if (drawn.ok)
      await checkItems(app, { reviewId: drawn.value.id, signal: AbortSignal.timeout(CHECK_AT_ONCE) })
    return drawn
  },
  answer: (value) => value,
})

/** `POST /api/reviews/:id/replay`: the same accounts once more, or why not (D14). */
const replayEndpoint = recordAct({
  name: 'replay',
  subject: 'review',
  shape: z.object({}),
  run: (app, { id, user, address }) => replayOnDemand(app, { reviewId: id, user, address }),
  answer: (value) => value,
})

/** `GET /api/reviews/:id/population.csv`: what the sample was drawn from, whose SHA-256 is on record (D14). */
const populationEndpoint: Endpoint = {
  path: '/:id/population.csv',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to take this population along', 401)
    const id = String(req.routeParams?.id ?? '')
    if (!isRecordId(id)) return inWords(reviewNotFound.message, 404)
    const made = await exportPopulation(req, id)
    if (!made.ok) {
      const [problem = reviewNotFound] = made.problems
      return inWords(problem.message, problem.code === reviewNotFound.code ? 404 : 403)
    }
    const { quarter, draw, parts } = made.value
    const name = `review-${quarter.replace('-', '-q')}-draw-${draw}-population`
    return new Response(streamOf(parts), { headers: csvHeaders(name) })
  },
}

export const drawEndpoints: Endpoint[] = [drawEndpoint, replayEndpoint, populationEndpoint]
