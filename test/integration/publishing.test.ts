import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { publishSampleForm } from '../../src/demo/sampleForms.ts'
import { samplePdf } from '../../src/evidence/samplePdf.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { countScheduledForms, publishScheduledForms } from '../../src/services/forms/publishForm.ts'
import { jpeg } from '../fixtures/files.ts'
import { coordinatorsOfThisFile, formsOfThisFile } from '../support/forms.ts'
import { call, cookieFor, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, signedIn, sql } from '../support/world.ts'

const usual = app.config.evidenceFolder
app.config.evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-forms-'))
afterAll(() => {
  rmSync(app.config.evidenceFolder, { recursive: true, force: true })
  app.config.evidenceFolder = usual
})
serveForThisFile()
formsOfThisFile()
coordinatorsOfThisFile()

const start = '2026-11-23T18:00:00Z'
let operations: { coordinator: Coordinator; cookie: string }

beforeEach(async () => {
  app.clock.set(start)
  operations = await cookieOf('operations-unit')
})
afterAll(() => app.clock.set(start))

const paper = async (label: string) =>
  samplePdf({ title: `SAMPLE ${label}`, lines: [`This is revision ${label}.`] })

type Over = Partial<
  Record<'form' | 'revision' | 'effectiveFrom' | 'whatChanged' | 'olderRefusedAfter', string>
>

/** Uploads a draft as the panel does. */
async function draft(label: string, over: Over = {}, cookie = operations.cookie, bytes?: Uint8Array) {
  const body = new FormData()
  const fields = {
    ...{ form: 'e-1', revision: `SAMPLE ${label}`, effectiveFrom: '2026-11-23' },
    ...{ whatChanged: `What changed in ${label}.`, olderRefusedAfter: '' },
    ...over,
  }
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set(
    'file',
    new File([Buffer.from(bytes ?? (await paper(label)))], 'form.pdf', { type: 'application/pdf' }),
  )
  return call('/api/confidentiality-forms/draft', { method: 'POST', body, headers: { cookie } })
}

const idOf = async (answer: Response): Promise<string> => {
  expect(answer.status, await answer.clone().text()).toBe(200)
  return String(((await answer.json()) as { id: string }).id)
}
const act = (id: string, name: string, cookie = operations.cookie) =>
  call(`/api/confidentiality-forms/${id}/${name}`, json({}, { cookie }))
const codesOf = async (answer: Response) => [
  answer.status,
  ...((await answer.json()) as { problems: { code: string; field?: string }[] }).problems.map(
    ({ code, field }) => (field ? `${field}: ${code}` : code),
  ),
]
const statesOf = async () =>
  (
    await sql.query<{ revision: string; state: string }>(
      'select revision, state from confidentiality_forms order by created_at',
    )
  ).rows.map(({ revision, state }) => `${revision} ${state}`)
const download = async (form = 'e-1') => {
  const answer = await call(`/forms/${form}`)
  return Buffer.from(await answer.arrayBuffer())
}
const publishDue = () => publishScheduledForms(app, new AbortController().signal)
const toldOf = async (formId: string) =>
  (
    await sql.query<{ email: string }>('select "to" as email from messages where key like $1 order by 1', [
      `forms:%${formId}%`,
    ])
  ).rows.map(({ email }) => email)

describe('a new revision of a form', () => {
  it('is a draft that nobody outside of oversight sees, until the Operations Unit publishes it (R21)', async () => {
    const administrator = await cookieOf('mis-administrator')
    const id = await idOf(await draft('1'))
    expect((await call('/forms/e-1')).status).toBe(404)
    const look = (cookie: string) => call(`/forms/e-1/revisions/${id}`, { headers: { cookie } })
    expect((await look(operations.cookie)).headers.get('content-type')).toBe('application/pdf')
    expect([(await look(administrator.cookie)).status, (await look('')).status]).toEqual([404, 404])
    expect((await act(id, 'publish')).status).toBe(200)
    expect(await download()).toEqual(Buffer.from(await paper('1')))
    expect((await look(administrator.cookie)).status).toBe(200)
    expect((await look('')).status).toBe(404)
    expect(await trailAbout(id)).toEqual(['form-drafted done', 'form-published done'])
  })

  it('takes the place of the current one at once, and every active coordinator is told once (R21, D15)', async () => {
    const told = [await aCoordinator('mis-administrator'), await aCoordinator('wsb-spoc')]
    await aCoordinator('auditor')
    await aCoordinator('mis-administrator', { active: false })
    const first = await idOf(await draft('1'))
    const second = await idOf(await draft('2'))
    await act(first, 'publish')
    expect((await act(second, 'publish')).status).toBe(200)
    expect(await statesOf()).toEqual(['SAMPLE 1 superseded', 'SAMPLE 2 current'])
    expect(await download()).toEqual(Buffer.from(await paper('2')))
    expect(await toldOf(second)).toEqual([...told, operations.coordinator].map(({ email }) => email).sort())
    const { rows } = await sql.query(
      'select count(*)::int as sent, count(acknowledged_at)::int as done from disseminations where form_id = $1',
      [second],
    )
    expect(rows).toEqual([{ sent: 3, done: 0 }])
    expect((await act(second, 'publish')).status).toBe(409)
    expect((await toldOf(second)).length).toBe(3)
  })

  it('is one, also where two people publish at once', async () => {
    const other = await cookieOf('operations-unit')
    const ids = [await idOf(await draft('1')), await idOf(await draft('2'))]
    const answers = await Promise.all([
      act(ids[0] ?? '', 'publish'),
      act(ids[1] ?? '', 'publish', other.cookie),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await statesOf()).filter((one) => one.endsWith('current'))).toHaveLength(1)
    const same = await idOf(await draft('3'))
    const twice = await Promise.all([act(same, 'publish'), act(same, 'publish', other.cookie)])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await toldOf(same)).toHaveLength(2)
    await expect(
      sql.query("update confidentiality_forms set state = 'current' where id = $1", [ids[0]]),
    ).rejects.toThrow(/stays as it is/)
  })

  it('is refused with the field and the way out, and leaves no file behind', async () => {
    const filesBefore = readdirSync(path.join(app.config.evidenceFolder, 'forms')).length
    expect(
      await codesOf(await draft('', { form: 'x', revision: '', whatChanged: '' }, operations.cookie, jpeg)),
    ).toEqual([
      422,
      ...[
        'form: form-missing',
        'revision: revision-missing',
        'whatChanged: change-missing',
        'file: file-not-pdf',
      ],
    ])
    await draft('1')
    expect(await codesOf(await draft('1'))).toEqual([422, 'revision: revision-taken'])
    expect(await codesOf(await draft('2', {}, operations.cookie, new Uint8Array()))).toEqual([
      422,
      'file: file-missing',
    ])
    expect(await codesOf(await draft('2', {}, operations.cookie, Buffer.from('%PDF-1.7 nothing')))).toEqual([
      422,
      'file: file-broken',
    ])
    expect(readdirSync(path.join(app.config.evidenceFolder, 'forms'))).toHaveLength(filesBefore + 1)
  })

  it('can be a file of up to 10 MB, and says so where it is larger', async () => {
    const padded = async (bytes: number) => Buffer.concat([await paper('1'), Buffer.alloc(bytes, '\n')])
    await idOf(await draft('1', {}, operations.cookie, await padded(3_000_000)))
    expect(await codesOf(await draft('2', {}, operations.cookie, await padded(10_485_760)))).toEqual([
      ...[422, 'file: file-too-large'],
    ])
  })

  it('comes from the Operations Unit alone: everybody else is refused, and that is on record (R21)', async () => {
    const id = await idOf(await draft('1'))
    for (const kind of ['mis-administrator', 'auditor'] as const) {
      const cookie = await cookieFor(await aCoordinator(kind))
      expect(await codesOf(await draft('2', {}, cookie))).toEqual([403, 'role-may-not'])
      for (const name of ['publish', 'schedule', 'discard', 'unschedule'])
        expect(await codesOf(await act(id, name, cookie))).toEqual([403, 'role-may-not'])
    }
    expect((await draft('2', {}, '')).status).toBe(401)
    expect((await act(randomUUID(), 'publish')).status).toBe(404)
    expect(await statesOf()).toEqual(['SAMPLE 1 draft'])
    expect(await trailAbout(id)).toContain('access-refused refused')
  })

  it('can be discarded before it is published; its label is free again (D18)', async () => {
    const id = await idOf(await draft('1'))
    expect((await act(id, 'discard')).status).toBe(200)
    expect(await codesOf(await act(id, 'publish'))).toEqual([409, 'form-not-possible'])
    await idOf(await draft('1'))
    expect(await statesOf()).toEqual(['SAMPLE 1 discarded', 'SAMPLE 1 draft'])
  })
})

describe('the SAMPLE forms of the demonstration', () => {
  it.each(['de-7410', 'e-1'] as const)(
    'are published once: the %s, with what its file says of itself',
    async (form) => {
      const user = signedIn(operations.coordinator)
      const sample = { form, revision: 'SAMPLE 1', whatChanged: 'SAMPLE: the first revision.' }
      await publishSampleForm(app, user, sample)
      await publishSampleForm(app, user, sample)
      const { rows } = await sql.query(
        'select form, state, tagged, language, shows_title as "showsTitle", document_title as title from confidentiality_forms',
      )
      expect(rows).toEqual([
        {
          ...{ form, state: 'current', tagged: true, language: 'en-US', showsTitle: true },
          title: expect.stringMatching(/^SAMPLE: .*Confidentiality Statement/),
        },
      ])
      expect((await download(form)).subarray(0, 5).toString()).toBe('%PDF-')
    },
  )
})

describe('a scheduled revision', () => {
  it('is published by itself at midnight, Pacific Time, and not a second before', async () => {
    await act(await idOf(await draft('1')), 'publish')
    const id = await idOf(await draft('2', { effectiveFrom: '2026-12-01' }))
    expect((await act(id, 'schedule')).status).toBe(200)
    app.clock.set('2026-12-01T07:59:59Z') // 23:59:59 on November 30
    expect([await countScheduledForms(app), (await publishDue()).done]).toEqual([0, 0])
    expect(await download()).toEqual(Buffer.from(await paper('1')))
    app.clock.set('2026-12-01T08:00:00Z')
    expect([await countScheduledForms(app), (await publishDue()).done, (await publishDue()).done]).toEqual([
      1, 1, 0,
    ])
    expect(await download()).toEqual(Buffer.from(await paper('2')))
    const { rows } = await sql.query(
      'select revision, effective_from as "from", superseded_on as "to" from confidentiality_forms order by created_at',
    )
    expect(rows).toEqual([
      { revision: 'SAMPLE 1', from: '2026-11-23', to: '2026-12-01' },
      { revision: 'SAMPLE 2', from: '2026-12-01', to: null },
    ])
    expect(await toldOf(id)).toEqual([operations.coordinator.email])
    expect(await trailAbout(id)).toEqual(['form-drafted done', 'form-scheduled done', 'form-published done'])
  })

  it('can be taken back until then; one of each form at a time', async () => {
    const id = await idOf(await draft('1', { effectiveFrom: '2026-12-01' }))
    const other = await idOf(await draft('2', { effectiveFrom: '2026-12-02' }))
    await act(id, 'schedule')
    expect(await codesOf(await act(other, 'schedule'))).toEqual([409, 'form-scheduled-already'])
    expect((await act(id, 'unschedule')).status).toBe(200)
    expect((await act(other, 'schedule')).status).toBe(200)
    const today = await idOf(await draft('3'))
    expect(await codesOf(await act(today, 'schedule'))).toEqual([422, 'day-not-ahead'])
    app.clock.set('2026-12-01T20:00:00Z')
    expect((await publishDue()).done).toBe(0)
  })

  it('has requestors sign it again by the day that it names (D15)', async () => {
    const id = await idOf(await draft('1', { effectiveFrom: '2026-12-01', olderRefusedAfter: '2026-12-31' }))
    await act(id, 'schedule')
    app.clock.set('2026-12-01T08:00:00Z')
    await publishDue()
    const { rows } = await sql.query(
      'select state, older_refused_after from confidentiality_forms where id = $1',
      [id],
    )
    expect(rows).toEqual([{ state: 'current', older_refused_after: '2026-12-31' }])
  })
})
