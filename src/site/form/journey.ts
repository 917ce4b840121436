import { lapsedDocuments, type DocumentCheck } from '../../policy/eligibility.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import type { LocalPolicy } from '../../policy/localPolicy.ts'
import type { Problem } from '../../policy/problem.ts'
import type { Answers } from '../../services/drafts.ts'
import { claimsOf, problemsOf } from './claimsOf.ts'
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
  /** Two documents are one and the same file. */
  hasTwinFiles?: boolean
  /** Of the organization, once it is known. */
  localPolicies?: LocalPolicy[]
}

export const questionsOf = ({ answers, choices }: Moment, section: Section): Question[] =>
  section.questions(answers, choices)

/** The pages that are asked, given the answers so far. */
export const askedSections = ({ form, answers, choices }: Moment): Section[] =>
  form.sections.filter(({ asked }) => !asked || asked(answers, choices))

/**
 * What is wrong on one page: one problem a question, the form of an answer before the rule (ER-6). A document
 * that has lapsed is not wrong here: it leads to a page of its own (EL-1).
 */
export function sectionProblems(moment: Moment, section: Section): Problem[] {
  return questionProblems(moment, questionsOf(moment, section))
}

/** The same, of questions wherever they stand. */
export function questionProblems(moment: Moment, questions: Question[]): Problem[] {
  const { answers } = moment
  const byRule = problemsOf(moment).filter(({ code }) => !isLapse(code))
  return questions.flatMap((question) => {
    const ofForm = formProblem(question, answers)
    if (ofForm) return [ofForm]
    const ofRule = byRule.find(({ field }) => field === question.name)
    return ofRule ? [ofRule] : []
  })
}

export const isLapse = (code: string): boolean => code.endsWith('-lapsed')

/** Documents whose dates were given and are too old: they lead to a page of their own (EL-1). */
export const lapsesOf = (moment: Moment): DocumentCheck[] =>
  lapsedDocuments(kindOf(moment.form.kind).documents, claimsOf(moment), moment.today)

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

/** The first page that still wants something, or was never shown; nothing when all are answered. */
export const firstUnfinished = (moment: Moment): Section | undefined =>
  askedSections(moment).find(
    (section) => !wasAnswered(moment, section) || sectionProblems(moment, section).length > 0,
  )

/** A page whose questions are all optional is shown once too: each that was sent has left its answers. */
const wasAnswered = (moment: Moment, section: Section): boolean =>
  questionsOf(moment, section).some(({ name }) => moment.answers[name] !== undefined)

/**
 * Whether a page may be changed. Of a returned request, only the parts that were asked about, and what does not
 * pass any more (SP-4, D2): the rest stays as it was sent.
 */
export const isOpen = (moment: Moment, section: Section): boolean => {
  const { answers } = moment.form
  if (!answers || answers.parts.includes(section.part)) return true
  const lapsed = lapsesOf(moment).some(({ document }) => document === section.part)
  return lapsed || sectionProblems(moment, section).length > 0
}

export const addressOf = (form: FormDeclaration, section: Section): string => `${form.base}/${section.path}`

export const checkAnswersAddress = (form: FormDeclaration): string => `${form.base}/check-answers`

/** Where a problem can be mended. */
export const sectionOfField = (moment: Moment, field: string | undefined): Section | undefined =>
  askedSections(moment).find((section) => questionsOf(moment, section).some(({ name }) => name === field))

/** The page before this one; of a returned request, all answers. */
export function backAddress(moment: Moment, section: Section): string {
  const { form } = moment
  if (form.answers) return checkAnswersAddress(form)
  const asked = askedSections(moment)
  const before = asked[asked.indexOf(section) - 1]
  return before ? addressOf(form, before) : form.base
}
