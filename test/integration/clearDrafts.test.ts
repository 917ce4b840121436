import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { removeUpload, storeUpload } from '../../src/evidence/uploads.ts'
import type { Application } from '../../src/services/application.ts'
import { clearDrafts } from '../../src/services/clearDrafts.ts'
import { findDraft, openDraft, saveAnswers } from '../../src/services/drafts.ts'
import { pdf } from '../fixtures/files.ts'
import { anIncident } from '../support/incidents.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { app as application } from '../support/setup.ts'
import { aCoordinator, anOrganization, aRequest, sql } from '../support/world.ts'

const evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-jobs-'))
const app: Application = { ...application, config: { ...application.config, evidenceFolder } }
const { clock } = application

const start = '2026-11-23T18:00:00Z'
const DAY = 86_400_000 // milliseconds
const certificate = await pdf('SAMPLE')
const logged = loggedErrors()

beforeEach(() => clock.set(start))
afterAll(() => {
  clock.set(start)
  rmSync(evidenceFolder, { recursive: true, force: true })
})

const after = (days: number) => clock.set(new Date(new Date(start).getTime() + days * DAY))
const anAddress = () => `${randomUUID()}@requestors.example`
const isThere = async (table: string, column: string, value: unknown) =>
  (await sql.query(`select 1 from ${table} where ${column} = $1`, [value])).rows.length > 0

describe('Clearing of drafts', () => {
  const aDraft = (email = anAddress()) => openDraft(app, { email, kind: 'new-account' }, { a: 'b' })

  async function anUpload(uploadedByEmail: string) {
    const upload = { bytes: certificate, fileName: 'certificate.pdf', uploadedByEmail }
    const stored = await storeUpload(app, { ...upload, document: 'ispa-training' })
    if (!stored.ok) throw new Error(JSON.stringify(stored.problems))
    const { rows } = await sql.query('select storage_name from evidence where id = $1', [stored.value.id])
    return { ...stored.value, place: path.join(evidenceFolder, String(rows[0]?.storage_name)) }
  }

  const isKept = async ({ id, place }: { id: string; place: string }) => [
    await isThere('evidence', 'id', id),
    existsSync(place),
  ]

  it('a form that was not touched for 14 days is deleted, and not a moment earlier', async () => {
    const draft = await aDraft()
    after(14)
    await clearDrafts(app)
    expect(await isThere('drafts', 'id', draft.id)).toBe(true)
    clock.set(new Date(clock.now().getTime() + 1))
    await clearDrafts(app)
    expect(await isThere('drafts', 'id', draft.id)).toBe(false)
  })

  it('each answer begins the 14 days anew', async () => {
    const draft = await aDraft()
    after(13)
    await saveAnswers(app, draft, { a: 'c' })
    after(26)
    await clearDrafts(app)
    expect((await findDraft(app, draft))?.answers).toEqual({ a: 'c' })
  })

  it('a form that was sent stays, so that sending it again is still known', async () => {
    const draft = await aDraft()
    await sql.query('update drafts set sent_at = $2 where id = $1', [draft.id, clock.now()])
    after(100)
    await clearDrafts(app)
    expect(await isThere('drafts', 'id', draft.id)).toBe(true)
  })

  it('more forms than one batch go too, and none that is young', async () => {
    const prefix = randomUUID()
    const many = `insert into drafts (id, email, kind, submission_key, created_at, updated_at)
      select gen_random_uuid(), $1 || n, 'new-account', gen_random_uuid(), $2, $2 from generate_series(1, $3) n`
    await sql.query(many, [`${prefix}-old-`, clock.now(), 1203])
    after(10)
    await sql.query(many, [`${prefix}-young-`, clock.now(), 3])
    after(15)
    await clearDrafts(app)
    const { rows } = await sql.query('select email from drafts where email like $1', [`${prefix}%`])
    expect(rows).toHaveLength(3)
  })

  it('R28: the file of a deleted form goes with its record, and the audit trail says so', async () => {
    const draft = await aDraft()
    const file = await anUpload(draft.email)
    await saveAnswers(app, draft, { ispaFile: { id: file.id, displayName: 'certificate.pdf', size: 9 } })
    expect(await isKept(file)).toEqual([true, true])
    after(16)
    await clearDrafts(app)
    expect(await isKept(file)).toEqual([false, false])
    const { rows } = await sql.query(
      "select actor_kind, before from audit_events where event = 'evidence-removed' and subject_id = $1",
      [file.id],
    )
    expect(rows).toMatchObject([{ actor_kind: 'system', before: { document: 'ispa-training' } }])
  })

  it('a file that an open form names stays, also deep in a row of an annual maintenance', async () => {
    const [plain, deep] = [await aDraft(), await aDraft()]
    const files = [await anUpload(plain.email), await anUpload(deep.email)] as const
    after(10)
    await saveAnswers(app, plain, { ispaFile: { id: files[0].id } })
    await saveAnswers(app, deep, { rows: { someone: { ispaFile: { id: files[1].id } } } })
    after(20)
    await clearDrafts(app)
    for (const file of files) expect(await isKept(file)).toEqual([true, true])
  })

  it("that somebody else's form names a file does not keep it", async () => {
    const file = await anUpload(anAddress())
    const other = await aDraft()
    after(10)
    await saveAnswers(app, other, { ispaFile: { id: file.id } })
    after(16)
    await clearDrafts(app)
    expect(await isKept(file)).toEqual([false, false])
  })

  it('a file that no form names yet is kept a day longer than forms are', async () => {
    const file = await anUpload(anAddress())
    after(15)
    await clearDrafts(app)
    expect(await isKept(file)).toEqual([true, true])
  })

  it('the file of a request that was sent is never cleared', async () => {
    const organization = await anOrganization('wsb-field-division', [await aCoordinator('wsb-spoc')])
    const { requestId } = await aRequest(organization.id)
    const file = await anUpload(anAddress())
    await sql.query('update evidence set request_id = $2 where id = $1', [file.id, requestId])
    after(400)
    await clearDrafts(app)
    expect(await isKept(file)).toEqual([true, true])
  })

  it('the file of an investigation is never cleared, nor taken out of a draft by who uploaded it', async () => {
    const organization = await anOrganization('wsb-field-division', [await aCoordinator('wsb-spoc')])
    const { requestId } = await aRequest(organization.id)
    const incidentId = await anIncident({ organizationId: organization.id, requestId })
    const investigator = await aCoordinator('operations-unit')
    const { rows } = await sql.query(
      `insert into investigations (incident_id, round, investigator_id, opened_at)
       values ($1, 1, $2, $3) returning id`,
      [incidentId, investigator.id, clock.now()],
    )
    const file = await anUpload(investigator.email)
    await sql.query('update evidence set document = null, investigation_id = $2 where id = $1', [
      file.id,
      rows[0]?.id,
    ])
    after(400)
    await clearDrafts(app)
    const removed = await removeUpload(app, { id: file.id, uploadedByEmail: investigator.email })
    expect([removed.ok, await isKept(file)]).toEqual([false, [true, true]])
  })

  it('a file that cannot be removed is told in the log, keeps its record and does not keep the others', async () => {
    const [broken, file] = [await anUpload(anAddress()), await anUpload(anAddress())]
    await sql.query("update evidence set storage_name = '../escape' where id = $1", [broken.id])
    after(16)
    await clearDrafts(app)
    expect(logged).toContain(`The forgotten upload ${broken.id} could not be removed`)
    expect([await isThere('evidence', 'id', broken.id), await isKept(file)]).toEqual([true, [false, false]])
    await sql.query('delete from evidence where id = $1', [broken.id])
  })

  it('a record whose file went already is cleared the next time', async () => {
    const file = await anUpload(anAddress())
    rmSync(file.place)
    after(16)
    await clearDrafts(app)
    expect(await isThere('evidence', 'id', file.id)).toBe(false)
  })

  it('codes, sessions and links go 30 days after their end, and nothing that still counts', async () => {
    const draft = await aDraft()
    const at = (days: number) => new Date(new Date(start).getTime() + days * DAY)
    const code = async (created: Date) => {
      const id = randomUUID()
      await sql.query(
        `insert into sign_in_codes (id, email, code_hash, link_hash, return_to, created_at, expires_at)
         values ($1, 'a@b.example', 'x', $2, '/', $3, $3)`,
        [id, Buffer.from(id), created],
      )
      return () => isThere('sign_in_codes', 'id', id)
    }
    const ending = async (table: string, ended: string, expires: Date, endedAt: Date | null) => {
      const hash = Buffer.from(randomUUID())
      const draftId = table === 'resume_links' ? ', draft_id' : ''
      await sql.query(
        `insert into ${table} (token_hash, email, created_at, expires_at, ${ended}${draftId})
         values ($1, 'a@b.example', $2, $3, $4${draftId && `, '${draft.id}'`})`,
        [hash, at(0), expires, endedAt],
      )
      return () => isThere(table, 'token_hash', hash)
    }
    const old = [
      await code(at(0)),
      await ending('site_sessions', 'ended_at', at(1), null),
      await ending('site_sessions', 'ended_at', at(30), at(1)),
      await ending('resume_links', 'used_at', at(1), null),
      await ending('resume_links', 'used_at', at(30), at(1)),
    ]
    const young = [
      await code(at(20)),
      await ending('site_sessions', 'ended_at', at(40), null),
      await ending('resume_links', 'used_at', at(10), null),
    ]
    after(20)
    await saveAnswers(app, draft, {})
    after(32)
    await clearDrafts(app)
    expect(await Promise.all(old.map((there) => there()))).toEqual(old.map(() => false))
    expect(await Promise.all(young.map((there) => there()))).toEqual(young.map(() => true))
  })

  it('twice at the same moment does no harm', async () => {
    const draft = await aDraft()
    const file = await anUpload(draft.email)
    after(16)
    await Promise.all([clearDrafts(app), clearDrafts(app)])
    expect([await isThere('drafts', 'id', draft.id), await isKept(file)]).toEqual([false, [false, false]])
    const { rows } = await sql.query('select 1 from audit_events where subject_id = $1', [file.id])
    expect(rows).toHaveLength(2) // stored, removed once
  })
})
