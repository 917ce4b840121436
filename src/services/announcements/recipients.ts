import type { SqlExecutor } from '../../database/connection.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { normalizeEmail } from '../../policy/people.ts'
import type { AnnouncementAudience } from '../../policy/vocabulary.ts'

/**
 * Active coordinators, those of the Operations Unit too, but no auditors; requestors who have proved their address and
 * still oversee staff on this Pacific day (R13); or everybody with an active account (R51, R58).
 */
const whoGetsIt: Record<AnnouncementAudience, string> = {
  coordinators: `coordinators where active and kind <> 'auditor' and $1::text is not null`,
  requestors: 'requestors where proved_at is not null and (gone_on is null or gone_on > $1)',
  staff: `staff where account_state = 'active' and $1::text is not null`,
}

/** The mail addresses of an audience, each once. */
export async function recipientsOf(
  sql: SqlExecutor,
  audience: AnnouncementAudience,
  today: CivilDate,
): Promise<string[]> {
  const { rows } = await sql.query(`select email from ${whoGetsIt[audience]} order by email`, [today])
  return [...new Set(rows.map(({ email }) => normalizeEmail(String(email))))]
}
