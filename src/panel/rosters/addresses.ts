import type { RosterQuery } from '../../services/rosters/rosterList.ts'

export const rostersPath = '/admin/rosters'

const parametersOf = ({ organizationId, show }: RosterQuery): string => {
  const said = new URLSearchParams()
  if (organizationId) said.set('org', organizationId)
  if (show !== 'overdue') said.set('show', show)
  return said.size ? `?${said}` : ''
}

/** The list, narrowed down. */
export const rostersAddress = (query: RosterQuery): string => `${rostersPath}${parametersOf(query)}`

/** The same as a file. */
export const rostersFile = (query: RosterQuery): string => `/api/requestors/rosters.csv${parametersOf(query)}`
