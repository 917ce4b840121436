import type { Problem } from '../../policy/problem.ts'
import type { Answers } from '../../services/drafts.ts'
import { civilDateOf, datePartsProblem } from './dateParts.ts'
import type { Choices, FormDeclaration, Question, Section } from './question.ts'
import { listAnswer, textAnswer } from './readAnswers.ts'

/** A form at one moment: what was answered, what can be chosen, whose it is, and the Pacific date. */
export type Moment = {
  form: FormDeclaration
  answers: Answers
  choices: Choices
  email: string
  today: string
}

export const questionsOf = ({ answers, choices }: Moment, section: Section): Question[] =>
  section.questions(answers, choices)

/**
 * What is wrong on one page: one problem a question, the form of an answer before the rule (ER-6). A document
 * that has lapsed is not wrong here: it leads to a page of its own (EL-1).
 */
export function sectionProblems(moment: Moment, section: Section): Problem[] {
  const { form, answers, email, today } = moment
  const questions = questionsOf(moment, section)
  const byRule = form.check(answers, email, today).filter(({ code }) => !isLapse(code))
  return questions.flatMap((question) => {
    const ofForm = formProblem(question, answers)
    if (ofForm) return [ofForm]
    const ofRule = byRule.find(({ field }) => field === question.name)
    return ofRule ? [ofRule] : []
  })
}

export const isLapse = (code: string): boolean => code.endsWith('-lapsed')

function formProblem(question: Question, answers: Answers): Problem | undefined {
  const { name } = question
  if (question.kind === 'date') {
    const problem = datePartsProblem(question.subject, answers[name])
    return problem && civilDateOf(answers[name]) === undefined
      ? { code: `${name}-parts`, field: name, message: problem.message }
      : undefined
  }
  const isChoice = question.kind === 'radios' || question.kind === 'select' || question.kind === 'checkboxes'
  if (!isChoice || !question.missing) return undefined
  const offered = question.options.map(({ value }) => value)
  const chosen = question.kind === 'checkboxes' ? listAnswer(answers, name) : [textAnswer(answers, name)]
  return chosen.some((value) => offered.includes(value))
    ? undefined
    : { code: `${name}-missing`, field: name, message: question.missing }
}

/** The first page that still wants something; nothing when all are answered. */
export const firstUnfinished = (moment: Moment): Section | undefined =>
  moment.form.sections.find((section) => sectionProblems(moment, section).length > 0)

export const addressOf = (form: FormDeclaration, section: Section): string => `${form.base}/${section.path}`

export const checkAnswersAddress = (form: FormDeclaration): string => `${form.base}/check-answers`

/** Where a problem can be mended. */
export const sectionOfField = (moment: Moment, field: string | undefined): Section | undefined =>
  moment.form.sections.find((section) => questionsOf(moment, section).some(({ name }) => name === field))

/** The page before this one. */
export function backAddress({ form }: Moment, section: Section): string {
  const before = form.sections[form.sections.indexOf(section) - 1]
  return before ? addressOf(form, before) : form.base
}
