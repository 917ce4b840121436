import { expect, test } from 'vitest'
import { app } from '../support/setup.ts'
import { call, cookieOf, json, serveForThisFile } from '../support/httpServer.ts'
import { aCoordinator, anOrganization, aRequest } from '../support/world.ts'

serveForThisFile()

const denial = { reasonCode: 'no-business-need', text: 'The job needs no access to CalJOBS.' }

test('what the review page asks for by REST is answered to the coordinators of the request alone', async () => {
  const own = await cookieOf('mis-administrator')
  const other = await cookieOf('mis-administrator')
  const colleague = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [own.coordinator, colleague])
  const { requestId, reference } = await aRequest(area.id, { organizationType: 'local-area' })
  const post = async (cookie: string, name: string, body: object) => {
    const answer = await call(`/api/requests/${requestId}/${name}`, json(body, { cookie }))
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  for (const [name, body] of [
    ['looking', {}],
    ['denial-preview', denial],
    ['reassign', { assignee: colleague.id }],
    ['renew', {}],
  ] as const) {
    expect((await post('', name, body)).status, name).toBe(401)
    expect((await post(other.cookie, name, body)).status, name).toBe(404)
  }
  expect(await post(own.cookie, 'looking', {})).toMatchObject({ status: 200, body: { others: [] } })
  expect(await post(own.cookie, 'denial-preview', denial)).toMatchObject({
    status: 200,
    body: {
      to: expect.stringContaining('@'),
      subject: `CalJOBS access request ${reference}: denied`,
      text: expect.stringContaining(app.config.publicUrl),
    },
  })
  const withCharacter = (character: string) =>
    post(own.cookie, 'denial-preview', { ...denial, text: `${denial.text}${character}` })
  expect((await withCharacter('\u0000')).status, 'a character that no text may hold').toBe(400)
  expect((await withCharacter('\\u0000')).status, 'its name, typed').toBe(200)
  expect(await post(own.cookie, 'renew', {})).toMatchObject({
    status: 422,
    body: { problems: [{ code: 'not-a-renewal' }] },
  })
  expect(await post(own.cookie, 'reassign', { assignee: '' })).toMatchObject({
    body: { problems: [{ code: 'missing-assignee', field: 'assignee' }] },
  })
  expect(await post(own.cookie, 'reassign', { assignee: colleague.id })).toMatchObject({
    status: 200,
    body: { request: { state: 'in-review' } },
  })
})
