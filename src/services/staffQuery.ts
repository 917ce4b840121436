import { isRecordId } from '../database/recordId.ts'

/** The saved views of the list of staff, in the order in which they stand. */
export const staffViews = ['active', 'due', 'lapsed', 'no-requestor', 'deactivated', 'all'] as const
export type StaffView = (typeof staffViews)[number]

export const staffViewLabels: Record<StaffView, string> = {
  active: 'Active accounts',
  due: 'Due within 30 days',
  lapsed: 'Lapsed',
  'no-requestor': 'Without a requestor',
  deactivated: 'Deactivated',
  all: 'All',
}

/** What the list can be sorted by; each has an index, so that the length of the list does not matter. */
export const staffSorts = ['due', 'name', 'username'] as const
export type StaffSort = (typeof staffSorts)[number]

/** Rows of a page. */
export const staffSizes = [25, 50, 100] as const
export type StaffSize = (typeof staffSizes)[number]
export const USUAL_STAFF_SIZE: StaffSize = 50

export type StaffQuery = {
  view: StaffView
  /** Words of names, addresses or usernames. */
  search: string
  organizationId?: string
  sort: StaffSort
  descending: boolean
  /** From 1. */
  page: number
  size: StaffSize
}

const longestSearch = 100
const lastPage = 10_000

/** Reads the filters of the list of staff from an address; whatever is not known counts as not said. */
export function readStaffQuery(parameters: Record<string, string | string[] | undefined>): StaffQuery {
  const said = (name: string) => {
    const value = parameters[name]
    return typeof value === 'string' ? value.trim().slice(0, longestSearch) : ''
  }
  const view = staffViews.find((one) => one === said('view')) ?? 'active'
  const order = said('order')
  const sort = staffSorts.find((one) => one === order.replace(/^-/, ''))
  const page = Number(said('p'))
  return {
    view,
    search: said('q'),
    organizationId: isRecordId(said('org')) ? said('org') : undefined,
    ...(sort ? { sort, descending: order.startsWith('-') } : { sort: usualSort(view), descending: false }),
    page: Number.isInteger(page) && page > 0 && page <= lastPage ? page : 1,
    size: staffSizes.find((one) => String(one) === said('size')) ?? USUAL_STAFF_SIZE,
  }
}

/** What falls due first stands first; where nothing falls due, names. */
const usualSort = (view: StaffView): StaffSort => (view === 'deactivated' || view === 'all' ? 'name' : 'due')

/** The same as an address says it; what is usual is left out. */
export function staffParameters(query: Partial<StaffQuery>): URLSearchParams {
  const view = query.view ?? 'active'
  const isUsual = query.sort === usualSort(view) && !query.descending
  const said: [string, string | undefined][] = [
    ['view', view],
    ['q', query.search],
    ['org', query.organizationId],
    ['order', query.sort && !isUsual ? `${query.descending ? '-' : ''}${query.sort}` : undefined],
    ['p', query.page && query.page > 1 ? String(query.page) : undefined],
    ['size', query.size && query.size !== USUAL_STAFF_SIZE ? String(query.size) : undefined],
  ]
  return new URLSearchParams(said.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
