import { citationLine, citationOf } from './directive/citation.ts'
import type { CivilDate } from './dates.ts'
import { delegatesOf, isAway, mayCoordinate, mayStandIn, type RoutableCoordinator } from './routing.ts'
import type { OrganizationType } from './vocabulary.ts'

/** What an organization lacks, the most pressing first (R7, D6). */
export const organizationFlags = [
  'no-coordinator',
  'away-without-delegate',
  'unfit-contact',
  'no-process',
  'process-without-document',
] as const
export type OrganizationFlag = (typeof organizationFlags)[number]

export const organizationFlagLabels: Record<OrganizationFlag, string> = {
  'no-coordinator': 'No active coordinator',
  'away-without-delegate': 'Away without a delegate',
  'unfit-contact': 'A contact who gets no requests',
  'no-process': 'No process on file',
  'process-without-document': 'Process stated, no document',
}

/** What it means, and the way out. */
export const organizationFlagHints: Record<OrganizationFlag, string> = {
  'no-coordinator':
    'Table 1 names a coordinator for these organizations, and none is active: their requests go to the delegate or to the Operations Unit. The Operations Unit names a coordinator.',
  'away-without-delegate':
    'Every coordinator is away today and nobody who can act stands in: their requests go to the Operations Unit. The coordinator names a delegate under “My absence”, or the Operations Unit does.',
  'unfit-contact':
    'A coordinator or delegate is named who is not active, or whose kind Table 1 does not name for this type of organization. Nothing is sent to them. The Operations Unit removes them on the record of the organization.',
  'no-process': `${citationLine(citationOf('R7'))} Its coordinator or the Operations Unit puts the document on file on the page of the organization.`,
  'process-without-document':
    'A date is stated for the process, but the document is missing. Its coordinator or the Operations Unit puts it on file on the page of the organization.',
}

export type CheckedOrganization = {
  type: OrganizationType
  /** Takes requests today; of one that does not, nothing is asked. */
  isActive: boolean
  coordinators: RoutableCoordinator[]
  /** Whom the coordinators who are away today have named. */
  standIns: RoutableCoordinator[]
  delegate?: RoutableCoordinator
  processOnFileOn?: CivilDate
  hasProcessDocument: boolean
}

/**
 * What an organization lacks on a Pacific day. Where Table 1 sends the requests to the Operations Unit, no coordinator
 * of its own is missed.
 */
export function flagsOf(organization: CheckedOrganization, today: CivilDate): OrganizationFlag[] {
  if (!organization.isActive) return []
  return [
    ...coordinatorFlags(organization, today),
    ...contactFlags(organization),
    ...processFlags(organization),
  ]
}

function coordinatorFlags(
  { type, coordinators, standIns, delegate }: CheckedOrganization,
  today: CivilDate,
): OrganizationFlag[] {
  if (mayCoordinate(type, 'operations-unit')) return []
  const able = coordinators.filter(({ kind, active }) => mayCoordinate(type, kind) && active)
  if (!able.length) return ['no-coordinator']
  if (!able.every((one) => isAway(one, today))) return []
  return delegatesOf({ organizationType: type, standIns, delegate, involved: [], today }).ids.length
    ? []
    : ['away-without-delegate']
}

function contactFlags({ type, coordinators, delegate }: CheckedOrganization): OrganizationFlag[] {
  const fit =
    coordinators.every(({ kind, active }) => active && mayCoordinate(type, kind)) &&
    (!delegate || (delegate.active && mayStandIn(type, delegate.kind)))
  return fit ? [] : ['unfit-contact']
}

function processFlags({ processOnFileOn, hasProcessDocument }: CheckedOrganization): OrganizationFlag[] {
  if (hasProcessDocument) return []
  return [processOnFileOn ? 'process-without-document' : 'no-process']
}
