import { checkClaim, checkReassigning, checkSeparationOfDuties } from '../decision.ts'
import { type ActorRole, findTransition, type RequestEvent } from '../lifecycle.ts'
import type { RequestKind, RequestState } from '../vocabulary.ts'
import { reviewStateLabel } from './words.ts'

/** What the signed-in person may do with a request now, and in words why not where nothing is possible. */
export type Standing = { acts: RequestEvent[]; reasons: string[] }

const panelActs: RequestEvent[] = [
  'claim',
  'release',
  'grant',
  'deny',
  'return',
  'record-account',
  'confirm',
  'record-deactivation',
  'reassign',
]

/** The same rules as `src/services/actOnRequest.ts`, asked before the buttons are drawn (R18, R19, D6). */
export function standingOf(asked: {
  kind: RequestKind
  /** A deactivation that counts, so that there is nothing to confirm (D24). */
  binds?: boolean
  state: RequestState
  role: ActorRole
  actorId: string
  claimedBy?: { id: string; name: string; isAway: boolean }
  people: Parameters<typeof checkSeparationOfDuties>[0]
}): Standing {
  const possible = panelActs.filter(
    (event) => findTransition(asked.kind, asked.state, event) && (event !== 'confirm' || !asked.binds),
  )
  if (!possible.length) return { acts: [], reasons: [nothingToDo(asked.kind, asked.state)] }
  if (asked.role === 'auditor')
    return { acts: [], reasons: ['Auditors see every request and change none: another person must act'] }
  const own = checkSeparationOfDuties(asked.people)
  if (own.length) return { acts: [], reasons: own.map(({ message }) => message) }
  const claim = checkClaim(asked)
  if (!claim.length) return { acts: possible, reasons: [] }
  const mayReassign = !checkReassigning(asked).length
  return {
    acts: possible.filter((event) => event === 'claim' || (event === 'reassign' && mayReassign)),
    reasons: claim.map(({ message }) => message),
  }
}

const nothingToDo = (kind: RequestKind, state: RequestState): string =>
  state === 'returned'
    ? 'The requestor was asked for more information: nothing can be decided before the answer'
    : `Nothing more can be done: the request is "${reviewStateLabel(kind, state)}"`
