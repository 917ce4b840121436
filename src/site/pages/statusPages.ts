import { denialView } from '../denialView.ts'
import express, { type Response, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { EMAIL_MISSING_MESSAGE } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { agoInWords, nextInWords, stateInWords } from '../../policy/requestList.ts'
import type { Answers } from '../../services/drafts.ts'
import { requestStatus, type RequestStatus } from '../../services/requestStatus.ts'
import { parseReference } from '../../policy/reference.ts'
import { readSealedCookie, setSealedCookie } from '../cookies.ts'
import type { Question } from '../form/question.ts'
import { showQuestions } from '../form/questionPage.ts'
import { postedFrom, readAnswers } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { callView } from '../view/call.ts'

const questions: Question[] = [
  {
    kind: 'text',
    name: 'reference',
    label: 'Reference of the request',
    hint: 'It is in the message that we sent, like CJ-7F3K-92QM',
    autocomplete: 'off',
    width: 'medium',
    spellcheck: false,
  },
  {
    kind: 'email',
    name: 'email',
    label: 'Your work email address',
    hint: 'The address of the requestor who sent it',
    autocomplete: 'email',
    spellcheck: false,
  },
]

/** One answer, whichever of the two is wrong (SP-1). */
const noMatch: Problem = {
  code: 'no-match',
  field: 'reference',
  message:
    'No request matches this reference and email address. Check both: the address is the one that the request was sent from',
}

const missingOf = ({ reference, email }: { reference: string; email: string }): Problem[] => [
  ...(reference.trim()
    ? []
    : [{ code: 'reference-missing', field: 'reference', message: 'Enter the reference of the request' }]),
  ...(email.trim() ? [] : [{ code: 'email-missing', field: 'email', message: EMAIL_MISSING_MESSAGE }]),
]

const tooMany: Problem = {
  code: 'too-many-tries',
  field: 'reference',
  message: 'Wait 15 minutes before you try again: too many requests were looked up from your network',
}

/** What the requestor may know of a request, by its reference and address. */
export function statusPages(site: Site): Router {
  const router = Router()
  const { app } = site
  const misses = new RateLimiterMemory({ points: 20, duration: 15 * 60 })

  router.get('/status', (req, res) =>
    showForm(site, res, {
      reference: parseReference(String(req.query.reference ?? '')) ?? '',
      email: requestorOf(res) ?? '',
    }),
  )

  router.post('/status', express.urlencoded({ extended: false, limit: '8kb' }), async (req, res) => {
    const answers = readAnswers(questions, postedFrom(req.body))
    const from = req.ip ?? ''
    if (((await misses.get(from))?.remainingPoints ?? 1) <= 0)
      return showForm(site, res, answers, [tooMany], 429)
    const asked = { reference: String(answers.reference), email: String(answers.email) }
    const missing = missingOf(asked)
    if (missing.length) return showForm(site, res, answers, missing)
    if (await requestStatus(app, asked)) {
      setSealedCookie(app, res, 'lookup', asked, 30)
      return seeOther(res, '/status/request')
    }
    await misses.consume(from).catch(() => undefined)
    showForm(site, res, answers, [noMatch])
  })

  router.get('/status/request', async (req, res) => {
    const asked = readSealedCookie(app, req, 'lookup') as { reference: string; email: string } | undefined
    const status = asked && (await requestStatus(app, asked))
    if (status) showStatus(site, res, status)
    else seeOther(res, '/status')
  })
  return router
}

function showForm(
  site: Site,
  res: Response,
  answers: Answers,
  problems: Problem[] = [],
  status?: number,
): void {
  const page = {
    heading: 'Check a request',
    back: '/',
    action: '/status',
    questions,
    answers,
    problems,
    submitLabel: 'Show the request',
  }
  showQuestions(site, res, page, status)
}

function showStatus(site: Site, res: Response, status: RequestStatus): void {
  const { request, holder, contact, denial, returned, timeline } = status
  sendPage(site, res, 'status', {
    heading: `Request ${request.reference}`,
    back: '/status',
    errors: [],
    reference: request.reference,
    kind: kindOf(request.kind).label,
    state: stateInWords(request.kind, request.state),
    since: formatPacificInstant(new Date(request.changedAt)),
    age: agoInWords(pacificDateOf(new Date(request.submittedAt)), pacificDateOf(site.app.clock.now())),
    next: nextInWords(request.kind, request.state, Boolean(status.urgent)),
    call: callView(status.urgent),
    holder,
    contact,
    beside: status.beside,
    denial: denialView(denial),
    returned: returned && { ...returned, answerHref: `/request/returned/${request.reference}` },
    timeline: timeline.map(({ what, at }) => ({ what, when: formatPacificInstant(at) })),
  })
}
