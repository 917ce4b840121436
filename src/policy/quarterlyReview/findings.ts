import { type CivilDate, isCivilDate } from '../dates.ts'
import { failure, type Problem, type Result, success } from '../problem.ts'
import {
  type FindingRequirement,
  findingRequirements,
  findingSeverities,
  type FindingSeverity,
  type FindingState,
} from './vocabulary.ts'
import { textProblem } from './words.ts'

/** A finding as a form sends it; empty texts where nothing is said. */
export type GivenFinding = {
  requirement: string
  severity: string
  text: string
  correctiveAction: string
  owner: string
  dueOn: string
}

/** What is wrong with an account, what is to be done, who does it and by which Pacific day (R50). */
export type Finding = {
  requirement: FindingRequirement
  severity: FindingSeverity
  text: string
  correctiveAction: string
  owner: string
  dueOn: CivilDate
}

const clause = 'R50'
const problem = (field: string, message: string): Problem => ({
  code: `${field}-wrong`,
  field,
  message,
  clause,
})

/** @param today Pacific date: a corrective action is due today or later */
export function readFinding(given: GivenFinding, today: CivilDate): Result<Finding> {
  const requirement = findingRequirements.find((one) => one === given.requirement)
  const severity = findingSeverities.find((one) => one === given.severity)
  const problems = [
    ...(requirement ? [] : [problem('requirement', 'Select what the finding is about')]),
    ...(severity ? [] : [problem('severity', 'Select how severe it is')]),
    ...textProblem('text', given.text, {
      ask: 'Write down what was found, in 10 characters or more',
      clause,
    }),
    ...textProblem('correctiveAction', given.correctiveAction, {
      ask: 'Write down the corrective action, in 10 characters or more',
      clause,
    }),
    ...textProblem('owner', given.owner, { ask: 'Enter who does the corrective action', clause, least: 2 }),
    ...dayProblems(given.dueOn, today),
  ]
  if (problems.length || !requirement || !severity) return failure(...problems)
  return success({
    requirement,
    severity,
    text: given.text.trim(),
    correctiveAction: given.correctiveAction.trim(),
    owner: given.owner.trim(),
    dueOn: given.dueOn,
  })
}

const dayProblems = (dueOn: string, today: CivilDate): Problem[] => {
  if (!isCivilDate(dueOn)) return [problem('dueOn', 'Enter the day by which it is done')]
  return dueOn < today ? [problem('dueOn', 'Enter a day that has not passed')] : []
}

/** What is done with a finding once its organization was told (R50). */
export type FindingAct = 'answer' | 'return' | 'close'

const from: Record<FindingAct, readonly FindingState[]> = {
  answer: ['open'],
  return: ['answered'],
  close: ['open', 'answered'],
}

const insteadOf: Record<FindingState, string> = {
  open: 'The organization has not answered yet',
  answered: 'It was answered already: the Operations Unit closes it, or sends it back',
  closed: 'It is closed. Nothing more is to be done',
}

/** Why an act comes too early or too late. */
export const actOutOfOrder = (act: FindingAct, state: FindingState): Problem | undefined =>
  from[act].includes(state)
    ? undefined
    : { code: 'not-possible-from-state', message: insteadOf[state], clause }

const asks: Record<FindingAct, string> = {
  answer: 'Write down what was done, in 10 characters or more',
  return: 'Write down what is missing, in 10 characters or more',
  close: 'Write down why it can be closed, in 10 characters or more',
}

/** The words that go with an act on a finding. */
export function readWords(act: FindingAct, given: string): Result<string> {
  const problems = textProblem('words', given, { ask: asks[act], clause })
  return problems.length ? failure(...problems) : success(given.trim())
}
