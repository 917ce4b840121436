import type { TimelineTopic } from '../../policy/timeline.ts'
import { type StaffQuery, type StaffSort, staffParameters } from '../../services/staffQuery.ts'

export const staffListPath = '/admin/collections/staff'

/** The address of the list of staff with these filters, so that a view can be kept as a bookmark. */
export const staffAddress = (query: Partial<StaffQuery>): string =>
  `${staffListPath}?${staffParameters(query)}`

/** The same filters from the first page on, sorted by a column; a second time the other way round. */
export const staffSortAddress = (query: StaffQuery, sort: StaffSort): string =>
  staffAddress({ ...query, page: 1, sort, descending: query.sort === sort ? !query.descending : false })

/** One person on a page of their own. */
export const staffPath = (staffId: string): string => `${staffListPath}/${staffId}`

/** The same, with one topic of the time line alone. */
export const timelineAddress = (staffId: string, topic?: TimelineTopic): string =>
  `${staffPath(staffId)}${topic ? `?show=${topic}` : ''}#time-line`
