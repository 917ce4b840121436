import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { poolOf } from '../../database/connection.ts'
import { inTransaction } from '../../database/transaction.ts'
import { normalizeEmail } from '../../policy/people.ts'
import type { Application } from '../application.ts'

/**
 * Keeps that a requestor has gone through the training (R48); the latest confirmation counts.
 * @param given `email` is the proved address (D9), `address` the network address
 * @returns the UTC instant that is kept
 */
export function confirmTraining(app: Application, given: { email: string; address?: string }): Promise<Date> {
  const email = normalizeEmail(given.email)
  const now = app.clock.now()
  return inTransaction(app.payload, async ({ sql }) => {
    await sql.query(
      `insert into training_confirmations (email, confirmed_at) values ($1, $2)
       on conflict (email) do update set confirmed_at = excluded.confirmed_at`,
      [email, now],
    )
    const { rows } = await sql.query('select id, organization_id from requestors where email = $1', [email])
    const requestor = rows[0] as { id: string; organization_id: string | null } | undefined
    await writeAuditEvent(
      sql,
      {
        event: 'training-confirmed',
        actor: { kind: 'requestor', email },
        subject: requestor && { kind: 'requestor', id: requestor.id },
        organizationId: requestor?.organization_id ?? undefined,
        address: given.address,
      },
      now,
    )
    return now
  })
}

/** When a requestor last confirmed, as a UTC instant. */
export async function trainingConfirmedAt(
  { payload }: Application,
  email: string,
): Promise<Date | undefined> {
  const { rows } = await poolOf(payload).query<{ confirmed_at: Date }>(
    'select confirmed_at from training_confirmations where email = $1',
    [normalizeEmail(email)],
  )
  return rows[0]?.confirmed_at
}
