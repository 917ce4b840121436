import type { Answers } from '../../services/drafts.ts'
import type { Choices } from './question.ts'
import { textAnswer } from './readAnswers.ts'

/** Ids of the privileges that are usual for the job function that was given (R36). */
export const usualOf = (answers: Answers, { jobFunctions }: Choices): string[] => {
  const said = textAnswer(answers, 'jobFunction').trim().toLowerCase()
  return jobFunctions.find(({ name }) => name.toLowerCase() === said)?.usualPrivileges ?? []
}
