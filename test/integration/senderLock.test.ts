import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { holdSenderLock } from '../../src/mail/senderLock.ts'
import { sql } from '../support/world.ts'

const holders = `select pid from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())
  and objid = (hashtext('caljobs-mail-sender')::bigint & 4294967295)::oid`

it('a sender whose connection breaks while it rests is told so, and its process lives on', async () => {
  const hold = await holdSenderLock(sql)
  expect(hold.isLost()).toBe(false)
  const { rows } = await sql.query(holders)
  expect(rows).toHaveLength(1)
  await sql.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  for (let tries = 0; !hold.isLost() && tries < 100; tries++) await pause(20)
  expect(hold.isLost()).toBe(true)
  hold.letGo()
  const again = await holdSenderLock(sql)
  expect((await sql.query(holders)).rows).toHaveLength(1)
  again.letGo()
})
