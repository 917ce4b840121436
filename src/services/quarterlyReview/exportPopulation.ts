import type { PayloadRequest } from 'payload'
import { seesEverything } from '../../access/roles.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import { failure, type Problem, type Result, success } from '../../policy/problem.ts'
import { actorOf, addressOf } from '../actor.ts'
import { applicationOf } from '../application.ts'
import { readDraw } from './drawFacts.ts'
import { reviewNotFound } from './asReviewingUnit.ts'
import { readStored } from './storedPopulation.ts'

const onlyOversightReads: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit and auditors alone take a population along',
  clause: 'R49',
}

export type PopulationFile = { quarter: string; draw: number; parts: AsyncGenerator<string> }

/**
 * The population of a draw, part by part and exactly as it was hashed, so that `sha256sum` says what the record says.
 * Nothing leaves before the audit trail tells of it (C9, D14).
 */
export async function exportPopulation(
  req: PayloadRequest,
  reviewId: string,
): Promise<Result<PopulationFile>> {
  if (!seesEverything(req.user)) return failure(onlyOversightReads)
  const app = applicationOf(req.payload)
  const pool = poolOf(app.payload)
  const record = await readDraw(pool, reviewId)
  if (!record) return failure(reviewNotFound)
  const { quarter, draw, populationSize, populationSha256 } = record.facts
  const event = {
    event: 'review-population-exported' as const,
    actor: actorOf(req),
    subject: { kind: 'review', id: reviewId },
    after: { quarter, draw, count: populationSize, sha256: populationSha256 },
    address: addressOf(req),
  }
  await inTransaction(app.payload, ({ sql }) => writeAuditEvent(sql, event, app.clock.now()), req.user)
  return success({ quarter, draw, parts: readStored(pool, reviewId) })
}
