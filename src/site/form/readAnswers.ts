import type { Answers } from '../../services/drafts.ts'
import { dateParts } from './dateParts.ts'
import type { Question } from './question.ts'

/** A form as it was posted: each name with its values, in order. */
export type Posted = Map<string, string[]>

/** Reads what was posted for these questions; files are kept apart. Whatever else was posted is dropped. */
export const readAnswers = (questions: Question[], posted: Posted): Answers =>
  Object.fromEntries(
    questions.flatMap((question) =>
      question.kind === 'file' ? [] : [[question.name, readAnswer(question, posted)]],
    ),
  )

function readAnswer(question: Exclude<Question, { kind: 'file' }>, posted: Posted): unknown {
  const text = (name: string) => posted.get(name)?.[0] ?? ''
  switch (question.kind) {
    case 'date':
      return Object.fromEntries(dateParts.map((part) => [part, text(`${question.name}-${part}`).trim()]))
    case 'checkboxes':
      return [...new Set(posted.get(question.name) ?? [])].filter((value) => isOffered(question, value))
    case 'radios':
    case 'select':
      return isOffered(question, text(question.name)) ? text(question.name) : ''
    case 'textarea':
      return text(question.name).replace(/\r\n?/g, '\n').trim()
    default:
      // A line of text has no line breaks, tabs or other control characters in it.
      return text(question.name)
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
  }
}

const isOffered = (question: { options: { value: string }[] }, value: string) =>
  question.options.some((option) => option.value === value)

/** From the parser of `application/x-www-form-urlencoded`, where doubled names become lists. */
export const postedFrom = (body: unknown): Posted =>
  new Map(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).map(String),
    ]),
  )

export const textAnswer = (answers: Answers, name: string): string => {
  const value = answers[name]
  return typeof value === 'string' ? value : ''
}

export const listAnswer = (answers: Answers, name: string): string[] => {
  const value = answers[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** A file that was uploaded for a question. */
export type FileAnswer = { id: string; displayName: string; size: number }

export function fileAnswer(answers: Answers, name: string): FileAnswer | undefined {
  const value = answers[name]
  return typeof value === 'object' && value !== null && 'id' in value ? (value as FileAnswer) : undefined
}
