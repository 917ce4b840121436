import type { PayloadRequest } from 'payload'
import type { RequestScope } from '../../access/ownOrganizations.ts'
import type { DeactivationReason, RequestKind, RequestState } from '../../policy/vocabulary.ts'

/** Requests of one person, and events of each source, at most. */
export const TIMELINE_AT_MOST = 500

/** Whose time line it is. */
export type Person = { id: string; email: string; requestorOfRecordId?: string; deactivatedAt?: string }

/** A request about the person, as the sources of the time line need it. */
export type TimelineRequest = {
  id: string
  reference: string
  kind: RequestKind
  state: RequestState
  username: string | null
  completed_at: Date | null
  deactivated_at: Date | null
  deactivation_reason: DeactivationReason | null
  credentials_issued_at: Date | null
  credentials_expire_at: Date | null
  processor: string | null
}

/** A line of the audit trail about one of these requests. */
export type RequestEvent = {
  request_id: string
  event: string
  at: Date
  actor_kind: string
  who: string | null
  outcome: string
  after: Record<string, unknown> | null
}

/** What every source reads from. */
export type TimelineQuestion = {
  req: PayloadRequest
  person: Person
  scope: RequestScope
  /** By id, those that the signed-in person may see. */
  requests: Map<string, TimelineRequest>
  /** Of these requests, in the order of the chain. */
  events: RequestEvent[]
}

/** Who acted, in words. */
export const whoIn = ({ who, actor_kind }: Pick<RequestEvent, 'who' | 'actor_kind'>): string =>
  who ?? (actor_kind === 'system' ? 'The service itself' : 'A visitor')

/** The way to a request of the time line. */
export const linkTo = ({ id, reference }: Pick<TimelineRequest, 'id' | 'reference'>) =>
  ({ to: 'request', id, label: reference }) as const
