export const renewalsPath = '/admin/renewals'

const narrowed = (path: string, organizationId?: string): string =>
  organizationId ? `${path}?org=${organizationId}` : path

export const complianceFile = (organizationId?: string): string =>
  narrowed('/api/organizations/compliance.csv', organizationId)

export const forecastFile = (organizationId?: string): string =>
  narrowed('/api/organizations/forecast.csv', organizationId)

export const lapsedFile = (organizationId?: string): string =>
  narrowed('/api/staff/lapsed.csv', organizationId)

/** The page of one organization. */
export const renewalsAddress = (organizationId?: string): string => narrowed(renewalsPath, organizationId)
