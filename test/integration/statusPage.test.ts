import { beforeEach, describe, expect, it } from 'vitest'
import { kindOf } from '../../src/policy/kinds/index.ts'
import { requestKinds } from '../../src/policy/vocabulary.ts'
import { claimRequest, grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, by, send, usernameFor } from '../support/requestorPages.ts'
import { app } from '../support/setup.ts'
import { outcome, lookedAt } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

describe('the status page', () => {
  async function look(reference: string, email: string) {
    const form = new URLSearchParams({ reference, email })
    const found = await call('/status', { method: 'POST', body: form, headers: { origin: 'null' } })
    const cookie = found.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return (await call('/status/request', { headers: { cookie } })).text()
  }

  it.each(requestKinds)('speaks of the kind %s in its own words, with the age', async (kind) => {
    const requestor = await aRequestor()
    const { reference } = await send(requestor, kind)
    app.clock.set('2026-11-26T18:00:00Z')
    const html = await look(reference, requestor.email)
    expect(html).toContain(`<dd>${kindOf(kind).label}</dd>`)
    expect(html).toContain('<dd>3 days ago</dd>')
    expect(html.includes('there is a decision')).toBe(kindOf(kind).decided)
  })

  it('never shows a username, whatever became of the request', async () => {
    const requestor = await aRequestor()
    const { reference, requestId } = await send(requestor, 'new-account')
    await claimRequest(app, by(requestId))
    await grantRequest(app, by(requestId), lookedAt)
    const username = usernameFor()
    const work = { username, temporaryPassword: 'Temporary-123' }
    expect(outcome(await recordAccount(app, by(requestId), work))).toBe('done')
    const html = await look(reference, requestor.email)
    expect(html).toContain('Account ready')
    expect(html).not.toContain(username)
    const other = await send(requestor, 'deactivate')
    expect(await look(other.reference, requestor.email)).not.toContain(other.staff?.username)
  })
})
