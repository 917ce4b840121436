import { exposureOfIncident, type IncidentTimes } from './incidentOrder.ts'
import {
  type DataAccessed,
  dataAccessed,
  dataAccessedLabels,
  type IncidentSource,
  incidentSourceLabels,
  incidentSources,
  type LateCause,
  lateCauseLabels,
  lateCauses,
} from './vocabulary.ts'

/** A late deactivation with the determination of its last round, where that is closed. */
export type ReportedIncident = IncidentTimes & {
  organization: string
  source: IncidentSource
  cause?: LateCause
  dataAccessed?: DataAccessed
}

export type ReportLine = { label: string; count: number }
/** Hours are whole, rounded down for each incident; what runs counts until the present. */
export type ExposureHours = { total: number; median: number; longest: number }

export type IncidentReport = {
  /** Without those that proved not to be late. */
  count: number
  /** Not closed yet. */
  open: number
  /** Proved not to be late; they count nowhere else. */
  unfounded: number
  exposure: ExposureHours
  bySource: ReportLine[]
  byCause: ReportLine[]
  byDetermination: ReportLine[]
  byOrganization: (ReportLine & { open: number } & ExposureHours)[]
}

/** The numbers of a time about its late deactivations (R45, D12). */
export function reportOf(all: ReportedIncident[], now: Date): IncidentReport {
  const late = all.filter(({ state }) => state !== 'unfounded')
  return {
    count: late.length,
    open: openAmong(late),
    unfounded: all.length - late.length,
    exposure: exposureHours(late, now),
    bySource: linesOf(incidentSources, incidentSourceLabels, late, ({ source }) => source),
    byCause: linesOf(lateCauses, lateCauseLabels, late, ({ cause }) => cause),
    byDetermination: linesOf(dataAccessed, dataAccessedLabels, late, (one) => one.dataAccessed),
    byOrganization: byOrganization(late, now),
  }
}

const openAmong = (late: ReportedIncident[]) => late.filter(({ state }) => state !== 'closed').length

/** What is left over was not determined yet. */
function linesOf<Value extends string>(
  values: readonly Value[],
  labels: Record<Value, string>,
  late: ReportedIncident[],
  valueOf: (incident: ReportedIncident) => Value | undefined,
): ReportLine[] {
  const count = (value?: Value) => late.filter((one) => valueOf(one) === value).length
  const undetermined = count(undefined)
  return [
    ...values.map((value) => ({ label: labels[value], count: count(value) })),
    ...(undetermined ? [{ label: 'Not determined yet', count: undetermined }] : []),
  ]
}

function exposureHours(late: ReportedIncident[], now: Date): ExposureHours {
  const hours = late.map((one) => exposureOfIncident(one, now)?.hours ?? 0).sort((one, other) => one - other)
  return {
    total: hours.reduce((sum, one) => sum + one, 0),
    median: medianOf(hours),
    longest: hours.at(-1) ?? 0,
  }
}

/** Of two in the middle the mean, rounded down. */
function medianOf(sorted: number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 ? upper : Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2)
}

function byOrganization(late: ReportedIncident[], now: Date): IncidentReport['byOrganization'] {
  const names = [...new Set(late.map(({ organization }) => organization))].sort((a, b) => a.localeCompare(b))
  return names.map((label) => {
    const own = late.filter(({ organization }) => organization === label)
    return { label, count: own.length, open: openAmong(own), ...exposureHours(own, now) }
  })
}
