import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storePublicFile } from '../../src/evidence/storage.ts'
import { poolOf } from '../../src/database/connection.ts'
import { aRevision, clearForms } from '../support/forms.ts'
import { call, ownOrigin, serveForThisFile } from '../support/httpServer.ts'
import { loggedErrors } from '../support/loggedErrors.ts'
import { app } from '../support/setup.ts'
import { visitorWith, sessionOf } from '../support/siteVisitor.ts'
import { sql } from '../support/world.ts'

const usual = app.config.evidenceFolder
app.config.evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-forms-'))
afterAll(async () => {
  rmSync(app.config.evidenceFolder, { recursive: true, force: true })
  app.config.evidenceFolder = usual
  await clearForms()
})
serveForThisFile()
const logged = loggedErrors()

const bytes = Buffer.from(`%PDF-1.7 SAMPLE ${'x'.repeat(1000)}`)
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** A current revision with a file on the disk. */
async function published(revision: string): Promise<void> {
  const id = await aRevision('e-1', { revision, effectiveFrom: '2026-11-01' })
  const stored = await storePublicFile(app.config, bytes)
  await sql.query('alter table confidentiality_forms disable trigger confidentiality_forms_kept')
  await sql.query(
    'update confidentiality_forms set storage_name = $2, sha256 = $3, size = $4, file_name = $5 where id = $1',
    [id, stored.storageName, stored.sha256, stored.size, `e-1-revision-${revision}.pdf`],
  )
  await sql.query('alter table confidentiality_forms enable trigger confidentiality_forms_kept')
}

beforeAll(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await clearForms()
  await published('2')
})

const get = (headers: Record<string, string> = {}, method = 'GET') => call('/forms/e-1', { headers, method })

/** `fetch` asks for a fresh copy by itself where a mark is given: a browser does not. */
const statusWhereKnown = (mark: string) =>
  new Promise((resolve, reject) => {
    const asked = request(`${ownOrigin()}/forms/e-1`, { headers: { 'if-none-match': mark } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', reject).end()
  })

/** While the database cannot be asked. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const pool = poolOf(app.payload)
  const query = pool.query
  pool.query = (() => Promise.reject(new Error('connect ECONNREFUSED'))) as typeof query
  try {
    return await work()
  } finally {
    pool.query = query
  }
}

describe('the current form', () => {
  it('has its type, a name of its own, and a mark by which a browser knows that it has it already', async () => {
    const answer = await get()
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="e-1-revision-2.pdf"',
      'content-length': String(bytes.length),
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
    expect(await statusWhereKnown(`"${sha256}"`)).toBe(304)
    expect(await statusWhereKnown('"another"')).toBe(200)
    expect((await get({}, 'HEAD')).headers.get('content-length')).toBe(String(bytes.length))
  })

  it('comes in parts, of the same file only', async () => {
    const part = await get({ range: 'bytes=5-8' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      ...[206, `bytes 5-8/${bytes.length}`, '1.7 '],
    ])
    const other = await get({ range: 'bytes=5-8', 'if-range': '"another"' })
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
    const beyond = await get({ range: 'bytes=9999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  })

  it('is there while the database is lost, and so is the page that leads to it', async () => {
    const visitor = visitorWith(await sessionOf('supervisor@requestors.example'))
    await visitor.get('/forms')
    await withoutDatabase(async () => {
      const answer = await get()
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
      const page = await visitor.get('/forms')
      expect(page.status).toBe(200)
      expect(page.html).toContain('these were current when we last looked')
      expect(page.html).toContain('href="/forms/e-1"')
    })
    expect(logged).toContain('The current forms are given out from the local copy')
    expect((await visitor.get('/forms')).html).not.toContain('when we last looked')
  })

  it('is not given out when its file was damaged', async () => {
    await published('3')
    const { rows } = await sql.query("select storage_name from confidentiality_forms where state = 'current'")
    const place = path.join(app.config.evidenceFolder, 'forms', String(rows[0]?.storage_name))
    rmSync(place)
    expect((await get()).status).toBe(500)
  })
})
