import express, { type Request, type Response, Router } from 'express'
import type { Account } from '../../policy/account.ts'
import { fullName } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { takeBackOffer } from '../../services/answerHandOver.ts'
import { offerHandOver } from '../../services/handOver.ts'
import { readHandOver, readReceivedOffers } from '../../services/readHandOver.ts'
import { errorItems, fieldViews } from '../form/fieldViews.ts'
import type { Question } from '../form/question.ts'
import { listAnswer, postedFrom, readAnswers, textAnswer } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import type { HandOverView } from '../view/ownership.ts'
import { showGone } from './gonePage.ts'
import { answeredByOther, offerRow } from './offerViews.ts'

type Answers = Record<string, unknown>

const form = express.urlencoded({ extended: false, limit: '200kb' })

/** Staff go to another requestor, who must accept (R13). */
export function handOverPages(site: Site): Router {
  const router = Router()
  router.get('/my/hand-over', (req, res) => show(site, res, {}, { done: doneWords[String(req.query.done)] }))
  router.post('/my/hand-over', form, (req, res) => offer(site, req, res))
  router.post('/my/hand-over/take-back', form, (req, res) => takeBack(site, req, res))
  return router
}

/** The same words whether the address is on record or not: nobody learns here who is a requestor. */
const doneWords: Partial<Record<string, string>> = {
  asked:
    'We asked them, if they are a requestor of this organization. Your staff stay with you until they accept.',
  'taken-back': 'You took the offer back. The person stays with you.',
}

async function offer(site: Site, req: Request, res: Response): Promise<void> {
  const requestorEmail = requestorOf(res) ?? ''
  const { staff, isGone } = await readHandOver(site.app, requestorEmail)
  if (isGone) return showGone(site, res)
  const answers = readAnswers(questionsFor(staff), postedFrom(req.body))
  const offered = await offerHandOver(site.app, {
    requestorEmail,
    staffIds: listAnswer(answers, 'staffIds'),
    toEmail: textAnswer(answers, 'toEmail'),
    address: req.ip,
  })
  if (offered.ok) return seeOther(res, '/my/hand-over?done=asked')
  await show(site, res, answers, { problems: offered.problems })
}

async function takeBack(site: Site, req: Request, res: Response): Promise<void> {
  const [offerId = ''] = postedFrom(req.body).get('offerId') ?? []
  const requestorEmail = requestorOf(res) ?? ''
  const taken = await takeBackOffer(site.app, { offerId, requestorEmail, address: req.ip })
  if (taken.ok) return seeOther(res, '/my/hand-over?done=taken-back')
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'This offer is no longer open',
      back: '/my/hand-over',
      errors: [],
      paragraphs: ['It was answered, or the account went another way. Nothing was changed.'],
      links: [{ href: '/my/hand-over', text: 'See your offers' }],
    },
    409,
  )
}

const questionsFor = (staff: Account[]): Question[] => [
  {
    kind: 'checkboxes',
    name: 'staffIds',
    label: 'Which staff do you want to hand over?',
    options: staff.map((account) => ({
      value: account.staffId,
      label: fullName(account.givenName, account.familyName),
      hint: [account.username, account.organizationName].filter(Boolean).join(', '),
    })),
  },
  {
    kind: 'email',
    name: 'toEmail',
    label: 'Work email address of the other requestor',
    hint: 'A manager, supervisor or project manager of the same organization, who has sent a request here before',
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 254,
  },
]

async function show(
  site: Site,
  res: Response,
  answers: Answers,
  { problems = [], done }: { problems?: Problem[]; done?: string },
): Promise<void> {
  const email = requestorOf(res) ?? ''
  const { staff, open, answered, isGone } = await readHandOver(site.app, email)
  if (isGone) return showGone(site, res)
  const received = (await readReceivedOffers(site.app, email)).open.length
  const fields = staff.length ? fieldViews(questionsFor(staff), answers, problems) : []
  const page: HandOverView = {
    heading: 'Hand staff over',
    errors: errorItems(fields),
    action: '/my/hand-over',
    done,
    received: received ? { text: receivedWords(received), href: '/my/hand-over/received' } : undefined,
    fields: fieldsOf(fields),
    nobody: open.length
      ? 'All of your staff are offered to another requestor.'
      : 'No active accounts are on record under your address, so there is nobody to hand over.',
    takeBackAction: '/my/hand-over/take-back',
    offers: open.map(offerRow),
    answered: answered.map(answeredByOther),
  }
  sendPage(site, res, 'hand-over', page, problems.length ? 422 : 200)
}

function fieldsOf([staff, address]: ReturnType<typeof fieldViews>): HandOverView['fields'] {
  return staff?.kind === 'checkboxes' && address?.kind === 'email' ? { staff, address } : undefined
}

const receivedWords = (count: number) =>
  count === 1
    ? 'Another requestor asks you to take 1 person on.'
    : `Other requestors ask you to take ${count} people on.`
