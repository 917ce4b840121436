import type { Endpoint } from 'payload'
import { z } from 'zod'
import { acknowledgeLetter, answerFinding } from '../../src/services/quarterlyReview/answerLetter.ts'
import { sendLetter } from '../../src/services/quarterlyReview/sendLetter.ts'
import { recordAct } from '../recordAct.ts'

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
