import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator, seesEverything } from '../../access/roles.ts'
import { headText } from '../../audit/trailHead.ts'
import { faultInWords, gapInWords, verdictInWords } from '../../audit/verdictWords.ts'
import type { AuditVerdict } from '../../audit/verifyAuditTrail.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, readerFor } from '../../database/transaction.ts'
import { failure, type Problem, type Result, success } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { keepVerdict, verdictFacts, verifyOneState } from './verifyTrail.ts'

const onlyOversightVerifies: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit and auditors alone verify the audit trail',
}

const busy: Problem = {
  code: 'already-verifying',
  message:
    'The audit trail is being verified at this moment. Its result will stand on this page when it is done',
}

/** What came of a verification, in words. */
export type Verified = {
  result: string
  isWhole: boolean
  /** The first faults and gaps. */
  faults: string[]
  head?: string
}

/** Faults that an answer names. */
const MOST_TOLD = 20

/** Computes the chain again for a person of oversight; what comes of it is kept, and told to the trail (C9, D37). */
export async function verifyByHand(
  app: Application,
  { user, address }: { user: TypedUser; address?: string },
): Promise<Result<Verified>> {
  const coordinator = activeCoordinator(user)
  if (!coordinator || !seesEverything(user)) return failure(onlyOversightVerifies)
  const verdict = await verifyOneState(app.payload)
  if (!verdict) return failure(busy)
  const now = app.clock.now()
  await inTransaction(
    app.payload,
    async ({ req, sql }) => {
      await keepVerdict(sql, verdict, { coordinatorId: coordinator.id }, now)
      const event = { event: 'trail-verified' as const, actor: actorOf(req), after: verdictFacts(verdict) }
      await writeAuditEvent(sql, { ...event, address }, now)
    },
    user,
  )
  return success(inWords(verdict))
}

const inWords = (verdict: AuditVerdict): Verified => ({
  result: verdictInWords(verdict),
  isWhole: verdict.faultCount === 0,
  faults: [...verdict.faults.map(faultInWords), ...verdict.gaps.map(gapInWords)].slice(0, MOST_TOLD),
  head: verdict.head && headText(verdict.head),
})

/** One verification that was kept. */
export type Verification = {
  at: Date
  /** Who asked for it; nothing for the one of each night. */
  by?: string
  result: string
  isWhole: boolean
  firstFault?: string
  head?: string
}

/** Verifications that the page shows. */
const SHOWN = 10

/** The latest verifications, the newest first; nothing for who is not of oversight. */
export async function readVerifications(req: PayloadRequest): Promise<Verification[] | undefined> {
  if (!seesEverything(req.user)) return undefined
  const { rows } = await readerFor(req).query(
    `select v.verified_at, c.name, v.events, v.fault_count, v.first_fault, v.head_position, v.head_hash
       from audit_verifications v left join coordinators c on c.id = v.coordinator_id
      order by v.verified_at desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({
    at: row.verified_at as Date,
    by: typeof row.name === 'string' ? row.name : undefined,
    result: verdictInWords({ events: Number(row.events), faultCount: Number(row.fault_count) }),
    isWhole: Number(row.fault_count) === 0,
    firstFault: typeof row.first_fault === 'string' ? row.first_fault : undefined,
    head: row.head_hash
      ? headText({ position: Number(row.head_position), hash: String(row.head_hash) })
      : undefined,
  }))
}
