import { beforeEach, describe, expect, test } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, sql } from '../support/world.ts'

serveForThisFile()

const patch = (id: string, body: object, Cookie: string) =>
  call(`/api/coordinators/${id}`, { ...json(body, { Cookie }), method: 'PATCH' })

const active = async () => {
  const { rows } = await sql.query("select id from coordinators where kind = 'operations-unit' and active")
  return rows.map(({ id }) => String(id))
}

let one: Coordinator
let other: Coordinator

/** Two accounts of the Operations Unit are active, and no third. */
beforeEach(async () => {
  one = await aCoordinator('operations-unit')
  other = await aCoordinator('operations-unit')
  await sql.query(`update coordinators set active = false where kind = 'operations-unit' and id <> all($1)`, [
    [one.id, other.id],
  ])
})

describe('the last active account of the Operations Unit', () => {
  test.each([
    ['active', { active: false }],
    ['kind', { kind: 'auditor' }],
  ])(
    'stays: a change of %s is refused beside the field, for the last but not for the one before it',
    async (field, change) => {
      const cookie = await cookieFor(one)
      expect((await patch(other.id, change, cookie)).status).toBe(200)
      const refused = await patch(one.id, change, cookie)
      expect(refused.status).toBe(400)
      const { errors } = (await refused.json()) as { errors: { data: { errors: unknown[] } }[] }
      expect(errors[0]?.data.errors).toMatchObject([
        { path: field, message: expect.stringContaining('last active account of the Operations Unit') },
      ])
      expect(await active()).toEqual([one.id])
    },
  )

  test('cannot be deleted', async () => {
    const remove = ({ id }: Coordinator) =>
      app.payload.delete({ collection: 'coordinators', id, overrideAccess: true })
    await remove(other)
    await expect(remove(one)).rejects.toThrow()
    expect(await active()).toEqual([one.id])
  })

  test('is held when two switch each other off, or themselves, at the same moment', async () => {
    const cookies = [await cookieFor(one), await cookieFor(other)] as const
    for (const [first, second] of [
      [other, one],
      [one, other],
    ] as const) {
      const answers = await Promise.all([
        patch(first.id, { active: false }, cookies[0]),
        patch(second.id, { active: false }, cookies[1]),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(await active()).toHaveLength(1)
      await sql.query('update coordinators set active = true where id = any($1)', [[one.id, other.id]])
    }
  })

  test('is held by the database too, against SQL at the same moment', async () => {
    const off = 'update coordinators set active = false where id = $1'
    const answers = await Promise.allSettled([sql.query(off, [one.id]), sql.query(off, [other.id])])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [last] = await active()
    await expect(sql.query('delete from coordinators where id = $1', [last])).rejects.toThrow()
    await expect(
      sql.query("update coordinators set kind = 'auditor' where id = $1", [last]),
    ).rejects.toThrow()
    await expect(sql.query('update coordinators set active = false')).rejects.toThrow()
    expect(await active()).toEqual([last])
  })
})
