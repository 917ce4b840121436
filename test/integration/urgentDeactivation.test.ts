import { beforeEach, describe, expect, it } from 'vitest'
import { serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, area, administrator, send } from '../support/requestorPages.ts'
import { app } from '../support/setup.ts'
import { visitorWith } from '../support/siteVisitor.ts'
import { sql } from '../support/world.ts'

const ofCoordinator = '916 555 0101'
const ofOrganization = '916 555 0102'
const ofOperations = '916 555 0103'

serveForThisFile()
beforeEach(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await sql.query('update coordinators set phone = $2 where id = $1', [administrator.id, ofCoordinator])
  await sql.query('update organizations set telephone = $2 where id = $1', [area.id, ofOrganization])
  await operationsTelephone(ofOperations)
})

const operationsTelephone = (telephone: string | null) =>
  app.payload.updateGlobal({
    slug: 'settings',
    data: { operationsTelephone: telephone },
    overrideAccess: true,
    depth: 0,
  })

async function mailsOf(requestId: string): Promise<Record<string, string>> {
  const { rows } = await sql.query(
    "select template, subject || ' ' || body_text as said from messages where request_id = $1",
    [requestId],
  )
  return Object.fromEntries(
    rows.map(({ template, said }) => [String(template), String(said).replace(/\s+/g, ' ')]),
  )
}

async function deactivation(lastDay: string) {
  const requestor = await aRequestor()
  const sent = await send(requestor, 'deactivate', { lastDay, lastTime: '' })
  return { requestor, ...sent, mails: await mailsOf(sent.requestId) }
}

async function statusPage(reference: string, email: string): Promise<string> {
  const visitor = visitorWith()
  await visitor.post('/status', { reference, email })
  return (await visitor.get('/status/request')).html
}

describe('a deactivation', () => {
  it.each(['2026-11-22', '2026-11-23'])(
    'whose last day is %s is to be done at once, and says whom to call',
    async (day) => {
      const { requestor, reference, mails } = await deactivation(day)
      expect(mails['request-received']).toContain(`Call ${ofCoordinator} now`)
      expect(mails['request-received']).not.toContain('by the last day')
      expect(mails['request-routed']).toContain('act at once')
      const own = await requestor.page(`/my/requests/${reference}`)
      expect(own).toContain('href="tel:+19165550101"')
      expect(own).toContain('deactivates the account at once')
      const open = await statusPage(reference, requestor.email)
      expect(open).toContain('href="tel:+19165550102"')
      expect(open).not.toContain(ofCoordinator)
    },
  )

  it('whose last day is tomorrow is done by the last day, and nobody is to be called', async () => {
    const { requestor, reference, mails } = await deactivation('2026-11-24')
    expect(mails['request-received']).toContain('by the last day')
    expect(mails['request-routed']).not.toContain('at once')
    const own = await requestor.page(`/my/requests/${reference}`)
    expect([own.includes('tel:'), own.includes('by the last day')]).toEqual([false, true])
  })

  it('names the number of the Operations Unit where the organization has none, and the mailbox where nobody has', async () => {
    await sql.query('update organizations set telephone = null where id = $1', [area.id])
    const { requestor, reference } = await deactivation('2026-11-23')
    expect(await statusPage(reference, requestor.email)).toContain('href="tel:+19165550103"')
    await operationsTelephone(null)
    expect(await statusPage(reference, requestor.email)).toContain('No phone number is on record here')
  })
})
