import { isRenewal } from './bulk.ts'
import { type CivilDate, formatCivilDate } from './dates.ts'
import { countdown, isLate, lastDayInWords, lastMomentOf } from './deactivation.ts'
import { kindOf } from './kinds/index.ts'
import { samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import { type DeactivationBinding, isOpen, type RequestKind, type RequestState } from './vocabulary.ts'

/** A deactivation that is not done, denied or taken back yet, as other requests for the person are held against it. */
export type OpenDeactivation = {
  id: string
  reference: string
  requestorEmail: string
  lastDay: CivilDate
  /** `HH:MM` Pacific Time. */
  lastTime?: string | null
  /** Whose word it rests on; without any, it binds and closes nothing (D24). */
  bindsBy?: DeactivationBinding | null
}

/** A person whose account is to go, as the requestor of record learns of it. */
export type Leaving = {
  deactivation: OpenDeactivation
  /** Due date of the documents on record (D5). */
  dueOn?: CivilDate
}

/**
 * Whose word a deactivation rests on when it is sent (D24): an account is stopped by who oversees it and has proved
 * the address, or by a coordinator, and by nobody else.
 */
export function bindingOnArrival(sent: {
  kind: RequestKind
  /** The sender has proved the address and is the requestor of record of the account. */
  isOfRecord: boolean
  byCoordinator: boolean
}): DeactivationBinding | null {
  if (!kindOf(sent.kind).supersedes) return null
  if (sent.byCoordinator) return 'coordinator'
  return sent.isOfRecord ? 'requestor-of-record' : null
}

export const binds = ({ bindsBy }: Pick<OpenDeactivation, 'bindsBy'>): boolean => Boolean(bindsBy)

/** Whether the last day is today or has passed: from then on nothing else is taken from the requestor of record. */
export const isLastDayReached = ({ lastDay }: Pick<OpenDeactivation, 'lastDay'>, today: CivilDate): boolean =>
  lastDay <= today

/** Of all open deactivations of an account, the one that counts: of those that bind, the one with the earliest last moment. */
export const bindingOne = <One extends OpenDeactivation>(open: One[]): One | undefined =>
  open
    .filter(binds)
    .sort((one, other) => lastMomentOf(one).getTime() - lastMomentOf(other).getTime())
    .at(0)

/** Why the requestor of record can send nothing of this kind for the account (D24); nothing where it is taken. */
export function checkLeaving(
  kind: RequestKind,
  leaving: Leaving | undefined,
  sender: string,
  today: CivilDate,
) {
  if (!leaving || !binds(leaving.deactivation) || kindOf(kind).supersedes) return []
  if (isLastDayReached(leaving.deactivation, today)) return [refusal(leaving.deactivation, sender, today)]
  return isRenewal(kind) && !lapseBefore(leaving) ? [needless(leaving.deactivation)] : []
}

/** Whether the documents stop counting before the last day; unknown ones do not count today. */
const lapseBefore = ({ deactivation, dueOn }: Leaving): boolean => !dueOn || dueOn < deactivation.lastDay

/** The code of a refusal for the sake of an open deactivation; the pages show the way out beside it. */
export const DEACTIVATION_OPEN = 'deactivation-open'

function refusal(deactivation: OpenDeactivation, sender: string, today: CivilDate): Problem {
  const { reference, requestorEmail } = deactivation
  const what = `Deactivation ${reference} is open, and ${lastDayWords(deactivation, today)}`
  const wayOut = samePerson(requestorEmail, sender)
    ? 'To ask for anything else for this person, withdraw that request first'
    : 'Nothing else can be asked for this person. If that is wrong, call your CalJOBS Access Coordinator'
  return problem(`${what}. ${wayOut}`)
}

const needless = (deactivation: OpenDeactivation): Problem =>
  problem(
    `This person leaves on ${lastDayInWords(deactivation)} (deactivation ${deactivation.reference}), and the documents on file count until then: there is nothing to renew`,
  )

const problem = (message: string): Problem => ({
  code: DEACTIVATION_OPEN,
  field: 'staffEmail',
  message,
  clause: 'D24',
})

/** `the last day is today, November 28, 2026`, `the last day was November 20, 2026`. */
function lastDayWords({ lastDay, lastTime }: OpenDeactivation, today: CivilDate): string {
  const words = lastDayInWords({ lastDay, lastTime })
  if (lastDay === today) return `the last day is today, ${words}`
  return lastDay < today ? `the last day was ${words}` : `the last day is ${words}`
}

/** `Leaves on November 30, 2026`, `Last day today`, `Left on November 20, 2026`: the mark that an account carries. */
export function leavesInWords({ lastDay, lastTime }: OpenDeactivation, today: CivilDate): string {
  const words = lastDayInWords({ lastDay, lastTime })
  if (lastDay < today) return `Left on ${words}`
  return lastDay === today ? `Leaves today, ${words}` : `Leaves on ${words}`
}

/** The mark with what it comes from: `Leaves on November 30, 2026: deactivation CJ-… was sent`. */
export const leavingMark = (deactivation: OpenDeactivation, today: CivilDate): string =>
  `${leavesInWords(deactivation, today)}: deactivation ${deactivation.reference} was sent`

/** The same for a coordinator, who sees every open deactivation, also one that does not count yet. */
export const markForCoordinator = (
  deactivation: OpenDeactivation,
  today: CivilDate,
  which: string,
): string => {
  const standing = binds(deactivation)
    ? 'is open'
    : 'is open; it does not come from the requestor of record and is not confirmed'
  return `${leavesInWords(deactivation, today)} (${countdown(deactivation.lastDay, today).toLowerCase()}): ${which} ${standing}`
}

/** Whether a deactivation closes the other open requests of the account as soon as it binds (D17). */
export const closesAtOnce = (
  deactivation: Pick<OpenDeactivation, 'bindsBy' | 'lastDay'>,
  today: CivilDate,
): boolean => binds(deactivation) && isLastDayReached(deactivation, today)

type Beside = { kind: RequestKind; state: RequestState; submittedAt: Date }

/**
 * Whether a request is at its end since the last moment of a deactivation that binds has passed (D17). What came
 * later than that moment stays, for a coordinator to look at; another deactivation stays until one is recorded.
 */
export const isOvertaken = (
  { kind, state, submittedAt }: Beside,
  deactivation: OpenDeactivation,
  now: Date,
): boolean =>
  isOpen(state) &&
  !kindOf(kind).supersedes &&
  binds(deactivation) &&
  isLate(deactivation, now) &&
  submittedAt.getTime() <= lastMomentOf(deactivation).getTime()

/**
 * What happens to other open requests, for whoever is about to send a deactivation, or has (D17).
 * @param own what the sender has asked for the same person, like `Password reset CJ-7F3K-92QM`
 */
export function closingInWords(
  deactivation: Pick<OpenDeactivation, 'bindsBy' | 'lastDay' | 'lastTime'>,
  own: string[],
  today: CivilDate,
): string[] {
  if (!binds(deactivation) || !own.length) return []
  const which = own.length === 1 ? 'This open request' : 'These open requests'
  const isOne = own.length === 1
  if (closesAtOnce(deactivation, today))
    return [
      `${which} for the same person ${isOne ? 'is' : 'are'} closed at once when the deactivation is sent: ${own.join(', ')}.`,
    ]
  const until = formatCivilDate(deactivation.lastDay)
  return [
    `${which} for the same person ${isOne ? 'stays' : 'stay'} open until the account is deactivated or the last day, ${until}, has passed, and ${isOne ? 'is' : 'are'} closed then: ${own.join(', ')}.`,
  ]
}

/** What a deactivation has closed, for its sender. @param own as in `closingInWords` */
export const closedInWords = (own: string[]): string[] =>
  own.length ? [`Closed, since the account is to be deactivated: ${own.join(', ')}.`] : []

/** Why a coordinator cannot confirm this deactivation (D24). */
export const checkConfirming = (deactivation: Pick<OpenDeactivation, 'bindsBy'>): Problem[] =>
  binds(deactivation)
    ? [
        {
          code: 'binds-already',
          message: 'There is nothing to confirm: this deactivation counts already',
          clause: 'D24',
        },
      ]
    : []

/** What stands against granting or recording a request that the deactivation has overtaken (D24). */
export const checkOvertaken = (overtaken: OpenDeactivation | undefined): Problem[] =>
  overtaken
    ? [
        {
          code: 'overtaken-by-deactivation',
          message: `The last day, ${lastDayInWords(overtaken)}, has passed and deactivation ${overtaken.reference} is open: deactivate the account; this request is closed then`,
          clause: 'D24',
        },
      ]
    : []
