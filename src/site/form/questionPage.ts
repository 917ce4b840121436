import type { Response } from 'express'
import type { Problem } from '../../policy/problem.ts'
import type { Answers } from '../../services/drafts.ts'
import { goToMistakes, mistakesOf } from '../mistakes.ts'
import { sendPage, type Site } from '../site.ts'
import type { QuestionPageView } from '../view.ts'
import { errorItems, fieldViews } from './fieldViews.ts'
import type { Question } from './question.ts'

/** One page of questions, with the answers so far and what is wrong with them. */
export type QuestionPage = Pick<
  QuestionPageView,
  | 'heading'
  | 'back'
  | 'action'
  | 'progress'
  | 'hidden'
  | 'canSaveForLater'
  | 'after'
  | 'beside'
  | 'localPolicies'
> & {
  questions: Question[]
  answers?: Answers
  problems?: Problem[]
  lead?: string[]
  /** "Continue", where it is left out (PG-4). */
  submitLabel?: string
}

/**
 * Shows questions; a page of errors answers 422 with everything kept (PG-5), unless another status is named. The
 * address of the page is where it posts to.
 */
export function showQuestions(
  site: Site,
  res: Response,
  { questions, answers = {}, problems = [], lead = [], submitLabel = 'Continue', ...page }: QuestionPage,
  status = problems.length ? 422 : 200,
): void {
  const typed = Object.fromEntries(questions.map(({ name }) => [name, answers[name]]))
  if (
    problems.length &&
    goToMistakes(site, res, page.action, { answers: typed, problems: withoutClause(problems), status })
  )
    return
  const mistakes = problems.length ? undefined : mistakesOf(site, res)
  const fields = fieldViews(questions, { ...answers, ...mistakes?.answers }, mistakes?.problems ?? problems)
  sendPage(
    site,
    res,
    'question',
    {
      ...page,
      errors: errorItems(fields),
      lead,
      fields,
      hasFile: questions.some(({ kind }) => kind === 'file'),
      submitLabel,
    },
    mistakes?.status ?? status,
  )
}

/** What the page shows of them. */
const withoutClause = (problems: Problem[]): Problem[] =>
  problems.map(({ code, field, message }) => ({ code, field, message }))
