import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { describePdf } from '../../src/evidence/describePdf.ts'
import { jobs } from '../../src/jobs/index.ts'
import { runJob } from '../../src/jobs/runJob.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { askForPack } from '../../src/services/evidencePacks/askForPack.ts'
import { makePacks } from '../../src/services/evidencePacks/makePacks.ts'
import { pdf } from '../fixtures/files.ts'
import { anAccountWithFiles, anOrder, packRow, reason } from '../support/evidencePacks.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { trailAbout } from '../support/ownership.ts'
import { aReview, aReviewedAccount, clearReviews } from '../support/quarterlyReview.ts'
import { plant } from '../support/oldRows.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, outcome, signedIn, sql } from '../support/world.ts'
import { findUnzip } from '../support/zipTools.mjs'

serveForThisFile()
const logged = loggedErrors()
const start = '2026-11-23T18:00:00Z'
const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-packs-'))

const operations = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')
const administrator = await aCoordinator('mis-administrator')
const organization = await anOrganization('local-area', [administrator])
const { account, requestId, reference } = await anAccountWithFiles(organization.id, pdf)

beforeAll(findUnzip)
afterEach(async () => {
  app.clock.set(start)
  await sql.query(
    "update evidence_packs set state = 'failed', error = 'SAMPLE' where state in ('waiting', 'making')",
  )
  await sql.query("update evidence_packs set state = 'expired' where state = 'ready'")
})
afterAll(async () => {
  await clearReviews()
  rmSync(folder, { recursive: true })
})

const job = () => {
  const found = jobs.find(({ name }) => name === 'make-evidence-packs')
  if (!found) throw new Error('There is no such job')
  return found
}

/** A pack that is ready to be fetched, by its id. */
async function aReadyPack(by: Coordinator, of = account): Promise<string> {
  const id = await anOrder(by, of)
  await makePacks(app)
  expect((await packRow(id)).state).toBe('ready')
  return id
}

const cookies = new Map<Coordinator, Promise<string>>()
const cookieOf = (by: Coordinator): Promise<string> => {
  const known = cookies.get(by) ?? cookieFor(by)
  cookies.set(by, known)
  return known
}

/** Asks at the door as a browser of this person does. */
async function fetchAs(by: Coordinator | undefined, id: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (by) headers.set('cookie', await cookieOf(by))
  if (by) headers.set('sec-fetch-site', 'same-origin')
  return call(`/evidence-packs/${id}`, { ...init, headers: Object.fromEntries(headers) })
}

const eventOf = async (id: string, event: string) =>
  (
    await sql.query(
      'select actor_email, after, address from audit_events where subject_id = $1 and event = $2',
      [id, event],
    )
  ).rows[0] as { actor_email: string | null; after: Record<string, unknown>; address: string | null }

const fileIsThere = (storageName: string | null) =>
  existsSync(path.join(app.config.evidenceFolder, String(storageName)))

/** The pack on the disk, taken apart by a program that is not ours. */
function unpacked(zip: Buffer): string {
  const place = path.join(folder, randomUUID())
  writeFileSync(`${place}.zip`, zip)
  execFileSync('unzip', ['-tq', `${place}.zip`])
  execFileSync('unzip', ['-q', `${place}.zip`, '-d', place])
  return place
}

describe('An evidence pack', () => {
  it('is asked for with a reason, made by the job, and fetched once; the audit trail tells of each', async () => {
    const id = await anOrder(auditor, account)
    expect(await runJob(app, job())).toBe('done')
    const answer = await fetchAs(auditor, id)
    const zip = Buffer.from(await answer.arrayBuffer())
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="evidence-pack-${account.username}-2026-11-23.zip"`,
    )
    expect(await trailAbout(id)).toEqual([
      'evidence-pack-asked-for done',
      'evidence-pack-made done',
      'evidence-pack-fetched done',
    ])
    const sha256 = createHash('sha256').update(zip).digest('hex')
    const files = [
      { id: expect.any(String), path: `files/${reference}-ispa-training.pdf` },
      { id: expect.any(String), path: `files/${reference}-confidentiality-statement.pdf` },
      { id: expect.any(String), path: `files/replaced/${reference}-ispa-training.pdf` },
    ]
    expect((await eventOf(id, 'evidence-pack-asked-for')).after).toEqual({ staff: account.id, reason })
    expect(await eventOf(id, 'evidence-pack-fetched')).toMatchObject({
      actor_email: auditor.email,
      after: { staff: account.id, sha256, size: zip.length, files },
    })
    const again = await fetchAs(auditor, id)
    expect([again.status, await again.text()]).toEqual([
      410,
      expect.stringContaining('This link was used already'),
    ])
    const row = await packRow(id)
    expect([row.state, row.sha256, row.key_id, fileIsThere(row.storage_name)]).toEqual([
      'fetched',
      sha256,
      null,
      false,
    ])
  })

  it('holds a summary, everything on record, the files and their hashes, as other programs see them', async () => {
    const reviewId = await aReview(operations.id)
    await aReviewedAccount(reviewId, {
      staffId: account.id,
      organizationId: organization.id,
      by: operations.id,
    })
    const id = await aReadyPack(operations)
    const place = unpacked(Buffer.from(await (await fetchAs(operations, id)).arrayBuffer()))
    const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: place, encoding: 'utf8' })
    expect(checked.trim().split('\n')).toEqual([
      'summary.pdf: OK',
      'account.json: OK',
      `files/${reference}-ispa-training.pdf: OK`,
      `files/${reference}-confidentiality-statement.pdf: OK`,
      `files/replaced/${reference}-ispa-training.pdf: OK`,
    ])
    expect(await describePdf(readFileSync(path.join(place, 'summary.pdf')))).toMatchObject({
      tagged: true,
      language: 'en-US',
    })
    const record = JSON.parse(readFileSync(path.join(place, 'account.json'), 'utf8')) as {
      about: { sections: object; askedFor: object }
      auditEvents: { event: string }[]
    }
    const { about, ...sections } = record
    expect(Object.keys(sections)).toEqual(Object.keys(about.sections))
    expect(about.askedFor).toMatchObject({ by: { email: operations.email }, reason })
    expect(record).toMatchObject({
      staff: { email: account.email, organization: organization.name },
      requests: [{ reference, kind: 'new-account', state: 'submitted' }],
      files: [
        { path: `files/${reference}-ispa-training.pdf`, replacedAt: null },
        {},
        { replacedAt: expect.any(String) },
      ],
      reviews: [
        {
          quarter: '2026-3',
          checks: [{ code: 'right-form' }],
          findings: [{ severity: 'medium' }],
          letter: {},
        },
      ],
      messages: expect.arrayContaining([
        expect.objectContaining({ template: 'request-received', request: reference }),
      ]),
    })
    const events = record.auditEvents.map(({ event }) => event)
    expect(events).toEqual(
      expect.arrayContaining(['evidence-stored', 'request-submitted', 'evidence-pack-asked-for']),
    )
  })

  it('tells nothing that is secret: no body of a message, no password, not where a file lies or which key opens it', async () => {
    const canary = `canary-${randomUUID()}`
    await sql.query(
      `update messages set body_text = $2::text, body_html = $2::text, calendar = $2::text, message_id = $2::text || id, key = $2::text || id,
         secret = $3, secret_key_id = $2::text, secret_until = now()
        where request_id = $1 and state = 'queued'`,
      [requestId, canary, Buffer.from(canary)],
    )
    await sql.query(
      `insert into credential_pages (id, token_hash, request_id, secret, secret_key_id, expires_at)
       values ($1, $2, $3, $2, $4, now())`,
      [randomUUID(), Buffer.from(canary), requestId, canary],
    )
    const { rows: planted } = await sql.query(
      'select count(*)::int as count from messages where body_text = $1',
      [canary],
    )
    expect(planted[0]?.count).toBeGreaterThan(0)
    const { rows } = await sql.query('select storage_name from evidence where request_id = $1', [requestId])
    const id = await aReadyPack(operations)
    const { storage_name: own } = await packRow(id)
    const place = unpacked(Buffer.from(await (await fetchAs(operations, id)).arrayBuffer()))
    const account = readFileSync(path.join(place, 'account.json'), 'utf8')
    for (const secret of [
      canary,
      Buffer.from(canary).toString('hex'),
      own,
      ...rows.map(({ storage_name: name }) => name),
    ])
      expect(account).not.toContain(secret)
    // What the trail itself keeps has names of its own, which the canary is for.
    const sections = { ...(JSON.parse(account) as Record<string, unknown>), auditEvents: [] }
    const names = [...JSON.stringify(sections).matchAll(/"(\w+)":/g)].map(([, name]) => String(name))
    const telling = /storage|key|body|html|calendar|secret|token|password|submission/i
    expect(names.filter((name) => telling.test(name))).toEqual([])
  })

  it('lets one of two through that fetch it at once', async () => {
    const id = await aReadyPack(operations)
    const answers = await Promise.all([1, 2, 3].map(() => fetchAs(operations, id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
    expect((await trailAbout(id)).filter((told) => told.startsWith('evidence-pack-fetched'))).toHaveLength(1)
    expect(logged).toEqual([])
  })

  it('is not used up by who only looks', async () => {
    const id = await aReadyPack(operations)
    const head = await fetchAs(operations, id, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String((await packRow(id)).size)])
    for (const [name, value] of [
      ['sec-purpose', 'prefetch;prerender'],
      ['purpose', 'prefetch'],
      ['x-moz', 'prefetch'],
    ])
      expect((await fetchAs(operations, id, { headers: { [String(name)]: String(value) } })).status).toBe(503)
    expect((await packRow(id)).state).toBe('ready')
    expect((await fetchAs(operations, id)).status).toBe(200)
  })

  it('is removed a day after it was made, at the minute; its record stays, and another can be asked for', async () => {
    const id = await aReadyPack(operations)
    const { storage_name: file } = await packRow(id)
    app.clock.set('2026-11-24T17:59:59.999Z')
    await makePacks(app)
    expect([(await packRow(id)).state, fileIsThere(file)]).toEqual(['ready', true])
    app.clock.set('2026-11-24T18:00:00Z')
    const late = await fetchAs(operations, id)
    expect([late.status, await late.text()]).toEqual([
      410,
      expect.stringContaining('was not fetched within 24 hours'),
    ])
    await makePacks(app)
    expect([(await packRow(id)).state, fileIsThere(file)]).toEqual(['expired', false])
    await aReadyPack(operations)
  })
})

describe('An evidence pack that goes wrong', () => {
  it('is made by the next process where its maker was killed', async () => {
    const id = await anOrder(operations, account)
    await sql.query("update evidence_packs set state = 'making', done = 2, total = 5 where id = $1", [id])
    await makePacks(app)
    expect(await packRow(id)).toMatchObject({ state: 'ready', done: 5, total: 5 })
  })

  it('stays to be made where its process is told to end', async () => {
    const id = await anOrder(operations, account)
    const ending = new AbortController()
    const made = makePacks(app, ending.signal)
    ending.abort()
    await made
    expect(['waiting', 'making']).toContain((await packRow(id)).state)
    await makePacks(app)
    expect((await packRow(id)).state).toBe('ready')
  })

  it('is there once where two make it, and nothing lies about', async () => {
    const id = await anOrder(operations, account)
    await Promise.all([makePacks(app), makePacks(app)])
    expect((await packRow(id)).state).toBe('ready')
    expect((await trailAbout(id)).filter((told) => told.startsWith('evidence-pack-made'))).toHaveLength(1)
  })

  it('says why it failed, does not keep the others, and can be asked for again', async () => {
    const broken = await anAccountWithFiles(organization.id, pdf)
    await plant(
      sql,
      `update evidence set sha256 = $2 where request_id = $1 and document = 'ispa-training' and replaced_at is null`,
      [broken.requestId, '0'.repeat(64)],
    )
    const id = await anOrder(operations, broken.account)
    const other = await anOrder(operations, account)
    expect(await makePacks(app)).toMatchObject({ faults: 1 })
    expect(await packRow(id)).toMatchObject({
      state: 'failed',
      error: `The file files/${broken.reference}-ispa-training.pdf could not be read from the storage. Ask who operates this service`,
    })
    expect((await packRow(other)).state).toBe('ready')
    expect(logged).toEqual([`The evidence pack ${id} could not be made`])
    expect((await fetchAs(operations, id)).status).toBe(410)
    await anOrder(operations, broken.account)
  })

  it('uses nothing up where its own file cannot be read', async () => {
    const id = await aReadyPack(operations)
    const { storage_name: file } = await packRow(id)
    writeFileSync(path.join(app.config.evidenceFolder, String(file)), 'damaged')
    const answer = await fetchAs(operations, id)
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('could not be made')])
    expect(await packRow(id)).toMatchObject({ state: 'failed', fetched_at: null })
    expect(logged).toEqual([`The evidence pack ${id} could not be read`])
  })
})

describe('Who may have an evidence pack', () => {
  const ask = async (by: Coordinator, staffId = account.id, why = reason) =>
    outcome(await askForPack(app, { user: signedIn(by) }, { staffId, reason: why }))

  it('is oversight alone, each person one of an account at a time, and with a reason', async () => {
    expect(await ask(administrator)).toBe('role-may-not')
    expect(await ask(operations, account.id, ' - audit - ')).toBe('missing-reason')
    expect(await ask(operations, randomUUID())).toBe('staff-not-found')
    expect(await Promise.all([ask(operations), ask(operations)]).then((both) => both.sort())).toEqual([
      'done',
      'not-possible-from-state',
    ])
    expect(await ask(auditor)).toBe('done')
  })

  it('is who asked for it: for everybody else the link leads nowhere, which the audit trail keeps', async () => {
    const id = await aReadyPack(operations)
    for (const other of [auditor, administrator, undefined]) {
      const answer = await fetchAs(other, id)
      expect([answer.status, await answer.text()]).toEqual([404, 'Not found.\n'])
    }
    expect((await trailAbout(id)).filter((told) => told === 'access-refused refused')).toHaveLength(2)
    expect((await fetchAs(operations, 'no-id')).status).toBe(404)
    expect((await packRow(id)).state).toBe('ready')
  })

  it('holds at REST too: coordinators of the account itself are refused to ask and to look', async () => {
    const address = `/api/staff/${account.id}/evidence-pack`
    const cookie = await cookieOf(administrator)
    expect((await call(address, json({ reason }, { cookie }))).status).toBe(403)
    expect((await call(address, { headers: { cookie } })).status).toBe(404)
    expect((await call(address)).status).toBe(401)
    const own = await cookieOf(auditor)
    expect((await call(address, json({ reason: 'x' }, { cookie: own }))).status).toBe(422)
    expect((await call(address, json({ reason }, { cookie: own }))).status).toBe(200)
    expect((await call(address, json({ reason }, { cookie: own }))).status).toBe(409)
    expect(await (await call(address, { headers: { cookie: own } })).json()).toMatchObject({
      pack: { state: 'waiting', done: 0, reason },
    })
    await makePacks(app)
    expect(await (await call(address, { headers: { cookie: own } })).json()).toMatchObject({
      pack: { state: 'ready', done: 5, total: 5, expiresAt: '2026-11-24T18:00:00.000Z' },
    })
    const { rows } = await sql.query("select next_run_at from jobs where name = 'make-evidence-packs'")
    expect(rows).toEqual([{ next_run_at: new Date(start) }])
  })
})
