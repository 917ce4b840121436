import type { CivilDate } from './dates.ts'
import type { CoordinatorKind, OrganizationType, RequestorTitle } from './vocabulary.ts'

/** Table 1 of the directive as data (R23). */
export const table1: Record<OrganizationType, { requestor: RequestorTitle; coordinator: CoordinatorKind }> = {
  'local-area': { requestor: 'manager-supervisor', coordinator: 'mis-administrator' },
  'wsb-field-division': { requestor: 'manager-supervisor', coordinator: 'wsb-spoc' },
  'community-based-organization': { requestor: 'project-manager', coordinator: 'operations-unit' },
  'all-other-staff': { requestor: 'manager-supervisor', coordinator: 'operations-unit' },
}

/** Whether Table 1 lets a kind coordinate an organization type (R23). */
export const mayCoordinate = (type: OrganizationType, kind: CoordinatorKind): boolean =>
  table1[type].coordinator === kind

/** A delegate is of the kind that coordinates the type, or of the Operations Unit, which stands in everywhere. */
export const mayStandIn = (type: OrganizationType, kind: CoordinatorKind): boolean =>
  mayCoordinate(type, kind) || kind === 'operations-unit'

/** Whom the absent of a kind may name: somebody who may act where they do. */
export const mayStandInFor = (absent: CoordinatorKind, kind: CoordinatorKind): boolean =>
  absent !== 'auditor' && (kind === absent || kind === 'operations-unit')

export type RoutableCoordinator = {
  id: string
  kind: CoordinatorKind
  email: string
  active: boolean
  /** First and last day of an absence. */
  awayFrom?: CivilDate
  awayTo?: CivilDate
}

export type RoutingQuestion = {
  organizationType: OrganizationType
  organizationName: string
  organizationActive: boolean
  /** The organization's own coordinators. */
  coordinators: RoutableCoordinator[]
  delegate?: RoutableCoordinator
  /** Whom coordinators who are absent today have named to stand in. */
  standIns?: RoutableCoordinator[]
  operationsUnit: RoutableCoordinator[]
  /** Mail addresses of the requestor and the staff member, who may not decide (D6). */
  involved: string[]
  today: CivilDate
}

export type Route = {
  level: 'organization' | 'delegate' | 'operations-unit'
  coordinatorIds: string[]
  /** A sentence for the record. */
  reason: string
  /** The route is not the one of Table 1: somebody should look at why. */
  flagged: boolean
}

/**
 * Table 1, made total (D6): the organization's coordinators who can act today, else its delegate, else the
 * Operations Unit. With nobody in the Operations Unit either, the request still goes there, to no person,
 * and its mailbox is told.
 */
export function route(question: RoutingQuestion): Route {
  const operations = operationsOf(question)
  if (mayCoordinate(question.organizationType, 'operations-unit'))
    return toOperations(
      operations,
      'Table 1: requests of this organization type go to the CalJOBS Operations Unit.',
      false,
    )
  const own = ownOf(question)
  if (own.length)
    return {
      level: 'organization',
      coordinatorIds: idsOf(own),
      reason: `Table 1: ${question.organizationName} has its own CalJOBS Access Coordinator.`,
      flagged: false,
    }
  const named = question.organizationActive ? delegatesOf(question) : undefined
  if (named?.ids.length)
    return {
      level: 'delegate',
      coordinatorIds: named.ids,
      reason: `${whyNotOwn(question)}; ${named.who}.`,
      flagged: named.flagged,
    }
  const why = question.organizationActive
    ? whyNotOwn(question, ' and no delegate')
    : `${question.organizationName} is not active`
  return toOperations(operations, `${why}; the CalJOBS Operations Unit stands in.`, true)
}

/** The coordinators of an active organization, of the kind of Table 1, who can act today. */
export const ownOf = (question: RoutingQuestion): RoutableCoordinator[] =>
  question.organizationActive
    ? question.coordinators
        .filter(({ kind }) => mayCoordinate(question.organizationType, kind))
        .filter(availability(question))
    : []

/** Those of the Operations Unit who can act today. */
export const operationsOf = (question: RoutingQuestion): RoutableCoordinator[] =>
  question.operationsUnit.filter(({ kind }) => kind === 'operations-unit').filter(availability(question))

/** Why the request does not go to the organization's own: they are part of it, or cannot act. */
function whyNotOwn(question: RoutingQuestion, norDelegate = ''): string {
  const name = question.organizationName
  return ownOf({ ...question, involved: [] }).length
    ? `The coordinator of ${name} who can act today is part of this request`
    : `${name} has no coordinator${norDelegate} who can act today`
}

/** Those of a list who may and can stand in today: of a fitting kind, active, there, and not involved. */
export function ableOf(
  question: Pick<RoutingQuestion, 'organizationType' | 'involved' | 'today'>,
  list: RoutableCoordinator[],
): RoutableCoordinator[] {
  return list.filter(({ kind }) => mayStandIn(question.organizationType, kind)).filter(availability(question))
}

/** Those whom the absent have named, else the delegate of the organization; of fitting kinds alone. */
export function delegatesOf(
  question: Pick<RoutingQuestion, 'organizationType' | 'standIns' | 'delegate' | 'involved' | 'today'>,
) {
  const standIns = ableOf(question, question.standIns ?? [])
  if (standIns.length)
    return { ids: idsOf(standIns), who: 'the delegate of the absence stands in', flagged: false }
  const delegate = ableOf(question, question.delegate ? [question.delegate] : [])
  return { ids: idsOf(delegate), who: 'its delegate stands in', flagged: true }
}

function toOperations(operations: RoutableCoordinator[], reason: string, flagged: boolean): Route {
  const nobody = operations.length === 0
  return {
    level: 'operations-unit',
    coordinatorIds: idsOf(operations),
    reason: nobody ? `${reason} Nobody there can act today; its mailbox is told.` : reason,
    flagged: flagged || nobody,
  }
}

function availability({ involved, today }: Pick<RoutingQuestion, 'involved' | 'today'>) {
  const left = new Set(involved.map(normalized))
  return (one: RoutableCoordinator) => one.active && !isAway(one, today) && !left.has(normalized(one.email))
}

/** The same spelling as `people.normalizeEmail`, which reads this table. */
const normalized = (email: string) => email.normalize('NFKC').trim().toLowerCase()

/** Whether a coordinator is absent on a day; an absence without an end lasts. */
export const isAway = ({ awayFrom, awayTo }: RoutableCoordinator, today: CivilDate): boolean =>
  Boolean(awayFrom && awayFrom <= today && (!awayTo || today <= awayTo))

const idsOf = (coordinators: RoutableCoordinator[]) => [...new Set(coordinators.map(({ id }) => id))]
