import type { Account } from '../../account.ts'
import { kindOf } from '../../kinds/index.ts'
import { type AccountFacts, type CheckedRequest, completedBy } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, counted, type Seen, toRequest, toStaff } from './result.ts'

/** The privileges on record are those that the completed requests add up to, in their order (R36, R37). */
export function privilegesAsGranted(facts: AccountFacts): ReviewCheck {
  const { account, requests } = facts
  // The record is the one of today: what was granted after the quarter is in it.
  const told = sinceNewAccount(completedBy(requests, new Date(8.64e15)))
  return checkOf(
    'privileges-as-granted',
    told.length ? compared(facts, told) : [],
    'No completed request for a new account is on record here: nothing says what was granted',
    [toStaff(account)],
  )
}

/** A new account begins anew, whatever there was before. */
function sinceNewAccount<Request extends CheckedRequest>(completed: Request[]): Request[] {
  const start = completed.map(({ kind }) => kindOf(kind).concerns).lastIndexOf('new-person')
  return start < 0 ? [] : completed.slice(start)
}

function compared({ account, privilegeNames }: AccountFacts, told: CheckedRequest[]): Seen[] {
  const granted = replayed(told)
  const evidence = told
    .filter((request) => request.privilegesGranted.length || request.privilegesRemoved.length)
    .map(toRequest)
  const namesOf = (ids: string[]) =>
    ids
      .map((id) => privilegeNames.get(id) ?? id)
      .sort()
      .join(', ')
  const more = account.privileges.filter((id) => !granted.includes(id))
  const less = granted.filter((id) => !account.privileges.includes(id))
  const wrong: Seen[] = [
    ...(more.length
      ? [{ isRight: false, text: `On record, but not granted: ${namesOf(more)}`, evidence }]
      : []),
    ...(less.length
      ? [{ isRight: false, text: `Granted, but not on record: ${namesOf(less)}`, evidence }]
      : []),
  ]
  if (wrong.length) return wrong
  const count = counted(granted.length, 'privilege')
  return [{ isRight: true, text: `${count} on record, as granted: ${namesOf(granted)}`, evidence }]
}

/** What the kinds of request make of the privileges, one after the other; nothing else of the outcome is read. */
function replayed(told: CheckedRequest[]): string[] {
  let privileges: string[] = []
  for (const request of told) {
    const { requestDate } = request
    const decided = {
      ...request,
      jobFunction: '',
      ispaCompletedOn: requestDate,
      statementSignedOn: requestDate,
    }
    const change = kindOf(request.kind).outcome(decided, { ...nobody, privileges })
    privileges = change.privileges ?? privileges
  }
  return privileges
}

/** An account of which nothing but the privileges is asked. */
const nobody: Account = {
  staffId: '',
  givenName: '',
  familyName: '',
  email: '',
  phone: '',
  isEddEmployee: false,
  organizationId: '',
  organizationType: 'all-other-staff',
  organizationName: '',
  username: '',
  state: 'active',
  jobFunction: '',
  privileges: [],
}
