import { beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { pdf } from '../fixtures/files.ts'
import { call, cookieFor, serveForThisFile } from '../support/httpServer.ts'
import { trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anOrganization, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const document = await pdf('SAMPLE process')
const said = { processOn: '2026-11-23', attestedBy: 'Sample Director', attestedTitle: 'Director' }

async function put(
  who: Coordinator,
  organizationId: string,
  over: Partial<typeof said> = {},
  bytes?: Uint8Array,
) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...said, ...over })) body.set(name, value)
  if (bytes) body.set('file', new File([Buffer.from(bytes)], 'Process.pdf'))
  const answer = await call(`/api/organizations/${organizationId}/process`, {
    method: 'POST',
    body,
    headers: { cookie: await cookieFor(who) },
  })
  const { problems = [], id = '' } = (await answer.json()) as { problems?: { field: string }[]; id?: string }
  return { status: answer.status, fields: problems.map(({ field }) => field), id }
}

const opened = async (who: Coordinator, id: string) =>
  (await call(`/evidence/${id}`, { headers: { cookie: await cookieFor(who) } })).status

describe('the process of an area is on file as a document (R7)', () => {
  it('put there by its coordinator or the Operations Unit, with its date and who attests to it', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    const area = await anOrganization('local-area', [coordinator])
    const first = await put(coordinator, area.id, {}, document)
    expect(first.status).toBe(200)
    const second = await put(
      await aCoordinator('operations-unit'),
      area.id,
      { attestedBy: 'Other' },
      document,
    )
    expect(second.status).toBe(200)
    const { rows } = await sql.query(
      'select attested_by from area_processes where organization_id = $1 order by recorded_at, attested_by',
      [area.id],
    )
    expect(rows.map(({ attested_by: by }) => by)).toEqual(['Other', 'Sample Director'])
    expect(await trailAbout(area.id)).toEqual([
      'record-created done',
      'process-on-file done',
      'process-on-file done',
    ])
  })

  it.each([
    ['a date of tomorrow', { processOn: '2026-11-24' }, 'processOn'],
    ['no date', { processOn: '' }, 'processOn'],
    ['nobody who attests', { attestedBy: '  ' }, 'attestedBy'],
    ['no title', { attestedTitle: '-' }, 'attestedTitle'],
    ['a name of two lines', { attestedBy: 'A\nB' }, 'attestedBy'],
  ])('not with %s', async (_what, over, field) => {
    const operations = await aCoordinator('operations-unit')
    const area = await anOrganization('local-area')
    expect(await put(operations, area.id, over, document)).toMatchObject({ status: 422, fields: [field] })
  })

  it('not without a file, nor with one that is no document', async () => {
    const operations = await aCoordinator('operations-unit')
    const area = await anOrganization('local-area')
    expect((await put(operations, area.id)).fields).toEqual(['file'])
    expect((await put(operations, area.id, {}, Buffer.from('<html>'))).fields).toEqual(['file'])
  })

  it('not by other areas or auditors, to whom it does not exist; the audit trail keeps the try', async () => {
    const area = await anOrganization('local-area', [await aCoordinator('mis-administrator')])
    for (const kind of ['mis-administrator', 'wsb-spoc', 'auditor'] as const) {
      const who = await aCoordinator(kind)
      expect((await put(who, area.id, {}, document)).status).toBe(404)
    }
    expect(await trailAbout(area.id)).toContain('access-refused refused')
  })

  it('opened by who sees the organization, each time told to the audit trail', async () => {
    const coordinator = await aCoordinator('mis-administrator')
    const area = await anOrganization('local-area', [coordinator])
    const { id } = await put(coordinator, area.id, {}, document)
    expect(await opened(coordinator, id)).toBe(200)
    expect(await opened(await aCoordinator('auditor'), id)).toBe(200)
    expect(await opened(await aCoordinator('mis-administrator'), id)).toBe(404)
    expect(await trailAbout(id)).toContain('evidence-read done')
  })

  it('never changed or removed', async () => {
    const operations = await aCoordinator('operations-unit')
    const area = await anOrganization('local-area')
    const { id } = await put(operations, area.id, {}, document)
    for (const statement of [
      `update area_processes set process_on = '2020-01-01' where organization_id = '${area.id}'`,
      `delete from area_processes where organization_id = '${area.id}'`,
      `delete from evidence where id = '${id}'`,
    ])
      await expect(sql.query(statement)).rejects.toThrow('stays on file')
  })
})
