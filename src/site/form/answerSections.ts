import { formatCivilDate } from '../../policy/dates.ts'
import type { Answers } from '../../services/drafts.ts'
import type { AnswerRow, AnswerSection } from '../view.ts'
import { civilDateOf } from './dateParts.ts'
import { formatSize, isConfirmed } from './fieldViews.ts'
import { addressOf, askedSections, isOpen, type Moment, questionsOf } from './journey.ts'
import type { Question } from './question.ts'
import { fileAnswer, listAnswer, textAnswer } from './readAnswers.ts'

/** All answers to look at before sending: one part for each step, only what was asked (CA-1, CA-2, CA-4). */
export function answerSections(moment: Moment): AnswerSection[] {
  const { form, answers } = moment
  return form.steps.flatMap((step) => {
    const rows = askedSections(moment)
      .filter((section) => section.step === step)
      .flatMap((section) => {
        const address = isOpen(moment, section) ? addressOf(form, section) : undefined
        return questionsOf(moment, section)
          .filter((question) => question.kind !== 'confirm' || isConfirmed(question, answers))
          .map((question): AnswerRow => ({
            label: question.summary ?? question.label,
            value: answerInWords(question, answers),
            changeHref: address && `${address}#${question.name}${question.kind === 'date' ? '-month' : ''}`,
            changeLabel: question.summary ?? question.label,
          }))
      })
    return rows.length ? [{ heading: step, rows }] : []
  })
}

function answerInWords(question: Question, answers: Answers): string {
  const { name } = question
  switch (question.kind) {
    case 'date': {
      const date = civilDateOf(answers[name])
      return date ? formatCivilDate(date) : notProvided
    }
    case 'file': {
      const file = fileAnswer(answers, name)
      return file ? `${file.displayName} (${formatSize(file.size)})` : notProvided
    }
    case 'confirm':
      return 'Yes'
    case 'radios':
    case 'select':
      return labelsOf(question, [textAnswer(answers, name)]) || notProvided
    case 'checkboxes':
      return labelsOf(question, listAnswer(answers, name)) || notProvided
    default:
      return textAnswer(answers, name) || notProvided
  }
}

const notProvided = 'Not provided'

const labelsOf = (question: { options: { value: string; label: string }[] }, values: string[]) =>
  question.options
    .filter(({ value }) => values.includes(value))
    .map(({ label }) => label)
    .join(', ')
