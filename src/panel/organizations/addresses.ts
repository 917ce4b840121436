import type { OrganizationView } from '../../services/organizationList.ts'

export const organizationListPath = '/admin/collections/organizations'
export const organizationReportPath = '/admin/organizations/report'

/** One organization on a page of its own. */
export const organizationPath = (organizationId: string): string => `/admin/organizations/${organizationId}`

/** Payload's own form, for the Operations Unit. */
export const organizationFormPath = (organizationId: string): string =>
  `${organizationListPath}/${organizationId}`

/** The list, narrowed to what lacks something or to names. */
export function organizationsAddress({ view, search }: { view: OrganizationView; search?: string }): string {
  const said = new URLSearchParams({
    ...(view === 'all' ? {} : { view }),
    ...(search ? { q: search } : {}),
  }).toString()
  return `${organizationListPath}${said ? `?${said}` : ''}`
}
