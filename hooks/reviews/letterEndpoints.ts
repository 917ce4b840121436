import type { Endpoint } from 'payload'
import { z } from 'zod'
import { activeCoordinator } from '../../src/access/roles.ts'
import { acknowledgeLetter, answerFinding } from '../../src/services/quarterlyReview/answerLetter.ts'
import { exportLetter } from '../../src/services/quarterlyReview/letterPdf.ts'
import { sendLetter } from '../../src/services/quarterlyReview/sendLetter.ts'
import { recordAct } from '../recordAct.ts'
import { inWords } from '../reports/csvReport.ts'

const text = z.string().max(20_000).default('')

/** `POST /api/reviews/:id/send-letter`: shares the results with one organization (R50). */
export const sendLetterEndpoint = recordAct({
  name: 'send-letter',
  subject: 'review',
  shape: z.object({ organization: text, words: text }),
  run: (app, { id, ...by }, body) => sendLetter(app, { reviewId: id, ...by }, body),
  answer: ({ id, sentTo }) => ({ id, sentTo }),
})

/** Acts of an organization's coordinators, `POST /api/review-letters/:id/<act>` (R50). */
export const letterEndpoints: Endpoint[] = [
  recordAct({
    name: 'acknowledge',
    subject: 'review-letter',
    shape: z.object({}),
    run: (app, { id, ...by }) => acknowledgeLetter(app, { letterId: id, ...by }),
    answer: ({ id }) => ({ id }),
  }),
  recordAct({
    name: 'answer',
    subject: 'review-letter',
    shape: z.object({ finding: text, words: text }),
    run: (app, { id, ...by }, body) => answerFinding(app, { letterId: id, ...by }, body),
    answer: ({ id }) => ({ id }),
  }),
]

/** `GET /api/review-letters/:id/letter.pdf`: the letter as a file, for who may read it (R50). */
export const letterPdfEndpoint: Endpoint = {
  path: '/:id/letter.pdf',
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to open these results', 401)
    const made = await exportLetter(req, String(req.routeParams?.id ?? ''))
    if (!made.ok) return inWords(made.problems.map(({ message }) => message).join('. '), 404)
    const { bytes, name } = made.value
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${name}.pdf"`,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  },
}
