import express, { type Response, Router } from 'express'
import type { Problem } from '../../policy/problem.ts'
import { requestorTitles } from '../../policy/vocabulary.ts'
import { type Answers, saveAnswers } from '../../services/drafts.ts'
import { showQuestions } from '../form/questionPage.ts'
import { questionProblems } from '../form/journey.ts'
import { annualMaintenanceForm } from '../form/kinds/annualMaintenance.ts'
import { noChoices } from '../form/question.ts'
import { postedFrom, readAnswers, textAnswer } from '../form/readAnswers.ts'
import { requestorSection } from '../form/sections/people.ts'
import { seeOther, type Site } from '../site.ts'
import { addresses, base, openTable, type Table } from './table.ts'

const questions = requestorSection.questions({}, noChoices)

/** The requestor's own name, role and phone number: asked once, before the table, and to be changed from it. */
export function requestorPage(site: Site): Router {
  const router = Router()

  router.get(addresses.requestor, async (req, res) => {
    const table = await openTable(site, req, res)
    if (table) show(site, res, table, table.draft.answers)
  })

  router.post(
    addresses.requestor,
    express.urlencoded({ extended: false, limit: '16kb' }),
    async (req, res) => {
      const table = await openTable(site, req, res)
      if (!table) return
      const answers = readAnswers(questions, postedFrom(req.body))
      await saveAnswers(site.app, table.draft, answers)
      const problems = problemsOf(table, answers)
      if (problems.length) show(site, res, table, answers, problems)
      else seeOther(res, addresses.people)
    },
  )
  return router
}

export const isRequestorKnown = (table: Table): boolean => problemsOf(table, table.draft.answers).length === 0

/** Whether the role fits depends on the organization of each person, and is said in the row of each (R23). */
const problemsOf = ({ draft, today }: Table, answers: Answers): Problem[] =>
  questionProblems(
    { form: annualMaintenanceForm, answers, choices: noChoices, email: draft.email, today },
    questions,
  ).filter(
    ({ code }) =>
      code !== 'title-does-not-fit' ||
      !(requestorTitles as readonly string[]).includes(textAnswer(answers, 'requestorTitle')),
  )

function show(site: Site, res: Response, { draft }: Table, answers: Answers, problems: Problem[] = []): void {
  showQuestions(site, res, {
    heading: requestorSection.heading,
    back: base,
    action: addresses.requestor,
    lead: requestorSection.lead?.({}, noChoices, draft.email),
    questions,
    answers,
    problems,
  })
}
