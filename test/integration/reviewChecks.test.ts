import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import { removeFile, storeFile } from '../../src/evidence/storage.ts'
import type { ReviewCheck } from '../../src/policy/quarterlyReview/checklist/check.ts'
import { reviewChecks } from '../../src/policy/quarterlyReview/vocabulary.ts'
import { documentKinds } from '../../src/policy/vocabulary.ts'
import { checkItems, countUnchecked, recheckItem } from '../../src/services/quarterlyReview/checkItems.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { aReview, anItem, clearReviews } from '../support/quarterlyReview.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, aRequest, sql } from '../support/world.ts'

const logged = loggedErrors()
let operations: string
let organizationId: string
let reviewId: string

beforeAll(async () => {
  operations = (await aCoordinator('operations-unit')).id
  organizationId = (await anOrganization('wsb-field-division')).id
  reviewId = await aReview(operations, { quarter: '2026-4' })
})
afterAll(clearReviews)

/** An account in the sample that waits for its checks, of somebody who is no EDD employee, with files of both documents. */
async function aDrawnAccount(): Promise<{ itemId: string; staffId: string; storageNames: string[] }> {
  const requestorEmail = 'supervisor@requestors.example'
  const staff = await anAccount(organizationId, requestorEmail, {
    isEddEmployee: false,
    statementForm: 'e-1',
  })
  const request = await aRequest(organizationId)
  const storageNames: string[] = []
  for (const document of documentKinds) {
    const file = await storeFile(app.config, Buffer.from(`SAMPLE ${document} of ${staff.id}`))
    storageNames.push(file.storageName)
    await sql.query(
      `with file as (
         insert into evidence (request_id, document, display_name, mime_type, size, sha256, storage_name, key_id,
           uploaded_by_email)
         values ($1, $2, $3, 'application/pdf', $4, $5, $6, $7, $8) returning id)
       insert into attestations (staff_id, request_id, document, completed_on, form, evidence_id, verified_by_id,
         verified_at)
       select $9, $1, $10, '2026-01-10', $11, file.id, $12, '2026-01-12T18:00:00Z' from file`,
      [
        ...[
          request.requestId,
          document,
          `${document}.pdf`,
          file.size,
          file.sha256,
          file.storageName,
          file.keyId,
        ],
        ...[requestorEmail, staff.id, document, document === 'confidentiality-statement' ? 'e-1' : null],
        operations,
      ],
    )
  }
  const itemId = await anItem(reviewId, { staffId: staff.id, organizationId })
  await sql.query('update review_items set checks = null, checked_at = null where id = $1', [itemId])
  return { itemId, staffId: staff.id, storageNames }
}

const placeOf = (storageName = '') => path.join(app.config.evidenceFolder, storageName)

async function filesCheckOf(itemId: string): Promise<ReviewCheck | undefined> {
  const { rows } = await sql.query<{ checks: ReviewCheck[] | null }>(
    'select checks from review_items where id = $1',
    [itemId],
  )
  return rows[0]?.checks?.find(({ code }) => code === 'files-present')
}

const recheck = (itemId: string) =>
  inTransaction(app.payload, (transaction) => recheckItem(transaction, itemId))

describe('the checks of the accounts in a sample', () => {
  it('are computed once: all nine, at the time of the clock', async () => {
    const { itemId } = await aDrawnAccount()
    expect(await countUnchecked(app)).toBe(1)
    expect(await checkItems(app, { reviewId })).toEqual({ done: 1, faults: 0 })
    const { rows } = await sql.query<{ checks: ReviewCheck[]; checked_at: Date }>(
      'select checks, checked_at from review_items where id = $1',
      [itemId],
    )
    expect(rows[0]?.checks.map(({ code }) => code)).toEqual(reviewChecks)
    expect(rows[0]?.checked_at).toEqual(app.clock.now())
    expect(await filesCheckOf(itemId)).toMatchObject({ outcome: 'pass' })
    expect(await checkItems(app)).toEqual({ done: 0, faults: 0 })
    expect(await countUnchecked(app)).toBe(0)
  })

  it('tell a file that was changed and one that is gone', async () => {
    const { itemId, storageNames } = await aDrawnAccount()
    const [training, statement] = storageNames
    writeFileSync(placeOf(training), 'something else, and long enough to be sealed')
    await removeFile(app.config, statement ?? '')
    await checkItems(app, { reviewId })
    const check = await filesCheckOf(itemId)
    expect(check?.outcome).toBe('fail')
    expect(check?.text).toEqual([
      expect.stringMatching(/^ISPA training .* damaged: .*\(ispa-training\.pdf\)$/),
      expect.stringMatching(/^E-1 .* gone from the storage \(confidentiality-statement\.pdf\)$/),
    ])
  })

  it('of one account that cannot be computed do not keep the others, and come with the next run', async () => {
    const [one, broken, other] = [await aDrawnAccount(), await aDrawnAccount(), await aDrawnAccount()]
    const place = placeOf(broken.storageNames[0])
    await rm(place)
    mkdirSync(place) // no file can be read there
    const worked = await checkItems(app, { reviewId })
    expect(worked).toMatchObject({ done: 2, faults: 1, firstFault: expect.stringContaining(broken.itemId) })
    expect(logged).toEqual([expect.stringContaining(broken.itemId)])
    for (const { itemId } of [one, other])
      expect(await filesCheckOf(itemId)).toMatchObject({ outcome: 'pass' })
    await rm(place, { recursive: true })
    expect(await checkItems(app, { reviewId })).toEqual({ done: 1, faults: 0 })
    expect(await filesCheckOf(broken.itemId)).toMatchObject({ outcome: 'fail' })
  })

  it('are computed anew until the account is reviewed, and then stay', async () => {
    const { itemId, staffId } = await aDrawnAccount()
    const formOf = (checks: ReviewCheck[] | undefined) =>
      checks?.find(({ code }) => code === 'right-form')?.outcome
    expect(formOf(await recheck(itemId))).toBe('pass')
    await sql.query("update staff set statement_form = 'de-7410' where id = $1", [staffId])
    expect(formOf(await recheck(itemId))).toBe('fail')
    await sql.query('update review_items set reviewed_by_id = $2, reviewed_at = now() where id = $1', [
      itemId,
      operations,
    ])
    await sql.query("update staff set statement_form = 'e-1' where id = $1", [staffId])
    expect(await recheck(itemId)).toBeUndefined()
    expect(await checkItems(app)).toEqual({ done: 0, faults: 0 })
    const { rows } = await sql.query<{ checks: ReviewCheck[] }>(
      'select checks from review_items where id = $1',
      [itemId],
    )
    expect(formOf(rows[0]?.checks)).toBe('fail')
  })
})
