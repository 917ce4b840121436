import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { loadTraining } from '../../src/services/training/loadTraining.ts'
import { bodyOf } from '../../src/training/lexical.ts'
import { paragraph } from '../../src/training/blocks.ts'
import { readDuties } from '../../src/services/training/duties.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import { shippedDuties } from '../../src/training/shippedDuties.ts'
import { shippedTraining } from '../../src/training/shippedTraining.ts'
import { pdf, pdfWithScript, png } from '../fixtures/files.ts'
import { call, cookieOf, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { visitorWith } from '../support/siteVisitor.ts'
import { aCoordinator, signedIn, sql } from '../support/world.ts'

serveForThisFile()

const word = 'Xylophone'
const slugs: string[] = []

beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))
afterAll(async () => {
  await sql.query('delete from _training_pages_v where version_slug = any($1)', [slugs])
  await sql.query('delete from training_pages where slug = any($1)', [slugs])
  await sql.query("delete from training_files where alt like 'SAMPLE%'")
})

/** A page that the Operations Unit writes. */
async function aPage(status: 'draft' | 'published', words: string, title = `SAMPLE ${randomUUID()}`) {
  const slug = `sample-${randomUUID()}`
  slugs.push(slug)
  return app.payload.create({
    collection: 'training-pages',
    data: {
      title,
      slug,
      place: 9000,
      summary: 'A sample of a page.',
      clause: 'A sample of a clause.',
      body: bodyOf([paragraph(words)], {}),
      _status: status,
    },
    draft: status === 'draft',
    overrideAccess: false,
    user: signedIn(await aCoordinator('operations-unit')),
  })
}

const get = async (address: string, cookie = '') => {
  const answer = await call(address, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

describe('the duties of coordinators that ship with the service (R16)', () => {
  it('are pages in the panel, in their order, each with a clause', async () => {
    const duties = await inTransaction(app.payload, ({ req }) => readDuties(req))
    expect(duties.map(({ slug }) => slug)).toEqual(shippedDuties.map(({ slug }) => slug))
    expect(duties[0]?.html).toContain('<h3')
    expect(duties.every(({ clause }) => clause.length > 40)).toBe(true)
  })

  it('are no part of the training of requestors: not in its list, its search, its print, nor at an address', async () => {
    for (const address of ['/training', '/training?q=claim', '/training/print'])
      expect((await get(address)).html).not.toContain('coordinators-')
    for (const { slug } of shippedDuties) expect((await get(`/training/${slug}`)).status).toBe(404)
  })
})

describe('the training that ships with the service', () => {
  it('is public, in its order, each page with its clause and its pictures (R48)', async () => {
    const list = await get('/training')
    const listed = [...list.html.matchAll(/href="\/training\/([a-z-]+)">/g)].map(([, slug]) => slug)
    expect(listed.slice(0, 9)).toEqual(shippedTraining.map(({ slug }) => slug))
    const { html } = await get('/training/new-account')
    expect(html).toContain('What the directive says')
    expect(html).toContain('The last date completed cannot exceed 365 days')
    expect(html).toMatch(/rel="prev" href="\/training\/before-you-start"/)
    const picture = /<img src="([^"]+)" alt="The way of a new account/.exec(html)?.[1] ?? ''
    const served = await get(picture)
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('can be edited: what was changed, moved or taken back stays so when it is put in again', async () => {
    const { docs } = await app.payload.find({
      collection: 'training-pages',
      where: { slug: { in: ['confidentiality', 'personal-devices'] } },
      sort: 'place',
      depth: 0,
    })
    const user = signedIn(await aCoordinator('operations-unit'))
    const change = (id: string, data: object) =>
      app.payload.update({ collection: 'training-pages', id, data, overrideAccess: false, user })
    const [one, other] = docs
    try {
      await change(one!.id, { title: 'Edited title', slug: 'kept-private' })
      await change(other!.id, { _status: 'draft' })
      await loadTraining(app)
      const { html } = await get('/training')
      expect(html).toContain('Edited title')
      expect(html).toContain('href="/training/kept-private"')
      expect(html).not.toContain('href="/training/confidentiality"')
      expect(html).not.toContain('href="/training/personal-devices"')
      const versions = await app.payload.countVersions({
        collection: 'training-pages',
        where: { parent: { equals: one!.id } },
      })
      expect(versions.totalDocs).toBe(2)
    } finally {
      await change(one!.id, { title: one!.title, slug: one!.slug })
      await change(other!.id, { _status: 'published' })
    }
  })
})

describe('a draft', () => {
  it('is nowhere public: not in the list, under its address, in the search or on paper', async () => {
    const { slug } = await aPage('draft', `A ${word}draft that nobody sees.`)
    for (const address of ['/training', `/training?q=${word}draft`, '/training/print'])
      expect((await get(address)).html, address).not.toContain(`${word}draft that`)
    expect((await get(`/training/${slug}`)).status).toBe(404)
  })

  it('is shown as a preview to who is signed in to the panel alone, and says so', async () => {
    const published = await aPage('published', 'The words of before.')
    await app.payload.update({
      collection: 'training-pages',
      id: published.id,
      data: { body: bodyOf([paragraph('The words of tomorrow.')], {}) },
      draft: true,
    })
    const { cookie } = await cookieOf('operations-unit')
    const address = `/training/${published.slug}?preview`
    const preview = await get(address, cookie)
    expect(preview.html).toContain('Preview of a draft')
    expect(preview.html).toContain('The words of tomorrow.')
    expect((await get(address)).status).toBe(404)
    const everybody = await get(`/training/${published.slug}`, cookie)
    expect(everybody.html).toContain('The words of before.')
    expect(everybody.html).not.toContain('Preview')
  })

  it('whose body was never written can be looked at', async () => {
    const { id, slug } = await aPage('draft', 'x')
    await sql.query('update _training_pages_v set version_body = null where parent_id = $1', [id])
    await sql.query('update training_pages set body = null where id = $1', [id])
    const { cookie } = await cookieOf('operations-unit')
    expect((await get(`/training/${slug}?preview`, cookie)).status).toBe(200)
  })
})

describe('the search', () => {
  it('finds published words and marks them; what somebody typed is never HTML', async () => {
    const { slug } = await aPage('published', `Learn the ${word} & <b>more</b>.`)
    const { html } = await get(`/training?q=${word.toLowerCase()}`)
    expect(html).toContain(`/training/${slug}`)
    expect(html).toContain(`<mark>${word}</mark> &amp; &lt;b&gt;more`)
    expect(html).toMatch(/1 page mentions/)
    const evil = await get(`/training?q=${encodeURIComponent('"><script>x</script>')}`)
    expect(evil.html).not.toContain('<script>x')
    expect(evil.html).toContain('What you can do')
  })
})

describe('a training file', () => {
  const upload = async (bytes: Buffer, name: string, type: string, who?: string, alt = 'SAMPLE file') => {
    const cookie = who ?? (await cookieOf('operations-unit')).cookie
    const body = new FormData()
    body.append('file', new File([new Uint8Array(bytes)], name, { type }))
    body.append('_payload', JSON.stringify({ alt }))
    const answer = await call('/api/training-files', { method: 'POST', body, headers: { cookie } })
    return { status: answer.status, body: (await answer.json()) as Uploaded }
  }
  type Uploaded = {
    doc?: { id: string; filename: string; url: string; storageName?: string; mimeType: string }
    errors?: { message: string; data?: { errors?: { path: string; message: string }[] } }[]
  }
  const kept = () => readdirSync(path.join(app.config.evidenceFolder, 'forms')).length

  it('is taken from the Operations Unit by its content, kept, and served to everybody, safely', async () => {
    const big = png(600, 800)
    const { status, body } = await upload(big, 'My map.png', 'image/png')
    expect([status, body.doc?.mimeType, body.doc?.storageName]).toEqual([201, 'image/png', undefined])
    const url = body.doc?.url ?? ''
    expect(url).toBe(`/training/files/${encodeURIComponent(body.doc?.filename ?? '')}`)
    const served = await call(url)
    expect(Buffer.from(await served.arrayBuffer()).equals(big)).toBe(true)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    })
    const etag = served.headers.get('etag') ?? ''
    expect((await call(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const guide = await upload(await pdf(), 'guide.pdf', 'application/pdf')
    const shown = await call(guide.body.doc?.url ?? '')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+"$/)
  })

  it('larger than a megabyte is taken too, also in place of another; the panel shows it by its own door', async () => {
    const { cookie } = await cookieOf('operations-unit')
    const small = await upload(png(), 'one.png', 'image/png', cookie)
    const large = Buffer.concat([png(), Buffer.alloc(2 * 1024 * 1024)])
    const body = new FormData()
    body.append('file', new File([new Uint8Array(large)], 'two.png', { type: 'image/png' }))
    body.append('_payload', JSON.stringify({ alt: 'SAMPLE other' }))
    const address = `/api/training-files/${small.body.doc?.id}`
    const changed = await call(address, { method: 'PATCH', body, headers: { cookie } })
    const { doc } = (await changed.json()) as Uploaded
    expect([changed.status, doc?.filename]).toEqual([200, expect.stringMatching(/^two/)])
    const door = `/api/training-files/file/${encodeURIComponent(doc?.filename ?? '')}`
    const asEditor = await call(door, { headers: { cookie } })
    expect((await asEditor.arrayBuffer()).byteLength).toBe(large.length)
    expect((await call(door)).status).toBe(403)
    expect((await call(small.body.doc?.url ?? '')).status).toBe(404)
    const said = JSON.stringify({ alt: 'SAMPLE better', storageName: 'f'.repeat(48), sha256: 'f'.repeat(64) })
    const type = { 'content-type': 'application/json', cookie }
    expect((await call(address, { method: 'PATCH', body: said, headers: type })).status).toBe(200)
    expect((await (await call(doc?.url ?? '')).arrayBuffer()).byteLength).toBe(large.length)
  })

  it.each([
    ['a script inside', pdfWithScript, 'x.pdf', 'application/pdf'],
    [
      'another content than its name',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'x.png',
      'image/png',
    ],
    ['nothing in it', async () => Buffer.alloc(0), 'x.png', 'image/png'],
  ])('with %s is refused, and nothing of it is kept', async (_what, bytes, name, type) => {
    const before = kept()
    const { status, body } = await upload(await bytes(), name, type)
    expect(status).toBe(400)
    expect(body.errors?.[0]?.message).toBeTruthy()
    expect(kept()).toBe(before)
  })

  it('names the field that is wrong; a record that fails leaves no file behind', async () => {
    const before = kept()
    const refused = await upload(await pdfWithScript(), 'x.pdf', 'application/pdf')
    expect(refused.body.errors?.[0]?.data?.errors).toMatchObject([{ path: 'file' }])
    const withoutText = await upload(png(), 'x.png', 'image/png', undefined, '')
    expect(withoutText.status).toBe(400)
    expect(kept()).toBe(before)
  })

  it('comes from nobody else, and is no file from another address', async () => {
    const { cookie } = await cookieOf('mis-administrator')
    expect((await upload(png(), 'x.png', 'image/png', cookie)).status).toBe(403)
    expect((await upload(png(), 'x.png', 'image/png', '')).status).toBe(401)
    const operations = await cookieOf('operations-unit')
    const answer = await call('/api/training-files', {
      method: 'POST',
      body: JSON.stringify({ alt: 'SAMPLE far', filename: 'x.png', url: 'http://127.0.0.1:1/x.png' }),
      headers: { 'content-type': 'application/json', cookie: operations.cookie },
    })
    expect(answer.status).toBe(400)
    const jar = visitorWith()
    for (const name of ['nothing.png', '..%2F..%2Fpackage.json'])
      expect((await jar.get(`/training/files/${name}`)).status).toBe(404)
  })
})
