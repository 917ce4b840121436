import { randomUUID } from 'node:crypto'
import { sql } from './world.ts'

const right = {
  code: 'right-form',
  outcome: 'pass',
  text: ['The E-1 is on file'],
  evidence: [],
}
const failing = { ...right, code: 'files-present', outcome: 'fail', text: ['SAMPLE'] }

/** A draw on record, by its id; the accounts in its sample are added by `anItem`. */
export async function aReview(
  drawnBy: string,
  { quarter = '2026-3', draw = 1, drawnAt = '2026-10-05T17:00:00Z' } = {},
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into reviews (quarter, draw, reason, unit, size, least_an_organization, never_sampled_percent, algorithm,
       algorithm_version, seed, population_size, population_sha256, sample_size, allocation, drawn_by_id, drawn_at)
     values ($1, $2, $3, 'count', 10, 0, 0, 'SAMPLE', '1', $4, 10, $4, 10, '[]', $5, $6)
     returning id`,
    [quarter, draw, draw > 1 ? 'SAMPLE: the first was too small' : null, 'a'.repeat(64), drawnBy, drawnAt],
  )
  return String(rows[0]?.id)
}

let position = 0

/** An account in the sample of a draw, checked, by its id; reviewed too, where a reviewer is named. One check may fail. */
export async function anItem(
  reviewId: string,
  of: { staffId: string; organizationId: string; reviewedBy?: string; fails?: boolean },
): Promise<string> {
  const { staffId, organizationId, reviewedBy, fails } = of
  const checks = JSON.stringify(fails ? [right, failing] : [right])
  position += 1
  const { rows } = await sql.query<{ id: string }>(
    `insert into review_items (review_id, position, staff_id, organization_id, stratum, person_name, username, checks,
       checked_at, reviewed_by_id, reviewed_at)
     values ($1, $2, $3, $4, 'SAMPLE', 'Sample Person', $5, $6, '2026-10-06T17:00:00Z', $7, $8) returning id`,
    [
      ...[reviewId, position, staffId, organizationId, randomUUID(), checks],
      ...[reviewedBy ?? null, reviewedBy ? '2026-10-07T17:00:00Z' : null],
    ],
  )
  return String(rows[0]?.id)
}

/** A finding that is not told yet, by its id. */
export async function aFinding(
  of: { reviewId: string; itemId: string; organizationId: string; foundBy: string },
  { dueOn = '2026-12-15' } = {},
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into review_findings (review_id, item_id, organization_id, requirement, severity, text, corrective_action,
       owner, due_on, found_by_id, found_at)
     values ($1, $2, $3, 'files-present', 'medium', 'SAMPLE: the certificate is missing', 'SAMPLE: upload it',
       'Sample Owner', $4, $5, '2026-10-06T18:00:00Z') returning id`,
    [of.reviewId, of.itemId, of.organizationId, dueOn, of.foundBy],
  )
  return String(rows[0]?.id)
}

/** The letter of an organization whose accounts are all reviewed, by its id. */
export async function aLetter(
  reviewId: string,
  organizationId: string,
  sentBy: string,
  sentAt = '2026-10-08T17:00:00Z',
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into review_letters (review_id, organization_id, sent_by_id, sent_at) values ($1, $2, $3, $4) returning id`,
    [reviewId, organizationId, sentBy, sentAt],
  )
  return String(rows[0]?.id)
}

const tables = [
  'review_findings',
  'review_letters',
  'review_items',
  'review_population',
  'reviews_strata',
  'reviews',
]

/** No review at all: tests of one worker share the database, which itself lets nothing of a review go. */
export async function clearReviews(): Promise<void> {
  await sql.query(`do $$ begin
    set local session_replication_role = replica;
    ${tables.map((table) => `delete from ${table};`).join(' ')}
    delete from review_letters_texts;
  end $$`)
}

/** An account, a finding about it and the letter that tells it, of an area of the access matrix. */
export async function aReviewedAccount(
  reviewId: string,
  { staffId, organizationId, by }: { staffId: string; organizationId: string; by: string },
) {
  const itemId = await anItem(reviewId, { staffId, organizationId })
  const findingId = await aFinding({ reviewId, itemId, organizationId, foundBy: by })
  await sql.query('update review_items set reviewed_by_id = $2, reviewed_at = now() where id = $1', [
    itemId,
    by,
  ])
  return { itemId, findingId, letterId: await aLetter(reviewId, organizationId, by) }
}
