import { type AuditEventName } from '../../audit/events.ts'
import { eventNamed } from '../../audit/sentences/index.ts'
import { isRecordId } from '../../database/recordId.ts'
import { type CivilDate, isCivilDate } from '../../policy/dates.ts'

/** A place in the trail, between two pages: the event that is the last before it. */
export type TrailPlace = { at: Date; id: string }

/** What the trail is searched for; empty texts do not narrow it. */
export type TrailQuery = {
  /** Somebody who acted or whom it was about: a name or a mail address. */
  person: string
  /** A request reference, a CalJOBS username, or the id of a record. */
  record: string
  organizationId?: string
  act?: AuditEventName
  /** Pacific days, as typed. */
  from: string
  to: string
  /** The page goes on from here, to older events or to newer ones. */
  older?: TrailPlace
  newer?: TrailPlace
}

const longest = 120

/** Reads a search from an address; whatever cannot be told counts as not said, but for days, which are told apart. */
export function readTrailQuery(said: Record<string, unknown>): TrailQuery {
  const text = (name: string): string => {
    const value = said[name]
    // PostgreSQL keeps no text with the character 0.
    return typeof value === 'string' ? [...value.replaceAll('\0', '').trim()].slice(0, longest).join('') : ''
  }
  const org = text('org')
  return {
    person: text('person'),
    record: text('record'),
    organizationId: isRecordId(org) ? org : undefined,
    act: eventNamed(text('act')),
    from: text('from'),
    to: text('to'),
    older: readPlace(text('older')),
    newer: readPlace(text('newer')),
  }
}

/** What is wrong with the days, by the field that it stands at. */
export function problemsOf({ from, to }: TrailQuery): { from?: string; to?: string } {
  const wrong = 'Enter a real date as year-month-day, like 2026-04-28'
  const problems = {
    ...(from && !isCivilDate(from) && { from: wrong }),
    ...(to && !isCivilDate(to) && { to: wrong }),
  }
  if (!('from' in problems) && !('to' in problems) && from && to && to < from)
    return { to: 'The last day lies before the first day' }
  return problems
}

/** The days of a search without problems. */
export const daysOf = ({ from, to }: TrailQuery): { from?: CivilDate; to?: CivilDate } => ({
  from: from || undefined,
  to: to || undefined,
})

/** Whether anything narrows the trail. */
export const isNarrowed = ({ person, record, organizationId, act, from, to }: TrailQuery): boolean =>
  Boolean(person || record || organizationId || act || from || to)

/** The same search as an address names it. */
export function trailParameters(query: Partial<TrailQuery>): URLSearchParams {
  const said = {
    person: query.person,
    record: query.record,
    org: query.organizationId,
    act: query.act,
    from: query.from,
    to: query.to,
    older: query.older && placeText(query.older),
    newer: query.newer && placeText(query.newer),
  }
  return new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
  )
}

const placeText = ({ at, id }: TrailPlace): string => `${at.toISOString()}~${id}`

function readPlace(text: string): TrailPlace | undefined {
  const [moment = '', id = ''] = text.split('~')
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(moment) || !isRecordId(id)) return undefined
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? undefined : { at, id }
}
