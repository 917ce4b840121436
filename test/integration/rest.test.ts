import { describe, expect, test } from 'vitest'
import { call, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { anOrganization, aRequest, sql } from '../support/world.ts'

serveForThisFile()

describe('Reading by REST', () => {
  test('a coordinator gets the records of the own organizations alone; Operations gets all; nobody else any', async () => {
    const own = await cookieOf('mis-administrator')
    const other = await cookieOf('mis-administrator')
    const operations = await cookieOf('operations-unit')
    const area = await anOrganization('local-area', [own.coordinator])
    await anOrganization('local-area', [other.coordinator])
    const { requestId } = await aRequest(area.id, { organizationType: 'local-area' })
    const count = async (path: string, cookie: string) => {
      const answer = await call(path, { headers: { cookie } })
      return answer.ok ? ((await answer.json()) as { totalDocs: number }).totalDocs : answer.status
    }
    const found = [
      `/api/requests?where[id][equals]=${requestId}`,
      `/api/requestors?where[organization][equals]=${area.id}`,
      `/api/audit-events?where[request][equals]=${requestId}`,
    ]
    for (const path of found) {
      const counts = await Promise.all(
        [own.cookie, operations.cookie, other.cookie, ''].map((cookie) => count(path, cookie)),
      )
      expect(counts, path).toEqual([1, 1, expect.toBeOneOf([0, 403]), 403])
    }
    for (const path of ['/api/messages', '/api/coordinators?where[kind][equals]=operations-unit'])
      expect(await count(path, own.cookie), path).toEqual(expect.toBeOneOf([0, 403]))
  })
})

describe('An act by REST', () => {
  const act = (cookie: string, id: string, name: string, body: object) =>
    call(`/api/requests/${id}/${name}`, json(body, { cookie }))

  test('a denial without its coded reason and text is refused, one by one and in bulk', async () => {
    const { coordinator, cookie } = await cookieOf('mis-administrator')
    const area = await anOrganization('local-area', [coordinator])
    const { requestId } = await aRequest(area.id, { organizationType: 'local-area' })
    const refused = await act(cookie, requestId, 'deny', { reasonCode: 'no-business-need', text: ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ problems: [{ field: 'text' }] })
    const bulk = await call(`/api/requests?where[id][in]=${requestId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ state: 'denied' }),
    })
    expect(bulk.status).toBeGreaterThanOrEqual(400)
    const { rows } = await sql.query('select state from requests where id = $1', [requestId])
    expect(rows).toEqual([{ state: 'submitted' }])
    expect(
      (await act(cookie, requestId, 'deny', { reasonCode: 'no-business-need', text: 'There is no need.' }))
        .status,
    ).toBe(200)
  })

  test('on a request of another organization there is no such request, and the try is in the audit trail', async () => {
    const { cookie, coordinator } = await cookieOf('mis-administrator')
    const area = await anOrganization('local-area')
    const { requestId } = await aRequest(area.id, { organizationType: 'local-area' })
    expect((await act(cookie, requestId, 'grant', {})).status).toBe(404)
    expect((await act('', requestId, 'grant', {})).status).toBe(401)
    const { rows } = await sql.query(
      'select event, outcome, after from audit_events where actor_id = $1 and subject_id = $2',
      [coordinator.id, requestId],
    )
    expect(rows).toEqual([
      { event: 'access-refused', outcome: 'refused', after: { act: 'grant', code: 'request-not-found' } },
    ])
  })
})
