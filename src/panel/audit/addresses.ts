import { type TrailQuery, trailParameters } from '../../services/audit/trailQuery.ts'
import { incidentPath } from '../incidents/addresses.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { jobsPath } from '../jobs/JobsPage.tsx'
import { organizationPath } from '../organizations/addresses.ts'
import { staffPath } from '../people/addresses.ts'
import { letterPath } from '../quarterlyReview/letterAddresses.ts'
import { drawPath, reviewItemPath } from '../quarterlyReview/reportAddresses.ts'

export const trailPath = '/admin/collections/audit-events'

/** One event on its own page. */
export const eventPath = (eventId: string): string => `${trailPath}/${eventId}`

const withParameters = (path: string, query: Partial<TrailQuery>): string => {
  const said = trailParameters(query)
  return said.size ? `${path}?${said}` : path
}

/** The search, so that it can be kept as a bookmark. */
export const trailAddress = (query: Partial<TrailQuery>): string => withParameters(trailPath, query)

/** The events of a search as a file for spreadsheets, from the first page on. */
export const trailFile = (query: TrailQuery): string =>
  withParameters('/api/audit-events/export.csv', { ...query, older: undefined, newer: undefined })

const inCollection = (slug: string) => (id: string) => `/admin/collections/${slug}/${id}`

const paths: Record<string, (id: string) => string> = {
  request: reviewPath,
  staff: staffPath,
  organization: organizationPath,
  incident: incidentPath,
  review: drawPath,
  'review-item': reviewItemPath,
  'review-letter': letterPath,
  requestor: inCollection('requestors'),
  coordinator: inCollection('coordinators'),
  message: inCollection('messages'),
  privilege: inCollection('privileges'),
  'job-function': inCollection('job-functions'),
  'denial-reason': inCollection('denial-reasons'),
  'unavailable-period': inCollection('unavailable-periods'),
  'training-page': inCollection('training-pages'),
  'training-file': inCollection('training-files'),
  'confidentiality-form': () => '/admin/forms',
  announcement: () => '/admin/announcements',
  job: () => jobsPath,
}

/** The page of a record; nothing where it has none. */
export const recordPath = ({ kind, id }: { kind: string; id: string }): string | undefined =>
  paths[kind]?.(id)
