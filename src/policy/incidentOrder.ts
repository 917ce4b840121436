import type { RuleCode } from './directive/rules.ts'
import { type Exposure, exposureInWords, exposureOf } from './incidents.ts'
import type { IncidentSource, IncidentState } from './vocabulary.ts'

/** The instants of a late deactivation, all UTC; those that are missing have not come yet. */
export type IncidentTimes = {
  state: IncidentState
  source: IncidentSource
  lastMomentAt: Date
  coordinatorsToldAt?: Date
  deactivatedAt?: Date
  operationsToldAt?: Date
  closedAt?: Date
}

/** How long the account could be used too long; nothing where the deactivation proved not to be late. */
export const exposureOfIncident = (times: IncidentTimes, now: Date): Exposure | undefined =>
  times.state === 'unfounded' ? undefined : exposureOf(times, now)

/** `3 days 4 hours so far`, or `None: not late after all`. */
export function incidentExposureInWords(times: IncidentTimes, now: Date): string {
  const exposure = exposureOfIncident(times, now)
  if (!exposure) return 'None: not late after all'
  const words = exposureInWords(exposure)
  return exposure.running ? `${words} so far` : words
}

/** One step of the order of R43 to R45. */
export type OrderStep = {
  name: 'coordinators-told' | 'deactivated' | 'operations-told' | 'investigated'
  label: string
  clause: RuleCode
  /** UTC instant at which it was done. */
  at?: Date
  /** Since the step before it that was done; `3 hours later`. */
  elapsed?: string
  /** What it waits for, or how else it came about. */
  note?: string
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** `2 days 3 hours later`, `less than an hour later`, `5 hours earlier`. */
export function elapsedInWords(from: Date, to: Date): string {
  const span = to.getTime() - from.getTime()
  const hours = Math.floor(Math.abs(span) / 3_600_000)
  const days = Math.floor(hours / 24)
  const rest = hours % 24
  const words = hours
    ? [days ? counted(days, 'day') : '', rest ? counted(rest, 'hour') : ''].filter(Boolean).join(' ')
    : 'less than an hour'
  return `${words} ${span < 0 ? 'earlier' : 'later'}`
}

const toldBy: Record<IncidentSource, string> = {
  form: 'By the request itself, which came late',
  clock: 'By an urgent message',
  processing: 'Whoever recorded the deactivation knew of it',
}

const investigatedNote: Record<IncidentState, string | undefined> = {
  open: 'Waits for the deactivation',
  deactivated: 'Waits for the Operations Unit',
  'under-investigation': 'Is being investigated',
  closed: undefined,
  unfounded: 'Nothing to investigate: the deactivation was not late after all',
}

/** The steps in the order in which they must come, each with its time stamp (R43-R45, D12). */
export function orderOfSteps(times: IncidentTimes): OrderStep[] {
  const isUnfounded = times.state === 'unfounded'
  const steps: OrderStep[] = [
    {
      name: 'coordinators-told',
      label: 'Coordinators notified',
      clause: 'R43',
      at: times.coordinatorsToldAt,
      note: times.coordinatorsToldAt ? toldBy[times.source] : 'Not yet',
    },
    {
      name: 'deactivated',
      label: 'Account deactivated in CalJOBS',
      clause: 'R44',
      at: times.deactivatedAt,
      note: times.deactivatedAt || isUnfounded ? undefined : 'Not yet: the account can still be used',
    },
    {
      name: 'operations-told',
      label: 'Operations Unit informed',
      clause: 'R44',
      at: times.operationsToldAt,
      note: times.operationsToldAt || isUnfounded ? undefined : 'When the deactivation is recorded',
    },
    {
      name: 'investigated',
      label: 'Investigated and closed',
      clause: 'R45',
      at: isUnfounded ? undefined : times.closedAt,
      note: investigatedNote[times.state],
    },
  ]
  return withElapsed(steps)
}

function withElapsed(steps: OrderStep[]): OrderStep[] {
  let before: Date | undefined
  return steps.map((step) => {
    const elapsed = before && step.at ? elapsedInWords(before, step.at) : undefined
    before = step.at ?? before
    return { ...step, elapsed }
  })
}
