import { randomUUID } from 'node:crypto'
import { poolOf } from '../database/connection.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'

/** Answers by the names of the form's fields, as they were given. */
export type Answers = { [field: string]: unknown }

/** A form that is being filled in, or was sent; bound to the proved address, so that no session loses it. */
export type Draft = {
  id: string
  email: string
  kind: RequestKind
  answers: Answers
  /** One request for each key, however often the form is sent (PG-7). */
  submissionKey: string
  /** The returned request that it answers. */
  answersRequestId?: string
  sentRequestId?: string
}

export type DraftKey = { email: string; kind: RequestKind; answersRequestId?: string }

const columns = 'id, email, kind, answers, submission_key, answers_request_id, sent_request_id'
const mine = "email = $1 and kind = $2 and coalesce(answers_request_id::text, '') = coalesce($3::text, '')"

/**
 * The draft that was touched last: the open one, or else the one that was sent.
 * @param key.submissionKey that one draft alone
 */
export async function findDraft(
  app: Application,
  key: DraftKey & { submissionKey?: string },
): Promise<Draft | undefined> {
  const { rows } = await poolOf(app.payload).query(
    `select ${columns} from drafts where ${mine} and coalesce($4, submission_key::text) = submission_key::text
     order by sent_at is not null, sent_at desc limit 1`,
    [...valuesOf(key), key.submissionKey ?? null],
  )
  return rows[0] && asDraft(rows[0])
}

/** The open draft; a new one where there is none. Two tabs at once get the same. */
export async function openDraft(app: Application, key: DraftKey, answers: Answers = {}): Promise<Draft> {
  const now = app.clock.now()
  await poolOf(app.payload).query(
    `insert into drafts (id, email, kind, answers_request_id, answers, submission_key, created_at, updated_at)
     values ($4, $1, $2, $3, $5, $6, $7, $7) on conflict do nothing`,
    [...valuesOf(key), randomUUID(), JSON.stringify(answers), randomUUID(), now],
  )
  const draft = await findDraft(app, key)
  if (!draft) throw new Error('A draft that was just opened is not there')
  return draft
}

/** Puts answers beside those that are there, and takes those away whose value is undefined. */
export async function saveAnswers(app: Application, draft: Draft, answers: Answers): Promise<void> {
  const cleared = Object.keys(answers).filter((field) => answers[field] === undefined)
  await poolOf(app.payload).query(
    `update drafts set answers = (answers - $3::text[]) || $2::jsonb, updated_at = $4
     where id = $1 and sent_at is null`,
    [draft.id, JSON.stringify(answers), cleared, app.clock.now()],
  )
}

/** Forgets the open draft. */
export async function discardDraft(app: Application, key: DraftKey): Promise<void> {
  await poolOf(app.payload).query(`delete from drafts where ${mine} and sent_at is null`, valuesOf(key))
}

const valuesOf = ({ email, kind, answersRequestId }: DraftKey) => [email, kind, answersRequestId ?? null]

const asDraft = (row: Record<string, unknown>): Draft => ({
  id: String(row.id),
  email: String(row.email),
  kind: row.kind as RequestKind,
  answers: row.answers as Answers,
  submissionKey: String(row.submission_key),
  answersRequestId: (row.answers_request_id as string | null) ?? undefined,
  sentRequestId: (row.sent_request_id as string | null) ?? undefined,
})
