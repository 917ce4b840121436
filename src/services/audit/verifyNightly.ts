import { headText } from '../../audit/trailHead.ts'
import { firstFaultInWords, verdictInWords } from '../../audit/verdictWords.ts'
import type { AuditVerdict } from '../../audit/verifyAuditTrail.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { inTransaction, type Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { type Application, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import { keepVerdict, verdictFacts, verifyOneState } from './verifyTrail.ts'

/**
 * Verifies the audit trail once a day, and takes its head out of the database: by mail to the auditors and by a line of
 * the log, so that whoever rules over the database cannot write the trail anew unseen (C9).
 */
export async function verifyNightly(app: Application, signal?: AbortSignal): Promise<number> {
  const day = pacificDateOf(app.clock.now())
  const { rows } = await poolOf(app.payload).query(
    'select 1 from audit_verifications where nightly_of = $1',
    [day],
  )
  if (rows.length) return 0
  const verdict = await verifyOneState(app.payload, { signal })
  if (!verdict) throw new Error('Somebody verifies the trail at this moment')
  const kept = await inTransaction(app.payload, (transaction) => tell(app, transaction, verdict, day))
  if (kept) log(app, verdict)
  return kept ? 1 : 0
}

async function tell(
  app: Application,
  transaction: Transaction,
  verdict: AuditVerdict,
  day: CivilDate,
): Promise<boolean> {
  const { sql, req } = transaction
  const now = app.clock.now()
  if (!(await keepVerdict(sql, verdict, { nightlyOf: day }, now))) return false
  const actor = { kind: 'system' } as const
  await writeAuditEvent(sql, { event: 'trail-verified', actor, after: verdictFacts(verdict) }, now)
  for (const to of await recipients(transaction, verdict)) {
    const notice = {
      key: 'trail-verified' as const,
      verifiedAt: now,
      result: verdictInWords(verdict),
      head: verdict.head && headText(verdict.head),
      firstFault: firstFaultInWords(verdict),
      trailUrl: siteUrl(req, '/admin/collections/audit-events'),
    }
    await queueMessage(sql, app.config.keys, { key: `trail-verified:${day}:${to}`, to, notice }, now)
  }
  return true
}

/** The active auditors; the Operations Unit where there are none, and in any case where there is a fault. */
async function recipients({ sql, req }: Transaction, verdict: AuditVerdict): Promise<string[]> {
  const { rows } = await sql.query(
    `select email from coordinators where kind = 'auditor' and active order by email`,
  )
  const auditors = rows.map(({ email }) => String(email))
  if (auditors.length && !verdict.faultCount) return auditors
  return [...new Set([...auditors, await operationsEmail(req)])]
}

function log({ payload }: Application, verdict: AuditVerdict): void {
  const fault = firstFaultInWords(verdict)
  const line = `The audit trail was verified: ${verdictInWords(verdict)}${fault ? `, first: ${fault}` : ''}. Head ${
    verdict.head ? headText(verdict.head) : 'none'
  }`
  if (fault) payload.logger.error(line)
  else payload.logger.info(line)
}
