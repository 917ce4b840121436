import { type CivilDate, isCivilDate } from './dates.ts'
import type { Problem } from './problem.ts'

/** Longest name or title, in characters. */
export const LONGEST_ATTESTATION = 200

/** What is said of the process of an area for creating and deactivating accounts (R7). */
export type AttestedProcess = {
  /** Pacific date that the process carries. */
  processOn: CivilDate
  /** Who attests that the area works by it. */
  attestedBy: string
  attestedTitle: string
}

/** Why a process cannot be put on file as it is said, field by field. @param today Pacific civil date */
export function checkProcess(said: AttestedProcess, today: CivilDate): Problem[] {
  return [
    ...dateProblems(said.processOn, today),
    ...wordProblems('attestedBy', said.attestedBy, 'Enter the name of the person who attests to the process'),
    ...wordProblems('attestedTitle', said.attestedTitle, 'Enter the job title of that person'),
  ]
}

function dateProblems(day: string, today: CivilDate): Problem[] {
  if (!isCivilDate(day)) return [problem('processOn', 'date', 'Enter the date that the process carries')]
  return day > today
    ? [problem('processOn', 'future', 'The date of the process must be today or earlier')]
    : []
}

function wordProblems(field: keyof AttestedProcess, words: string, missing: string): Problem[] {
  if (!/\p{L}/u.test(words)) return [problem(field, 'missing', missing)]
  if ([...words.trim()].length > LONGEST_ATTESTATION || /\p{Cc}/u.test(words))
    return [problem(field, 'form', `Write it on one line, in at most ${LONGEST_ATTESTATION} characters`)]
  return []
}

const problem = (field: keyof AttestedProcess, why: string, message: string): Problem => ({
  code: `process-${field}-${why}`,
  field,
  message,
  clause: 'R7',
})
