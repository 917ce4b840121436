import type { Endpoint } from 'payload'
import { z } from 'zod'
import { concludeItem, recheck, reopenItem } from '../../src/services/quarterlyReview/concludeItem.ts'
import { decideFinding } from '../../src/services/quarterlyReview/decideFinding.ts'
import { changeFinding, noteFinding, removeFinding } from '../../src/services/quarterlyReview/findings.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().max(20_000).default('')

const finding = z.object({
  requirement: text,
  severity: text,
  text,
  correctiveAction: text,
  owner: text,
  dueOn: text,
})

const answer = ({ id }: { id: string }) => ({ id })

/** Acts of a reviewer, `POST /api/review-items/:id/<act>` (R49). */
export const itemEndpoints: Endpoint[] = [
  recordAct({
    name: 'finding',
    subject: 'review-item',
    shape: finding,
    run: (app, { id, ...by }, body) => noteFinding(app, { itemId: id, ...by }, body),
    answer,
  }),
  recordAct({
    name: 'conclude',
    subject: 'review-item',
    shape: z.object({ note: text }),
    run: (app, { id, ...by }, body) => concludeItem(app, { itemId: id, ...by }, body),
    answer,
  }),
  recordAct({
    name: 'recheck',
    subject: 'review-item',
    shape: z.object({}),
    run: (app, { id, ...by }) => recheck(app, { itemId: id, ...by }),
    answer,
  }),
  recordAct({
    name: 'reopen',
    subject: 'review-item',
    shape: z.object({}),
    run: (app, { id, ...by }) => reopenItem(app, { itemId: id, ...by }),
    answer,
  }),
]

const words = z.object({ words: text })

/** Acts of the Operations Unit on findings, `POST /api/review-findings/:id/<act>` (R50). */
export const findingEndpoints: Endpoint[] = [
  recordAct({
    name: 'change',
    subject: 'finding',
    shape: finding,
    run: (app, { id, ...by }, body) => changeFinding(app, { findingId: id, ...by }, body),
    answer,
  }),
  recordAct({
    name: 'remove',
    subject: 'finding',
    shape: z.object({}),
    run: (app, { id, ...by }) => removeFinding(app, { findingId: id, ...by }),
    answer,
  }),
  recordAct({
    name: 'return',
    subject: 'finding',
    shape: words,
    run: (app, { id, ...by }, body) => decideFinding(app, { findingId: id, ...by }, 'return', body),
    answer,
  }),
  recordAct({
    name: 'close',
    subject: 'finding',
    shape: words,
    run: (app, { id, ...by }, body) => decideFinding(app, { findingId: id, ...by }, 'close', body),
    answer,
  }),
]
