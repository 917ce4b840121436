import type { Problem } from '../problem.ts'
import { type Citation, citationOf } from './citation.ts'

/** A problem as it leaves the service: with the words that it rests on in place of their name in the code. */
export type ToldProblem = Omit<Problem, 'clause'> & { rule?: Citation }

export const toldProblem = ({ clause, ...problem }: Problem): ToldProblem =>
  clause ? { ...problem, rule: citationOf(clause) } : problem
