import { addDays, type CivilDate, formatCivilDate, mondayOf } from './dates.ts'
import { LAPSING_WITHIN_DAYS } from './dueDates.ts'

/** Weeks of the forecast, the present one included (R11). */
export const FORECAST_WEEKS = 52

/** Where an active account stands by its due date today (R11, D5). */
export type Compliance = 'current' | 'due' | 'lapsed' | 'unknown'

export const complianceLabels: Record<Compliance, string> = {
  current: 'Current',
  due: `Due in ${LAPSING_WITHIN_DAYS} days`,
  lapsed: 'Lapsed',
  unknown: 'No due date on record',
}

/** The last due date that counts as due soon. */
export const lapsingUntil = (today: CivilDate): CivilDate => addDays(today, LAPSING_WITHIN_DAYS)

/** An account lapses on the day after its due date; from 0 to 30 days before, it is due (D2, D5). */
export function complianceOf(dueOn: CivilDate | undefined, today: CivilDate): Compliance {
  if (!dueOn) return 'unknown'
  if (dueOn < today) return 'lapsed'
  return dueOn <= lapsingUntil(today) ? 'due' : 'current'
}

/** The Mondays on which the weeks of the forecast begin, the present week first. */
export function forecastWeeks(today: CivilDate): CivilDate[] {
  const first = mondayOf(today)
  return Array.from({ length: FORECAST_WEEKS }, (_, week) => addDays(first, 7 * week))
}

/** Accounts that fall due on one day; without a day: those that have none on record. */
export type DueCount = { dueOn?: CivilDate; accounts: number }

/** Accounts that fall due in the week that begins on this Monday. */
export type ForecastWeek = { from: CivilDate; accounts: number }

/** What stands apart: lapsed before today, later than the weeks, and without a due date. */
export type Forecast = { weeks: ForecastWeek[]; lapsed: number; later: number; unknown: number }

/** Into which part of the forecast a due date falls: the number of its week, from 0, or what stands apart. */
export const forecastPart = (dueOn: CivilDate | undefined, today: CivilDate): ForecastPart =>
  partOf(dueOn, today, weekEnds(forecastWeeks(today)))

export type ForecastPart = number | 'lapsed' | 'later' | 'unknown'

/** The last day of each week. */
const weekEnds = (weeks: CivilDate[]): CivilDate[] => weeks.map((from) => addDays(from, 6))

function partOf(dueOn: CivilDate | undefined, today: CivilDate, ends: CivilDate[]): ForecastPart {
  if (!dueOn) return 'unknown'
  if (dueOn < today) return 'lapsed'
  const week = ends.findIndex((end) => dueOn <= end)
  return week < 0 ? 'later' : week
}

/** How many accounts fall due in each week (R11). */
export function forecastOf(counts: DueCount[], today: CivilDate): Forecast {
  const apart = { lapsed: 0, later: 0, unknown: 0 }
  const mondays = forecastWeeks(today)
  const ends = weekEnds(mondays)
  const weeks = mondays.map((from) => ({ from, accounts: 0 }))
  for (const { dueOn, accounts } of counts) {
    const part = partOf(dueOn, today, ends)
    if (typeof part === 'string') {
      apart[part] += accounts
      continue
    }
    const week = weeks[part]
    if (week) week.accounts += accounts
  }
  return { weeks, ...apart }
}

const count = (number: number): string => number.toLocaleString('en-US')

/** `260 accounts fall due in the next 52 weeks. The most fall due in the week of June 7, 2027: 31.` */
export function forecastInWords({ weeks }: Forecast): string {
  const total = weeks.reduce((sum, { accounts }) => sum + accounts, 0)
  const [first, ...others] = weeks
  if (!first || !total) return `No account falls due in the next ${FORECAST_WEEKS} weeks.`
  const most = others.reduce((best, week) => (week.accounts > best.accounts ? week : best), first)
  const falls = total === 1 ? '1 account falls' : `${count(total)} accounts fall`
  return `${falls} due in the next ${FORECAST_WEEKS} weeks. The most fall due in the week of ${formatCivilDate(most.from)}: ${count(most.accounts)}.`
}

/** Accounts of an organization by where they stand. */
export type ComplianceCounts = Record<Compliance, number>

export const accountsOf = ({ current, due, lapsed, unknown }: ComplianceCounts): number =>
  current + due + lapsed + unknown

/** Those whose documents hold today: current, or due soon. */
export const compliantOf = ({ current, due }: ComplianceCounts): number => current + due

/** All organizations together. */
export const totalOf = (rows: ComplianceCounts[]): ComplianceCounts =>
  rows.reduce<ComplianceCounts>(
    (total, { current, due, lapsed, unknown }) => ({
      current: total.current + current,
      due: total.due + due,
      lapsed: total.lapsed + lapsed,
      unknown: total.unknown + unknown,
    }),
    { current: 0, due: 0, lapsed: 0, unknown: 0 },
  )

/** The most lapsed first, then what is due, then by name. */
export const byLapsed = <T extends ComplianceCounts & { name: string }>(rows: T[]): T[] =>
  [...rows].sort(
    (one, other) =>
      other.lapsed - one.lapsed || other.due - one.due || one.name.localeCompare(other.name, 'en-US'),
  )

/** `SAMPLE Area has the most lapsed: 4 of 31.` */
export function complianceInWords(rows: (ComplianceCounts & { name: string })[]): string {
  const [worst] = byLapsed(rows)
  if (!worst) return 'No account is active.'
  if (!worst.lapsed) return 'No account has lapsed.'
  const ofAll = `${count(worst.lapsed)} of ${count(accountsOf(worst))}`
  return rows.length === 1
    ? `${worst.name}: ${ofAll} lapsed.`
    : `${worst.name} has the most lapsed: ${ofAll}.`
}
