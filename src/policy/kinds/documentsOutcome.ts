import type { Account, AccountChange, DecidedRequest } from '../account.ts'
import { dueOn } from '../eligibility.ts'

/** The dates that a request brought, beside those on record, and the due date that follows (D5). */
export function documentsOutcome(request: DecidedRequest, account: Account | undefined): AccountChange {
  const ispaCompletedOn = request.ispaCompletedOn || account?.ispaCompletedOn
  const statementSignedOn = request.statementSignedOn || account?.statementSignedOn
  return {
    ispaCompletedOn,
    statementSignedOn,
    ...(request.statementSignedOn ? { statementForm: request.statementForm } : {}),
    ...(ispaCompletedOn && statementSignedOn ? { dueOn: dueOn(ispaCompletedOn, statementSignedOn) } : {}),
  }
}
