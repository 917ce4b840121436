import type { NoticeKey } from './notices.ts'
import { kindOf } from './kinds/index.ts'
import { failure, type Problem, type Result, success } from './problem.ts'
import { type RequestKind, type RequestState, requestStateLabels } from './vocabulary.ts'

export type RequestEvent =
  | 'submit'
  | 'claim'
  | 'release'
  | 'reassign'
  | 'return'
  | 'resubmit'
  | 'grant'
  | 'deny'
  | 'record-account'
  | 'record-deactivation'
  | 'confirm'
  | 'withdraw'
  | 'supersede'

export const requestEvents: RequestEvent[] = [
  'submit',
  'claim',
  'release',
  'reassign',
  'return',
  'resubmit',
  'grant',
  'deny',
  'record-account',
  'record-deactivation',
  'confirm',
  'withdraw',
  'supersede',
]

export type ActorRole = 'requestor' | 'coordinator' | 'operations-unit' | 'auditor' | 'system'
export type FromState = RequestState | 'draft'

export type Transition = {
  event: RequestEvent
  from: FromState
  to: RequestState
  roles: ActorRole[]
  /** Of kinds that are decided first, or of those that are only recorded; of all, where it is left out. */
  decided?: boolean
  /** Names of the data that must be there. */
  needs: string[]
  /** Name in the audit trail. */
  auditEvent: string
  notices: NoticeKey[]
}

type Edge = Omit<Transition, 'from' | 'to'>

const deciders: ActorRole[] = ['coordinator', 'operations-unit']

const edges = (from: FromState[], to: RequestState | 'same', edge: Edge): Transition[] =>
  from.map((state) => ({ ...edge, from: state, to: to === 'same' ? (state as RequestState) : to }))

const reassigning: Edge = {
  event: 'reassign',
  roles: deciders,
  needs: ['assignee'],
  auditEvent: 'request-assigned',
  notices: ['request-assigned'],
}

/** The life cycle of a request as data (design, section 3). What is not listed is impossible. */
export const transitions: Transition[] = [
  ...edges(['draft'], 'submitted', {
    event: 'submit',
    roles: ['requestor', ...deciders],
    needs: [],
    auditEvent: 'request-submitted',
    notices: ['request-received', 'request-routed'],
  }),
  ...edges(['returned'], 'submitted', {
    event: 'resubmit',
    roles: ['requestor'],
    needs: [],
    auditEvent: 'request-resubmitted',
    notices: ['request-received', 'request-routed'],
  }),
  ...edges(['submitted'], 'in-review', {
    event: 'claim',
    roles: deciders,
    needs: [],
    auditEvent: 'request-claimed',
    notices: [],
  }),
  ...edges(['in-review'], 'submitted', {
    event: 'release',
    roles: deciders,
    needs: [],
    auditEvent: 'request-released',
    notices: [],
  }),
  ...edges(['submitted'], 'in-review', reassigning),
  ...edges(['in-review', 'granted'], 'same', reassigning),
  ...edges(['submitted', 'in-review'], 'returned', {
    event: 'return',
    roles: deciders,
    needs: ['parts', 'text'],
    auditEvent: 'request-returned',
    notices: ['request-returned'],
  }),
  ...edges(['submitted', 'in-review'], 'granted', {
    event: 'grant',
    decided: true,
    roles: deciders,
    needs: [],
    auditEvent: 'request-granted',
    notices: ['request-granted'],
  }),
  ...edges(['submitted', 'in-review'], 'denied', {
    event: 'deny',
    roles: deciders,
    needs: ['reasonCode', 'text'],
    auditEvent: 'request-denied',
    notices: ['request-denied'],
  }),
  ...edges(['granted'], 'completed', {
    event: 'record-account',
    decided: true,
    roles: deciders,
    needs: ['username'],
    auditEvent: 'account-recorded',
    notices: ['account-credentials', 'account-recorded'],
  }),
  ...edges(['submitted', 'in-review'], 'completed', {
    event: 'record-deactivation',
    decided: false,
    roles: deciders,
    needs: ['deactivatedAt'],
    auditEvent: 'account-recorded',
    notices: ['account-recorded'],
  }),
  // A deactivation that binds nothing yet, since neither the requestor of record nor a coordinator sent it (D24).
  ...edges(['submitted', 'in-review'], 'same', {
    event: 'confirm',
    decided: false,
    roles: deciders,
    needs: ['text'],
    auditEvent: 'deactivation-confirmed',
    notices: [],
  }),
  ...edges(['submitted', 'in-review', 'returned'], 'withdrawn', {
    event: 'withdraw',
    roles: ['requestor'],
    needs: [],
    auditEvent: 'request-withdrawn',
    notices: ['request-withdrawn'],
  }),
  ...edges(['submitted', 'in-review', 'returned', 'granted'], 'superseded', {
    event: 'supersede',
    roles: ['system'],
    needs: [],
    auditEvent: 'request-superseded',
    notices: ['request-superseded'],
  }),
]

const concerns = (transition: Transition, kind: RequestKind) =>
  transition.decided === undefined || transition.decided === kindOf(kind).decided

export const findTransition = (
  kind: RequestKind,
  from: FromState,
  event: RequestEvent,
): Transition | undefined =>
  transitions.find((one) => one.event === event && one.from === from && concerns(one, kind))

/** Whether any act leads from one state to another; the last guard against side doors. */
export const isAllowedEdge = (kind: RequestKind, from: RequestState, to: RequestState): boolean =>
  transitions.some((one) => one.from === from && one.to === to && concerns(one, kind))

/** Whether this act is possible now, for this role, with this data; otherwise every reason why not. */
export function checkTransition(input: {
  kind: RequestKind
  from: FromState
  event: RequestEvent
  role: ActorRole
  data: Record<string, unknown>
}): Result<Transition> {
  const transition = findTransition(input.kind, input.from, input.event)
  if (!transition) {
    const state = input.from === 'draft' ? 'Draft' : requestStateLabels[input.from]
    return failure({
      code: 'not-possible-from-state',
      message: `This cannot be done now: the request is "${state}"`,
    })
  }
  if (!transition.roles.includes(input.role))
    return failure({ code: 'role-may-not', message: 'Your role may not do this', clause: 'R18' })
  const missing = transition.needs.filter((need) => isMissing(input.data[need]))
  return missing.length ? failure(...missing.map(missingProblem)) : success(transition)
}

const isMissing = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && !value.trim()) ||
  (Array.isArray(value) && value.length === 0)

const missingMessages: Record<string, string> = {
  reasonCode: 'Select a reason for the denial',
  text: 'Explain it in your own words',
  parts: 'Select what the requestor must look at again',
  username: 'Enter the CalJOBS username',
  assignee: 'Select a coordinator',
  deactivatedAt: 'Enter when the account was deactivated',
}

const missingProblem = (need: string): Problem => ({
  code: `missing-${need}`,
  field: need,
  message: missingMessages[need] ?? `Enter ${need}`,
})
