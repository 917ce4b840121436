import { formatCivilDate } from '../../policy/dates.ts'
import type { Problem } from '../../policy/problem.ts'
import type { Answers } from '../../services/drafts.ts'
import type { ErrorItem, FieldView } from '../view.ts'
import { civilDateOf, type DatePart, datePartsProblem, readDateParts } from './dateParts.ts'
import type { ConfirmQuestion, Question } from './question.ts'
import { fileAnswer, listAnswer, textAnswer } from './readAnswers.ts'

/** Questions as a page shows them: with the answers that were given and at most one problem each (ER-6). */
export const fieldViews = (questions: Question[], answers: Answers, problems: Problem[]): FieldView[] =>
  questions.flatMap((question) => {
    const error = problems.find(({ field }) => field === question.name)?.message
    return isShown(question, answers, error) ? [fieldView(question, answers, error)] : []
  })

/** A date is asked about only where it is odd, and then until another is given. */
const isShown = (question: Question, answers: Answers, error: string | undefined): boolean =>
  question.kind !== 'confirm' || Boolean(error) || isConfirmed(question, answers)

/** Whether the date that stands there now is the one that was confirmed. */
export const isConfirmed = ({ name, ofDate }: ConfirmQuestion, answers: Answers): boolean =>
  Boolean(textAnswer(answers, name)) && textAnswer(answers, name) === civilDateOf(answers[ofDate])

/** Links of the error summary, to the first control that is wrong (ER-2). */
export const errorItems = (fields: FieldView[]): ErrorItem[] =>
  fields.flatMap((field) => (field.error ? [{ href: `#${targetOf(field)}`, message: field.error }] : []))

function targetOf(field: FieldView): string {
  if (field.kind === 'date') return `${field.id}-${field.wrongParts[0] ?? 'month'}`
  if (field.kind === 'radios' || field.kind === 'checkboxes') return field.options[0]?.id ?? field.id
  return field.id
}

function fieldView(question: Question, answers: Answers, error: string | undefined): FieldView {
  const { name, label, hint, optional } = question
  const base = { name, id: name, label, hint, optional, error }
  switch (question.kind) {
    case 'date':
      return {
        ...base,
        kind: 'date',
        ...readDateParts(answers[name]),
        wrongParts: error ? wrongPartsOf(question.subject, answers[name]) : [],
      }
    case 'file': {
      const file = fileAnswer(answers, name)
      const uploaded = file && { id: file.id, name: file.displayName, size: formatSize(file.size) }
      return { ...base, kind: 'file', accept: 'image/*,.pdf', uploaded }
    }
    case 'radios':
    case 'checkboxes': {
      const chosen = question.kind === 'radios' ? [textAnswer(answers, name)] : listAnswer(answers, name)
      const options = question.options.map((option, place) => ({
        ...option,
        id: place === 0 ? name : `${name}-${place + 1}`,
        checked: chosen.includes(option.value),
      }))
      return { ...base, kind: question.kind, options }
    }
    case 'confirm': {
      const date = civilDateOf(answers[question.ofDate]) ?? ''
      const checked = isConfirmed(question, answers)
      const option = {
        value: date,
        id: name,
        label: question.statement(date && formatCivilDate(date)),
        checked,
      }
      return { ...base, kind: 'checkboxes', options: [option] }
    }
    case 'select':
      return {
        ...base,
        kind: 'select',
        value: textAnswer(answers, name),
        groups: [{ options: question.options.map(({ value, label: text }) => ({ value, label: text })) }],
      }
    default: {
      const { kind, autocomplete, inputmode, spellcheck, width, maxLength, suggestions } = question
      const value = textAnswer(answers, name)
      return { ...base, kind, value, autocomplete, inputmode, spellcheck, width, maxLength, suggestions }
    }
  }
}

const wrongPartsOf = (subject: string, value: unknown): DatePart[] =>
  datePartsProblem(subject, value)?.wrongParts ?? ['month', 'day', 'year']

/** `320 KB`, `1.4 MB` */
export const formatSize = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
