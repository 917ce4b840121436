import type { RuleCode } from './directive/rules.ts'
import type { Account } from './account.ts'
import type { CivilDate } from './dates.ts'
import { samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import { firstDayOf, quarterOf } from './quarters.ts'

/**
 * Whether the requestor must say again that this person is still theirs and still needs the access: a confirmation
 * holds for the quarter in which it was given (R13, D29).
 */
export function rosterDue(
  { state, confirmedOn }: Pick<Account, 'state' | 'confirmedOn'>,
  today: CivilDate,
): boolean {
  if (state !== 'active') return false
  return !confirmedOn || confirmedOn < firstDayOf(quarterOf(today))
}

/** What a requestor can say of each person on the roster, in the order of the page. */
export const rosterAnswers = ['confirm', 'deactivate', 'not-mine'] as const
export type RosterAnswer = (typeof rosterAnswers)[number]

export const rosterAnswerLabels: Record<RosterAnswer, string> = {
  confirm: 'Yes, still needed',
  deactivate: 'No longer needed',
  'not-mine': 'Not mine',
}

/** Whoever oversees accounts, or did until a Pacific day (R13). */
export type Overseer = {
  id: string
  email: string
  organizationId?: string
  /** Has proved the address (D9). */
  proved: boolean
  goneOn?: CivilDate
}

/** From the day on which it is recorded that they left, a requestor oversees nobody any more. */
export const isGone = ({ goneOn }: Pick<Overseer, 'goneOn'>, today: CivilDate): boolean =>
  Boolean(goneOn && goneOn <= today)

/** An active account that nobody living oversees: no requestor of record, or one who is gone (R13). */
export const isUnowned = (
  { state }: Pick<Account, 'state'>,
  requestor: Pick<Overseer, 'goneOn'> | undefined,
  today: CivilDate,
): boolean => state === 'active' && (!requestor || isGone(requestor, today))

type Overseen = Pick<Account, 'email' | 'organizationId' | 'state'>

/** Why this requestor cannot oversee this account (R13, R14, D7). */
export function checkOverseer(account: Overseen, to: Overseer | undefined, today: CivilDate): Problem[] {
  if (account.state !== 'active') return [problems.notActive]
  if (!to?.proved) return [problems.notARequestor]
  if (isGone(to, today)) return [problems.gone]
  if (samePerson(to.email, account.email)) return [problems.themselves]
  return to.organizationId === account.organizationId ? [] : [problems.otherOrganization]
}

/** Why one requestor cannot hand this account over to another; tested when it is offered and when it is accepted. */
export function checkHandOver(
  handOver: { account: Overseen; from: Pick<Overseer, 'email'>; to?: Overseer },
  today: CivilDate,
): Problem[] {
  const { account, from, to } = handOver
  if (to && samePerson(to.email, from.email)) return [problems.sameRequestor]
  return checkOverseer(account, to, today)
}

const problem = (code: string, message: string, clause: RuleCode = 'R13'): Problem => ({
  code,
  field: 'toEmail',
  message,
  clause,
})

const problems = {
  notActive: problem('account-not-active', 'The account is no longer active'),
  notARequestor: problem(
    'not-a-requestor',
    'Select a requestor who has proved the work email address and has sent a request',
    'R14',
  ),
  gone: problem('requestor-gone', 'Select another requestor: this one no longer oversees staff'),
  themselves: problem('own-account', 'Select another requestor: nobody oversees their own account', 'D7'),
  sameRequestor: problem('same-requestor', 'Enter the address of another requestor: this one is your own'),
  otherOrganization: problem(
    'other-organization',
    'Select a requestor of the organization that the staff member belongs to',
    'R14',
  ),
}
