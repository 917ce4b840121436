import type { CollectionAfterChangeHook } from 'payload'
import type { Request } from '../../src/payload-types.ts'
import { actorOf } from '../../src/services/actor.ts'
import { recordSubmitted } from '../../src/services/recordSubmitted.ts'

/** A new request is written to the audit trail in its own transaction, through whichever door it came. */
export const recordSubmission: CollectionAfterChangeHook<Request> = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc
  const actor = actorOf(req)
  const kind = doc.requestorConfirmed ? ('requestor' as const) : ('visitor' as const)
  const sender = actor.kind === 'system' ? { kind, email: doc.requestorEmail } : actor
  await recordSubmitted(req, doc, sender, (req.context.evidenceIds as string[] | undefined) ?? [])
  return doc
}
