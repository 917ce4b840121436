import { delegatesOf, operationsOf, ownOf, route, type Route, type RoutingQuestion } from './routing.ts'

/** Who has an open request. */
export type Held = {
  level: Route['level']
  reason: string
  flagged: boolean
  /** Ids of those whom it reached. */
  routedTo: string[]
  /** It passed its target, and was sent on. */
  isEscalated: boolean
  /** Id of who works on it, where somebody does. */
  holder?: string
}

export type Rerouted = Pick<Held, 'level' | 'reason' | 'flagged' | 'routedTo' | 'holder'>

/**
 * Who has an open request after a change of coordinators, absences or organizations: those who had it and still may,
 * and where none of them is left, those whom Table 1 names now (D6, D26).
 */
export function reroute(question: RoutingQuestion, held: Held): Rerouted {
  const still = held.routedTo.filter((id) => idsAt(question, held.level).includes(id))
  const onTop = held.isEscalated ? held.routedTo.filter((id) => escalationIds(question).includes(id)) : []
  const fresh = still.length ? undefined : route(question)
  const { level, reason, flagged } = fresh ?? held
  const routedTo = [...new Set([...(fresh?.coordinatorIds ?? still), ...onTop])]
  const stays = held.holder !== undefined && mayHold(question, held.holder, routedTo)
  return { level, reason, flagged, routedTo, holder: stays ? held.holder : undefined }
}

const ids = (list: { id: string }[]) => list.map(({ id }) => id)

const escalationIds = (question: RoutingQuestion) => [
  ...delegatesOf(question).ids,
  ...ids(operationsOf(question)),
]

function idsAt(question: RoutingQuestion, level: Route['level']): string[] {
  if (level === 'organization') return ids(ownOf(question))
  if (level === 'operations-unit') return ids(operationsOf(question))
  return question.organizationActive ? delegatesOf(question).ids : []
}

/** An absence of their own does not take a request from the organization's own or the Operations Unit. */
function mayHold(question: RoutingQuestion, id: string, routedTo: string[]): boolean {
  const there = presentAll(question)
  return routedTo.includes(id) || ids([...ownOf(there), ...operationsOf(there)]).includes(id)
}

const presentAll = (question: RoutingQuestion): RoutingQuestion => ({
  ...question,
  coordinators: question.coordinators.map(asPresent),
  operationsUnit: question.operationsUnit.map(asPresent),
})

const asPresent = <T extends object>(one: T): T => ({ ...one, awayFrom: undefined, awayTo: undefined })

/** Whether anything is different from before. */
export const isRerouted = (held: Held, after: Rerouted): boolean =>
  held.level !== after.level ||
  held.reason !== after.reason ||
  held.holder !== after.holder ||
  !sameIds(held.routedTo, after.routedTo)

const sameIds = (some: string[], others: string[]) =>
  some.length === others.length && some.every((id) => others.includes(id))
