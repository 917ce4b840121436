import express, { type Response, Router } from 'express'
import { setCookie } from '../cookies.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import type { FormDeclaration, Question } from './question.ts'
import { showQuestions } from './questionPage.ts'
import { postedFrom, readAnswers, textAnswer } from './readAnswers.ts'

const question = {
  kind: 'radios' as const,
  name: 'cashDrawOnly',
  label: 'Is access to the cash draw module all that this person needs?',
  hint: 'The cash draw module is for requests for cash (CalJOBS Cash Request)',
  options: [
    { value: 'no', label: 'No, this person needs a CalJOBS staff account' },
    { value: 'yes', label: 'Yes, only the cash draw module' },
  ],
  missing: 'Select yes if cash draw is all that this person needs',
} satisfies Question

/**
 * The first question (D8, R1, R2): access to the cash draw module alone is asked for elsewhere. The answer is
 * not stored; who needs more goes on to prove an address (D9).
 */
export function cashDrawPages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  router.get(form.base, (_req, res) => showQuestion(site, form, res))

  router.post(form.base, express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    const answer = textAnswer(readAnswers([question], postedFrom(req.body)), question.name)
    if (!answer) showQuestion(site, form, res, true)
    else if (answer === 'yes') seeOther(res, `${form.base}/cash-draw`)
    else {
      setCookie(site.app, res, 'gate', 'passed', 8 * 60)
      seeOther(res, requestorOf(res) ? `${form.base}/begin` : `/sign-in?next=${form.base}/begin`)
    }
  })

  router.get(`${form.base}/cash-draw`, (_req, res) => showCashDraw(site, form, res))
  return router
}

function showQuestion(site: Site, form: FormDeclaration, res: Response, failed = false): void {
  const problem = { code: 'missing', field: question.name, message: question.missing }
  showQuestions(site, res, {
    heading: question.label,
    back: '/request',
    action: form.base,
    questions: [question],
    problems: failed ? [problem] : [],
  })
}

function showCashDraw(site: Site, form: FormDeclaration, res: Response): void {
  sendPage(site, res, 'message', {
    heading: 'Cash draw access is asked for in another way',
    back: form.base,
    errors: [],
    paragraphs: [
      'Access to the cash draw module alone follows the directive CalJOBS Cash Request (WSD16-17), not this form.',
      'Nothing that you entered here was stored.',
    ],
    links: [
      { href: form.base, text: 'Change the answer' },
      { href: '/contact', text: 'Ask for help' },
    ],
  })
}
