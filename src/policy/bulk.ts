import { kindOf } from './kinds/index.ts'
import type { RequestKind, RequestState } from './vocabulary.ts'

type InBulk = { kind: RequestKind; state: RequestState }

/** Whether requests like this may be granted many at a time: renewals alone, and only where every check passes. */
export const mayRenew = ({ kind, state }: InBulk): boolean =>
  (state === 'submitted' || state === 'in-review') && isRenewal(kind)

/** New documents for an account that goes on as it is: nothing is to be weighed when every check passes (R46). */
export const isRenewal = (kind: RequestKind): boolean => {
  const { documents, concerns, asks } = kindOf(kind)
  return documents === 'needed' && concerns === 'account-holder' && !asks.length
}

/** Whether the account work of requests like this can be recorded without entering anything. */
export const mayProcess = ({ kind, state }: InBulk): boolean =>
  state === 'granted' && !kindOf(kind).credentials && kindOf(kind).concerns === 'account-holder'
