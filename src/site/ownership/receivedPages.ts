import express, { type Request, type Response, Router } from 'express'
import { answerHandOvers } from '../../services/answerHandOver.ts'
import { readReceivedOffers } from '../../services/readHandOver.ts'
import { postedFrom } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import type { ErrorItem } from '../view.ts'
import { showGone } from './gonePage.ts'
import { answeredByMe, type OfferAnswer, offerAnswers, offerTable } from './offerViews.ts'
import { readRowAnswers, rowName } from './rowAnswers.ts'

type Answers = Map<string, OfferAnswer>

/** What other requestors ask the requestor who asks to take on (R13). */
export function receivedPages(site: Site): Router {
  const router = Router()
  router.get('/my/hand-over/received', (req, res) =>
    show(site, res, { done: req.query.done === 'saved' ? savedWords : undefined }),
  )
  router.post('/my/hand-over/received', express.urlencoded({ extended: false, limit: '200kb' }), (req, res) =>
    save(site, req, res),
  )
  return router
}

const savedWords = 'Your answers are saved, and whoever offered is told.'

async function save(site: Site, req: Request, res: Response): Promise<void> {
  const answers = readRowAnswers(postedFrom(req.body), offerAnswers)
  const problems = await answerHandOvers(site.app, {
    requestorEmail: requestorOf(res) ?? '',
    answers: [...answers].map(([offerId, answer]) => ({ offerId, accept: answer === 'accept' })),
    address: req.ip,
  })
  if (answers.size && !problems.size) return seeOther(res, '/my/hand-over/received?done=saved')
  const saved = answers.size > problems.size
  const errors = [...problems.values()].slice(0, 1).map(({ message }) => ({ href: '#main-content', message }))
  await show(site, res, { answers, errors, done: saved ? savedWords : undefined, status: 422 })
}

type Shown = { answers?: Answers; errors?: ErrorItem[]; done?: string; status?: number }

/** An offer that cannot be answered is no longer in the list, so what is said of it stands above. */
async function show(site: Site, res: Response, shown: Shown): Promise<void> {
  const { answers = new Map() as Answers, errors = [], done, status = 200 } = shown
  const { open, answered, isGone } = await readReceivedOffers(site.app, requestorOf(res) ?? '')
  if (isGone) return showGone(site, res)
  const [first] = open
  const missing =
    status === 422 && !errors.length && first
      ? [{ href: `#${rowName(first.offerId)}`, message: 'Accept or decline at least one person' }]
      : []
  sendPage(
    site,
    res,
    'hand-over-received',
    {
      heading: 'Staff who are offered to you',
      back: '/my/hand-over',
      errors: [...errors, ...missing],
      action: '/my/hand-over/received',
      done,
      found: foundWords(open.length),
      table: open.length ? offerTable(open, answers) : undefined,
      answered: answered.map(answeredByMe),
    },
    status,
  )
}

const foundWords = (count: number) => {
  if (!count) return 'Nobody is offered to you now.'
  return count === 1 ? '1 person waits for your answer.' : `${count} people wait for your answer.`
}
