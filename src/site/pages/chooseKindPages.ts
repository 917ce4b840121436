import express, { type Response, Router } from 'express'
import { kindOf } from '../../policy/kinds/index.ts'
import { requestForms } from '../form/kinds/index.ts'
import type { ChoiceQuestion, FormDeclaration } from '../form/question.ts'
import { showQuestions } from '../form/questionPage.ts'
import { postedFrom, readAnswers, textAnswer } from '../form/readAnswers.ts'
import { seeOther, type Site } from '../site.ts'

/** The first page of every request: what is it about? Each kind has an address of its own too. */
export function chooseKindPages(site: Site, oneByOne: FormDeclaration[]): Router {
  const router = Router()
  const forms = [...new Set([...Object.values(requestForms), ...oneByOne])]
  const question: ChoiceQuestion = {
    kind: 'radios',
    name: 'kind',
    label: 'What do you need?',
    options: forms.map(({ kind }) => ({
      value: kind,
      label: kindOf(kind).label,
      hint: kindOf(kind).words.forWhom,
    })),
    missing: 'Select what you need',
  }

  router.get('/request', (_req, res) => show(site, res, question))

  router.post('/request', express.urlencoded({ extended: false, limit: '4kb' }), (req, res) => {
    const chosen = textAnswer(readAnswers([question], postedFrom(req.body)), question.name)
    const form = forms.find(({ kind }) => kind === chosen)
    if (form) seeOther(res, form.base)
    else show(site, res, question, true)
  })
  return router
}

function show(site: Site, res: Response, question: ChoiceQuestion, failed = false): void {
  const problem = { code: 'missing', field: question.name, message: question.missing ?? '' }
  showQuestions(site, res, {
    heading: question.label,
    back: '/',
    action: '/request',
    questions: [question],
    problems: failed ? [problem] : [],
  })
}
