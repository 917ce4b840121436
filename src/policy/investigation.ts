import type { RuleCode } from './directive/rules.ts'
import { type CivilDate, formatPacificInstant, isCivilDate, pacificInstantOf } from './dates.ts'
import { isTimeOfDay } from './deactivation.ts'
import { normalizeEmail } from './people.ts'
import { failure, type Problem, type Result, success } from './problem.ts'
import {
  type CoordinatorKind,
  type DataAccessed,
  dataAccessed,
  type IncidentState,
  type LateCause,
  lateCauses,
  type SignInSeen,
  signInsSeen,
} from './vocabulary.ts'

/** Findings, and the reason to open again, have so many characters at least. */
export const LEAST_WORDS = 10
/** A step of the log has so many characters at most. */
export const MOST_OF_STEP = 2000
/** Any other text has so many characters at most. */
const MOST_OF_TEXT = 10_000

/** An account of the service, as somebody who might investigate. */
export type Investigator = { id: string; email: string; kind: CoordinatorKind; active: boolean }

/** Whom a late deactivation is about, and who processed it. */
export type Involved = { processedBy?: string; requestorEmail: string; staffEmail: string }

/**
 * Why somebody may not investigate: R45 gives it to the Operations Unit, and nobody investigates what they processed,
 * asked for, or are the subject of (D12).
 */
export function mayNotInvestigate(person: Investigator, involved: Involved): Problem | undefined {
  if (person.kind !== 'operations-unit' || !person.active)
    return {
      code: 'role-may-not',
      message: 'The CalJOBS Operations Unit investigates late deactivations',
      clause: 'R45',
    }
  const own = (message: string): Problem => ({ code: 'own-incident', message, clause: 'D12' })
  if (person.id === involved.processedBy)
    return own(
      'Who processed the deactivation does not investigate it. Another person of the Operations Unit does',
    )
  const email = normalizeEmail(person.email)
  if (email === normalizeEmail(involved.requestorEmail))
    return own(
      'Who asked for the deactivation does not investigate it. Another person of the Operations Unit does',
    )
  if (email === normalizeEmail(involved.staffEmail))
    return own('Nobody investigates their own account. Another person of the Operations Unit does')
  return undefined
}

/** What is done with an investigation. */
export type InvestigationAct = 'investigate' | 'work' | 'reopen'

const from: Record<InvestigationAct, IncidentState> = {
  investigate: 'deactivated',
  work: 'under-investigation',
  reopen: 'closed',
}

const insteadOf: Record<IncidentState, string> = {
  open: 'The account is still active. It is deactivated and the Operations Unit informed before it investigates',
  deactivated: 'The investigation has not begun. Open it first',
  'under-investigation': 'The investigation is open already. Reload the page',
  closed: 'The investigation is closed. Open it again to go on',
  unfounded: 'This deactivation was not late after all. There is nothing to investigate',
}

/** Why an act comes too early or too late: R43 to R45 in their order (D12). */
export const outOfOrder = (
  act: InvestigationAct,
  incident: { state: IncidentState; operationsToldAt?: Date },
): Problem | undefined =>
  incident.state === from[act] && incident.operationsToldAt
    ? undefined
    : {
        code: 'not-possible-from-state',
        message: insteadOf[incident.state === from[act] ? 'open' : incident.state],
        clause: 'R45',
      }

/** The findings as a form sends them; empty texts where nothing is said. */
export type GivenFindings = {
  signInSeen: string
  /** Pacific date and time of day of the last sign-in. */
  lastSignInOn: string
  lastSignInTime: string
  dataAccessed: string
  cause: string
  findings: string
  correctiveAction: string
  correctiveOwner: string
  correctiveBy: string
}

/** What is known so far (R45). */
export type Findings = {
  signInSeen?: SignInSeen
  /** UTC instant. */
  lastSignInAt?: Date
  dataAccessed?: DataAccessed
  cause?: LateCause
  findings?: string
  correctiveAction?: string
  correctiveOwner?: string
  correctiveBy?: CivilDate
}

const problem = (field: string, message: string, clause: RuleCode = 'R45'): Problem => ({
  code: `${field}-wrong`,
  field,
  message,
  clause,
})

const without = <Value>(value: Value | undefined | null): value is undefined | null =>
  value === undefined || value === null || value === ''

/** Whether there was a sign-in that has an instant. */
const hasInstant = (seen?: SignInSeen): boolean =>
  seen === 'after-last-moment' || seen === 'before-last-moment'

/**
 * Reads findings, which may be incomplete until the investigation is closed; what is said must hold together.
 * @param lastMomentAt UTC instant by which the account had to be deactivated
 */
export function readFindings(given: GivenFindings, lastMomentAt: Date, now: Date): Result<Findings> {
  const signInSeen = signInsSeen.find((one) => one === given.signInSeen)
  const signIn = readSignIn(given, signInSeen, lastMomentAt, now)
  const read: Findings = {
    signInSeen,
    ...(signIn.ok && { lastSignInAt: signIn.value }),
    dataAccessed: dataAccessed.find((one) => one === given.dataAccessed),
    cause: lateCauses.find((one) => one === given.cause),
    findings: given.findings.trim() || undefined,
    correctiveAction: given.correctiveAction.trim() || undefined,
    correctiveOwner: given.correctiveOwner.trim() || undefined,
    correctiveBy: given.correctiveBy || undefined,
  }
  const problems = [...(signIn.ok ? [] : signIn.problems), ...tooLong(read), ...correctiveProblems(read)]
  return problems.length ? failure(...problems) : success(read)
}

function readSignIn(
  given: GivenFindings,
  seen: SignInSeen | undefined,
  lastMomentAt: Date,
  now: Date,
): Result<Date | undefined> {
  const { lastSignInOn: on, lastSignInTime: time } = given
  if (!hasInstant(seen)) {
    if (!on && !time) return success(undefined)
    return failure(problem('signInSeen', 'Say whether the last sign-in was before or after the last moment'))
  }
  const at = readInstant(
    { on, time, fields: ['lastSignInOn', 'lastSignInTime'], what: 'of the last sign-in' },
    now,
  )
  if (!at.ok) return at
  const isAfter = at.value > lastMomentAt
  if (isAfter === (seen === 'after-last-moment')) return at
  const moment = formatPacificInstant(lastMomentAt)
  return failure(
    problem(
      'lastSignInOn',
      isAfter
        ? `This is after the last moment, ${moment}. Enter an earlier sign-in, or say that it was after`
        : `This is not after the last moment, ${moment}. Enter a later sign-in, or say that it was before`,
    ),
  )
}

type GivenInstant = { on: string; time: string; fields: [on: string, time: string]; what: string }

/** A Pacific date and time of day that has passed, as UTC instant. */
function readInstant({ on, time, fields, what }: GivenInstant, now: Date): Result<Date> {
  const wrong = [
    ...(isCivilDate(on) ? [] : [problem(fields[0], `Enter the date ${what}`)]),
    ...(isTimeOfDay(time) ? [] : [problem(fields[1], `Enter the time ${what}, Pacific Time`)]),
  ]
  if (wrong.length) return failure(...wrong)
  const at = pacificInstantOf(on, time)
  return at > now
    ? failure(problem(fields[0], `Enter a date and time ${what} that have passed`))
    : success(at)
}

const tooLong = (read: Findings): Problem[] =>
  (['findings', 'correctiveAction', 'correctiveOwner'] as const).flatMap((field) =>
    (read[field]?.length ?? 0) > MOST_OF_TEXT
      ? [problem(field, `Use ${MOST_OF_TEXT.toLocaleString('en-US')} characters or fewer`)]
      : [],
  )

/** A corrective action has somebody who does it, and a day; neither stands without it. */
function correctiveProblems({ correctiveAction, correctiveOwner, correctiveBy }: Findings): Problem[] {
  if (without(correctiveAction))
    return without(correctiveOwner) && without(correctiveBy)
      ? []
      : [problem('correctiveAction', 'Describe the corrective action, or leave its owner and day empty')]
  return [
    ...(without(correctiveOwner) ? [problem('correctiveOwner', 'Enter who does the corrective action')] : []),
    ...(isCivilDate(correctiveBy ?? '')
      ? []
      : [problem('correctiveBy', 'Enter the day by which the corrective action is done')]),
  ]
}

/** What is missing before an investigation can be closed with its determination (R45, D12). */
export function missingToClose(known: Findings): Problem[] {
  const missing = (field: keyof Findings, message: string) => problem(field, message)
  return [
    ...(known.signInSeen ? [] : [missing('signInSeen', 'Say what CalJOBS shows of the last sign-in')]),
    ...(hasInstant(known.signInSeen) && !known.lastSignInAt
      ? [problem('lastSignInOn', 'Enter the date of the last sign-in')]
      : []),
    ...(known.dataAccessed
      ? []
      : [missing('dataAccessed', 'Determine whether confidential or sensitive data were accessed')]),
    ...(known.cause ? [] : [missing('cause', 'Say why the deactivation was late')]),
    ...((known.findings?.trim().length ?? 0) >= LEAST_WORDS
      ? []
      : [missing('findings', `Write down the findings in ${LEAST_WORDS} characters or more`)]),
    ...correctiveProblems(known),
  ]
}

/** A step for the log of an investigation, which nobody changes any more. */
export function readStep(given: string): Result<string> {
  const text = given.trim()
  if (!text) return failure(problem('text', 'Write down what was done or found'))
  if (text.length > MOST_OF_STEP)
    return failure(problem('text', `Use ${MOST_OF_STEP.toLocaleString('en-US')} characters or fewer`))
  return success(text)
}

/** The reason to investigate once more what was closed. */
export function readReopenReason(given: string): Result<string> {
  const reason = given.trim()
  if (reason.length < LEAST_WORDS)
    return failure(
      problem('reason', `Say why it is opened again, in ${LEAST_WORDS} characters or more`, 'D12'),
    )
  if (reason.length > MOST_OF_STEP)
    return failure(
      problem('reason', `Use ${MOST_OF_STEP.toLocaleString('en-US')} characters or fewer`, 'D12'),
    )
  return success(reason)
}

/**
 * When the security office was told, as Pacific date and time of day.
 * @param lastMomentAt UTC instant; before it there was nothing to tell
 */
export function readSecurityOfficeTold(
  given: { toldOn: string; toldTime: string },
  lastMomentAt: Date,
  now: Date,
): Result<Date> {
  const { toldOn: on, toldTime: time } = given
  const what = 'at which the security office was told'
  const at = readInstant({ on, time, fields: ['toldOn', 'toldTime'], what }, now)
  if (!at.ok || at.value > lastMomentAt) return at
  return failure(
    problem('toldOn', `Enter a time after the last moment, ${formatPacificInstant(lastMomentAt)}`, 'D12'),
  )
}

/**
 * By when the security office is to be told; a clock that is shown, nothing more.
 * @param hours from the moment at which the Operations Unit was informed
 */
export const securityOfficeDue = (operationsToldAt: Date, hours: number): Date =>
  new Date(operationsToldAt.getTime() + hours * 3_600_000)
