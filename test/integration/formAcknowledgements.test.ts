import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { countUnacknowledged, listForms } from '../../src/services/forms/listForms.ts'
import { aRevision, formsOfThisFile } from '../support/forms.ts'
import { call, cookieOf, json, serveForThisFile, signIn } from '../support/httpServer.ts'
import { trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, coordinatorPassword, signedIn, sql } from '../support/world.ts'

serveForThisFile()
formsOfThisFile()

const asked = <T>(who: Coordinator, ask: (req: PayloadRequest) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => ask(req), signedIn(who))
const acknowledge = (id: string, cookie: string) =>
  call(`/api/confidentiality-forms/${id}/acknowledge`, json({}, { cookie }))
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { problems: { code: string }[] }).problems[0]?.code

let deId = ''
let eId = ''
beforeEach(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  deId = await aRevision('de-7410')
  eId = await aRevision('e-1')
})

describe('a current form', () => {
  it('is acknowledged by each coordinator for themselves, twice as once (R15, R21, D15)', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const other = await cookieOf('mis-administrator')
    const left = (who: Coordinator) => asked(who, countUnacknowledged)
    expect(await left(coordinator)).toBe(2)
    expect((await acknowledge(deId, cookie)).status).toBe(200)
    app.clock.set('2026-11-23T19:00:00Z')
    expect((await acknowledge(deId, cookie)).status).toBe(200)
    expect([await left(coordinator), await left(other.coordinator)]).toEqual([1, 2])
    expect(await trailAbout(deId)).toEqual(['form-acknowledged done'])
    const { current } = await asked(coordinator, listForms)
    expect(current).toMatchObject([
      { id: deId, form: 'de-7410', size: 1000, acknowledgedAt: '2026-11-23T18:00:00.000Z' },
      { id: eId, form: 'e-1', acknowledgedAt: undefined, receipts: undefined },
    ])
  })

  it('is asked for again with each new revision; the earlier ones are kept', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    await acknowledge(deId, cookie)
    const next = await aRevision('de-7410')
    expect(await asked(coordinator, countUnacknowledged)).toBe(2)
    const late = await acknowledge(deId, cookie)
    expect([late.status, await codeOf(late)]).toEqual([409, 'form-not-current'])
    const { current, superseded } = await asked(coordinator, listForms)
    expect(current.map(({ id }) => id)).toEqual([next, eId])
    expect(superseded.map(({ id }) => id)).toContain(deId)
  })

  it('is acknowledged by nobody else: not by auditors, not by who is not signed in', async () => {
    const auditor = await aCoordinator('auditor')
    const signedInAs = await signIn(auditor.email, coordinatorPassword)
    const ofAuditor = await acknowledge(deId, signedInAs.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    expect([ofAuditor.status, await codeOf(ofAuditor)]).toEqual([403, 'role-may-not'])
    expect(await asked(auditor, countUnacknowledged)).toBe(0)
    expect((await asked(auditor, listForms)).mayAcknowledge).toBe(false)
    expect((await acknowledge(deId, '')).status).toBe(401)
    const { cookie } = await cookieOf('mis-administrator')
    expect((await acknowledge(randomUUID(), cookie)).status).toBe(404)
    expect((await acknowledge('nonsense', cookie)).status).toBe(404)
    expect(
      (
        await sql.query('select 1 from disseminations where form_id = $1 and acknowledged_at is not null', [
          deId,
        ])
      ).rows,
    ).toEqual([])
  })

  it('shows the Operations Unit who has acknowledged it, and who still has to', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const operations = await aCoordinator('operations-unit')
    const gone = await aCoordinator('mis-administrator', {
      name: `Sample gone ${randomUUID()}`,
      active: false,
    })
    await sql.query('update coordinators set name = $2 where id = $1', [
      coordinator.id,
      `Sample ${coordinator.id}`,
    ])
    await acknowledge(deId, cookie)
    const { current } = await asked(operations, listForms)
    const receipts = current.find(({ id }) => id === deId)?.receipts ?? []
    expect(receipts).toContainEqual(
      expect.objectContaining({ name: `Sample ${coordinator.id}`, at: '2026-11-23T18:00:00.000Z' }),
    )
    expect(receipts).toContainEqual(
      expect.objectContaining({ name: operations.name, toldAt: '2026-11-23T18:00:00.000Z', at: undefined }),
    )
    expect(receipts.map(({ name }) => name)).not.toContain(gone.name)
    expect(receipts.filter(({ at }) => at)).toHaveLength(1)
  })
})
