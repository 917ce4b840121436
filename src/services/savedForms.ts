import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { hashOf } from './oneTimeTokens.ts'
import { type Proved, startSession } from './signIn.ts'

/** A form that a mailed link goes on with. */
export type SavedForm = {
  /** The address that the link was mailed to. */
  email: string
  title: string
  /** Local path of the form. */
  goTo: string
  /** UTC instant. */
  expiresAt: Date
  /** Not used, not expired, and the form was not sent. */
  counts: boolean
}

const counts = 'l.used_at is null and l.expires_at > $2 and d.sent_at is null'
const links = `select l.token_hash, l.email, l.expires_at, d.kind, r.reference, (${counts}) as counts
  from resume_links l join drafts d on d.id = l.draft_id and d.email = l.email
  left join requests r on r.id = d.answers_request_id`

/** What a link leads to; looking changes nothing, since mail scanners follow links (EM-3). */
export async function savedForm(app: Application, token: string): Promise<SavedForm | undefined> {
  const values = [hashOf(token), app.clock.now()]
  const { rows } = await poolOf(app.payload).query(`${links} where l.token_hash = $1`, values)
  return rows[0] && asSavedForm(rows[0])
}

/** The form that a requestor saved last, while its link counts. */
export async function lastSavedForm(app: Application, email: string): Promise<SavedForm | undefined> {
  const { rows } = await poolOf(app.payload).query(
    `${links} where d.email = $1 and ${counts} order by l.created_at desc limit 1`,
    [email, app.clock.now()],
  )
  return rows[0] && asSavedForm(rows[0])
}

/** Uses the link up: whoever opens it proves the address that it was mailed to, and goes on with the form (D9, SR-1). */
export function resumeDraft(
  app: Application,
  { token, address }: { token: string; address?: string },
): Promise<Result<Proved>> {
  const now = app.clock.now()
  return inTransaction(app.payload, async ({ sql }) => {
    const values = [hashOf(token), now]
    const { rows } = await sql.query(`${links} where l.token_hash = $1 and ${counts} for update of l`, values)
    if (!rows[0]) {
      const [event, actor] = ['form-link-refused', { kind: 'visitor' }] as const
      await writeAuditEvent(sql, { event, actor, address, outcome: 'refused' }, now)
      return failure({ code: 'link-spent', message: 'This link was used or has expired' })
    }
    const { email, goTo } = asSavedForm(rows[0])
    await sql.query('update resume_links set used_at = $2 where token_hash = $1', values)
    return success({ ...(await startSession(sql, { email, address }, now)), returnTo: goTo })
  })
}

/** `a request for a new account`, or the answer to a request that was returned. */
export const titleOfDraft = ({ kind, reference }: Record<string, unknown>): string =>
  reference
    ? `the answer to request ${String(reference)}`
    : `a request for ${kindOf(kind as RequestKind).title}`

/** The page that sends on to the first question without an answer. */
function pathOfDraft({ kind, reference }: Record<string, unknown>): string {
  if (reference) return `/request/returned/${String(reference)}/check-answers`
  return `/request/${String(kind)}/${kind === 'annual-maintenance' ? 'people' : 'check-answers'}`
}

const asSavedForm = (row: Record<string, unknown>): SavedForm => ({
  email: String(row.email),
  title: titleOfDraft(row),
  goTo: pathOfDraft(row),
  expiresAt: new Date(row.expires_at as Date),
  counts: Boolean(row.counts),
})
