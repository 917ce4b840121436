import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import { emailMessage, isEmail, normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import {
  CODE_DIGITS,
  codeExpiresAt,
  codeProblem,
  CODES_PER_ADDRESS,
  CODES_PER_EMAIL,
  CODE_WINDOW_MINUTES,
  sessionExpiresAt,
  wrongCode,
} from '../policy/signIn.ts'
import type { Application } from './application.ts'
import { hashOf, newToken } from './oneTimeTokens.ts'

/** A requestor has proved an address: the token goes into a cookie, the database keeps a hash of it. */
export type Proved = { sessionToken: string; email: string; returnTo: string; expiresAt: Date }

const wrongForm = (email: string): Problem => ({
  code: 'email-form',
  field: 'email',
  message: emailMessage(email),
})
const tooMany: Problem = {
  code: 'too-many-codes',
  field: 'email',
  message: `Too many codes were sent. Use the newest one, or wait ${CODE_WINDOW_MINUTES} minutes and send a new one`,
}
/**
 * Mails a one-time code and a link to an address (D9). The answer is the same for every address.
 * @param returnTo the local path to go on with
 * @returns the id that belongs in a cookie of the browser that asked: the code counts there alone
 */
export async function sendSignInCode(
  app: Application,
  asked: { email: string; returnTo: string; address?: string },
): Promise<Result<{ id: string }>> {
  const email = normalizeEmail(asked.email)
  if (!isEmail(email)) return failure(wrongForm(email))
  const now = app.clock.now()
  return inTransaction(app.payload, async ({ sql }) => {
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [email])
    if (await askedTooOften(sql, email, asked.address, now)) return failure(tooMany)
    const id = randomUUID()
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
    const token = newToken()
    const expiresAt = codeExpiresAt(now)
    await sql.query(
      `insert into sign_in_codes (id, email, code_hash, link_hash, return_to, address, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        email,
        codeHash(app, id, code),
        hashOf(token),
        asked.returnTo,
        asked.address ?? null,
        now,
        expiresAt,
      ],
    )
    const link = `${app.config.publicUrl}/sign-in/link/${token}`
    await queueMessage(
      sql,
      app.config.keys,
      {
        key: `sign-in-code:${id}`,
        to: email,
        notice: { key: 'sign-in-code', expiresAt },
        secret: { values: { 'sign-in-code': code, 'sign-in-link': link }, until: expiresAt },
      },
      now,
    )
    await audit(sql, 'sign-in-code-sent', email, asked.address, now)
    return success({ id })
  })
}

/** A code that was asked for: whose address it proves, and where that leads. */
export type AskedCode = { email: string; returnTo: string; sentAt: Date; counts: boolean }

/** The code that a browser asked for, also when it has expired; nothing once it was used. */
export const askedCode = (app: Application, id: string): Promise<AskedCode | undefined> =>
  isRecordId(id) ? codeWhere(app, 'id = $1 and used_at is null', id) : Promise.resolve(undefined)

/** The code of a link, also when it counts no more; looking changes nothing, since mail scanners follow links (EM-3). */
export const codeOfLink = (app: Application, token: string): Promise<AskedCode | undefined> =>
  codeWhere(app, 'link_hash = $1', hashOf(token))

async function codeWhere(
  app: Application,
  condition: string,
  value: string | Buffer,
): Promise<AskedCode | undefined> {
  const { rows } = await poolOf(app.payload).query<AskedCode>(
    `select email, return_to as "returnTo", created_at as "sentAt",
            used_at is null and expires_at > $2 as counts
     from sign_in_codes where ${condition}`,
    [value, app.clock.now()],
  )
  return rows[0]
}

/** Proves an address by the code, in the browser that asked for it; each code takes five tries. */
export function proveByCode(
  app: Application,
  given: { id: string; code: string; address?: string },
): Promise<Result<Proved>> {
  const now = app.clock.now()
  const typed = given.code.replace(/[\s-]/g, '')
  return inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query('select * from sign_in_codes where id = $1 for update', [given.id])
    const row = rows[0]
    const attempts = Number(row?.attempts ?? 0)
    const sent = row && {
      attempts,
      usedAt: row.used_at as Date | null,
      expiresAt: row.expires_at as Date,
    }
    const problem = codeProblem(sent, typed, now)
    if (row && !problem) {
      await sql.query('update sign_in_codes set attempts = attempts + 1 where id = $1', [given.id])
      if (timingSafeEqual(row.code_hash as Buffer, codeHash(app, given.id, typed)))
        return success(await useCode(sql, row, given.address, now))
    }
    await audit(sql, 'sign-in-code-refused', row ? String(row.email) : undefined, given.address, now)
    return failure(problem ?? wrongCode(attempts + 1))
  })
}

/** Proves an address by the button on the page of the link. */
export function proveByLink(
  app: Application,
  given: { token: string; address?: string },
): Promise<Result<Proved>> {
  const now = app.clock.now()
  return inTransaction(app.payload, async ({ sql }) => {
    const { rows } = await sql.query(
      `select * from sign_in_codes where link_hash = $1 and used_at is null and expires_at > $2 for update`,
      [hashOf(given.token), now],
    )
    const row = rows[0]
    if (row) return success(await useCode(sql, row, given.address, now))
    await audit(sql, 'sign-in-code-refused', undefined, given.address, now)
    return failure({ code: 'link-spent', message: 'This link was used or is older than 15 minutes' })
  })
}

/** The proved address of a session that has not ended; a session lasts 8 hours (D9). */
export async function sessionEmail(app: Application, token: string): Promise<string | undefined> {
  const { rows } = await poolOf(app.payload).query<{ email: string }>(
    'select email from site_sessions where token_hash = $1 and ended_at is null and expires_at > $2',
    [hashOf(token), app.clock.now()],
  )
  return rows[0]?.email
}

/** Whether there ever was this session, also when it has ended. */
export async function wasSession(app: Application, token: string): Promise<boolean> {
  const { rowCount } = await poolOf(app.payload).query('select 1 from site_sessions where token_hash = $1', [
    hashOf(token),
  ])
  return Boolean(rowCount)
}

export async function endSession(app: Application, token: string): Promise<void> {
  await poolOf(app.payload).query(
    'update site_sessions set ended_at = $2 where token_hash = $1 and ended_at is null',
    [hashOf(token), app.clock.now()],
  )
}

async function useCode(
  sql: SqlExecutor,
  row: Record<string, unknown>,
  address: string | undefined,
  now: Date,
): Promise<Proved> {
  await sql.query('update sign_in_codes set used_at = $2 where id = $1', [row.id, now])
  const session = await startSession(sql, { email: String(row.email), address }, now)
  return { ...session, returnTo: String(row.return_to) }
}

/** Begins the session of an address that was just proved, in the transaction that uses the proof up (D9). */
export async function startSession(
  sql: SqlExecutor,
  { email, address }: { email: string; address?: string },
  now: Date,
): Promise<Omit<Proved, 'returnTo'>> {
  const sessionToken = newToken()
  const expiresAt = sessionExpiresAt(now)
  await sql.query(
    'insert into site_sessions (token_hash, email, address, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [hashOf(sessionToken), email, address ?? null, now, expiresAt],
  )
  await audit(sql, 'address-proved', email, address, now)
  return { sessionToken, email, expiresAt }
}

async function askedTooOften(
  sql: SqlExecutor,
  email: string,
  address: string | undefined,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - CODE_WINDOW_MINUTES * 60_000)
  const { rows } = await sql.query(
    `select count(*) filter (where email = $1) as of_email, count(*) filter (where address = $2) as of_address
     from sign_in_codes where created_at > $3 and (email = $1 or address = $2)`,
    [email, address ?? null, since],
  )
  return Number(rows[0]?.of_email) >= CODES_PER_EMAIL || Number(rows[0]?.of_address) >= CODES_PER_ADDRESS
}

const codeHash = (app: Application, id: string, code: string) =>
  createHmac('sha256', app.config.payloadSecret).update(`${id}:${code}`).digest()

const audit = (
  sql: SqlExecutor,
  event: 'sign-in-code-sent' | 'sign-in-code-refused' | 'address-proved',
  email: string | undefined,
  address: string | undefined,
  now: Date,
) =>
  writeAuditEvent(
    sql,
    {
      event,
      actor: { kind: event === 'address-proved' ? 'requestor' : 'visitor', email },
      address,
      outcome: event === 'sign-in-code-refused' ? 'refused' : 'done',
    },
    now,
  )
