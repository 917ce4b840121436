import { kindOf } from '../../policy/kinds/index.ts'
import { timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import { deactivationReasonLabels } from '../../policy/vocabulary.ts'
import { linkTo, type TimelineQuestion, type TimelineRequest } from './question.ts'

/** When the account came to be and was deactivated, by the requests that were carried out (R8, R29, R40). */
export function accountEntries({ requests, person }: TimelineQuestion): TimelineEntry[] {
  const all = [...requests.values()]
  const deactivated = all.flatMap(deactivation)
  const isTold = !person.deactivatedAt || deactivated.some(({ at }) => at === person.deactivatedAt)
  return [
    ...all.flatMap(creation),
    ...deactivated,
    ...(isTold ? [] : [timelineEntry('account', new Date(person.deactivatedAt ?? ''), DEACTIVATED)]),
  ]
}

const DEACTIVATED = 'Account deactivated in CalJOBS'

function creation(request: TimelineRequest): TimelineEntry[] {
  if (!request.completed_at || kindOf(request.kind).concerns !== 'new-person') return []
  return [
    timelineEntry('account', request.completed_at, 'Account made in CalJOBS', {
      who: request.processor ?? undefined,
      details: request.username ? [`Username: ${request.username}`] : [],
      links: [linkTo(request)],
    }),
  ]
}

function deactivation(request: TimelineRequest): TimelineEntry[] {
  if (!request.deactivated_at) return []
  const reason = request.deactivation_reason
  return [
    timelineEntry('account', request.deactivated_at, DEACTIVATED, {
      who: request.processor ?? undefined,
      details: reason ? [deactivationReasonLabels[reason]] : [],
      links: [linkTo(request)],
    }),
  ]
}
