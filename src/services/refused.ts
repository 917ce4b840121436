import { APIError } from 'payload'
import { toldProblem, type ToldProblem } from '../policy/directive/toldProblem.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'

/**
 * An act that the directive or the state of the record does not allow. Thrown inside a transaction so that
 * all of it is rolled back; doors turn it into their own words (a page, a JSON answer).
 */
export class Refused extends APIError<{ problems: ToldProblem[] }> {
  readonly problems: Problem[]

  constructor(problems: Problem[], status = 422) {
    super(
      problems.map((problem) => problem.message).join(' '),
      status,
      { problems: problems.map(toldProblem) },
      true,
    )
    this.problems = problems
  }
}

/** Throws when there is any problem. */
export function refuseIf(problems: Problem[], status?: number): void {
  if (problems.length) throw new Refused(problems, status)
}

/** What was refused inside of a transaction, as an answer; anything else goes on as a fault. */
export async function answered<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await work())
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}
