import type { PayloadRequest } from 'payload'
import { ownOrganizationIds } from '../../access/ownOrganizations.ts'
import { seesEverything } from '../../access/roles.ts'
import { isRecordId } from '../../database/recordId.ts'
import { readerFor } from '../../database/transaction.ts'
import { type Count, countOf, MOST_COUNTED } from '../count.ts'
import {
  type TrailEvent,
  trailEvent,
  type TrailEventFacts,
  trailEventFacts,
  trailNames,
} from './trailEvents.ts'
import { problemsOf, type TrailPlace, type TrailQuery } from './trailQuery.ts'
import { countEvents, findEvent, findEvents, prepareSearch, type TrailRow } from './trailSearch.ts'

/** Events of a page. */
export const EVENTS_A_PAGE = 50

export type TrailList = {
  events: TrailEvent[]
  total: Count
  /** Where the pages before and after go on. */
  newer?: TrailPlace
  older?: TrailPlace
  /** Whether the signed-in person sees events of every organization. */
  oversight: boolean
}

/**
 * One page of the audit trail within what the signed-in person may see, the newest event first (C9, R18). A search whose
 * days cannot be read finds nothing.
 */
export async function readTrail(req: PayloadRequest, query: TrailQuery): Promise<TrailList> {
  const oversight = seesEverything(req.user)
  if (Object.keys(problemsOf(query)).length) return { events: [], total: countOf(0), oversight }
  const search = await prepareSearch(req, query)
  const { older, newer } = query
  const found = await findEvents(search, {
    limit: EVENTS_A_PAGE + 1,
    newer,
    older: newer ? undefined : older,
  })
  // From the first page on, so that it is never shorter than the trail allows.
  if (newer && found.length <= EVENTS_A_PAGE)
    return readTrail(req, { ...query, newer: undefined, older: undefined })
  const rows = found.slice(0, EVENTS_A_PAGE)
  if (newer) rows.reverse()
  const names = await trailNames(search.sql, rows, false)
  const hasMore = found.length > EVENTS_A_PAGE
  return {
    events: inChainOrder(rows).map((row) => trailEvent(row, names)),
    total: countOf(await countEvents(search, MOST_COUNTED)),
    newer: newer || older ? placeOf(rows[0]) : undefined,
    older: newer || hasMore ? placeOf(rows.at(-1)) : undefined,
    oversight,
  }
}

const placeOf = (row: TrailRow | undefined): TrailPlace | undefined => row && { at: row.at, id: row.id }

/** Events of one moment stand as the chain has them. */
export const inChainOrder = (rows: TrailRow[]): TrailRow[] =>
  [...rows].sort(
    (one, other) => other.at.getTime() - one.at.getTime() || Number(other.position) - Number(one.position),
  )

/** One event with what was before and after; nothing where there is none that the signed-in person may see. */
export async function readEvent(req: PayloadRequest, id: string): Promise<TrailEventFacts | undefined> {
  if (!isRecordId(id)) return undefined
  const sql = readerFor(req)
  const organizationIds = seesEverything(req.user) ? null : await ownOrganizationIds(req)
  const row = await findEvent({ sql, organizationIds }, id)
  return row && trailEventFacts(row, await trailNames(sql, [row], true))
}
