import type { TypedUser } from 'payload'
import { activeCoordinator, isOperationsUnit } from '../../access/roles.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import type { Application } from '../application.ts'
import { answered } from '../refused.ts'

export const reviewNotFound: Problem = { code: 'review-not-found', message: 'There is no such review' }

const roleMayNot: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit reviews accounts and shares the results',
  clause: 'R49',
}

/** One act of the Operations Unit on a quarterly review, in one transaction; what it refuses is an answer (R49, R50). */
export async function asReviewingUnit<T>(
  app: Application,
  user: TypedUser,
  work: (transaction: Transaction, coordinator: Coordinator) => Promise<T>,
): Promise<Result<T>> {
  const coordinator = activeCoordinator(user)
  if (!coordinator || !isOperationsUnit(user)) return failure(roleMayNot)
  return answered(() => inTransaction(app.payload, (transaction) => work(transaction, coordinator), user))
}
