import { isRecordId } from '../../database/recordId.ts'
import { isQuarter, type Quarter } from '../../policy/quarters.ts'
import { type IncidentState, incidentStates } from '../../policy/vocabulary.ts'

/** A state, or what the Operations Unit has to do. */
export type IncidentFilter = IncidentState | 'to-investigate'

/** The states that a filter holds. */
export const statesOf = (filter: IncidentFilter): IncidentState[] =>
  filter === 'to-investigate' ? ['deactivated', 'under-investigation'] : [filter]

/** What the list of late deactivations is narrowed to. */
export type IncidentQuery = {
  state?: IncidentFilter
  organizationId?: string
  /** Of the Pacific day on which it was opened. */
  quarter?: Quarter
  /** From 1. */
  page: number
}

/** Rows of a page. */
export const INCIDENTS_A_PAGE = 50
const lastPage = 10_000

/** Reads the filters from an address; whatever is not known counts as not said. */
export function readIncidentQuery(said: Record<string, unknown>): IncidentQuery {
  const page = Number(said.page)
  return {
    state: [...incidentStates, 'to-investigate' as const].find((one) => one === said.state),
    organizationId: typeof said.org === 'string' && isRecordId(said.org) ? said.org : undefined,
    quarter: isQuarter(said.quarter) ? said.quarter : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  }
}

/** The same filters as an address names them. */
export function incidentParameters(query: Partial<IncidentQuery>): URLSearchParams {
  const { state, organizationId, quarter, page = 1 } = query
  return new URLSearchParams({
    ...(state && { state }),
    ...(organizationId && { org: organizationId }),
    ...(quarter && { quarter }),
    ...(page > 1 && { page: String(page) }),
  })
}
