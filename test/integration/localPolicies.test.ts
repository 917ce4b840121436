import { beforeEach, describe, expect, it } from 'vitest'
import { serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, base as maintenance, check, renewal, someStaff } from '../support/maintenance.ts'
import { app } from '../support/setup.ts'
import { confirmed, visitorWith } from '../support/siteVisitor.ts'
import { anOrganization, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const policy = 'Send requests by Thursday.\nCopy <the> director.'
const shown = 'Send requests by Thursday.\nCopy &lt;the&gt; director.'

const write = (id: string, localInstructions: string | null) =>
  app.payload.update({
    collection: 'organizations',
    id,
    data: { localInstructions },
    overrideAccess: true,
    depth: 0,
  })

async function anAreaWithPolicy() {
  const world = await aRequestor()
  await write(world.organizationId, policy)
  const [account] = await someStaff(world, 1)
  return { ...world, account: account! }
}

const receiptTo = async (email: string) =>
  String(
    (
      await sql.query(
        `select body_text from messages where "to" = $1 and template like 'request%-received'`,
        [email],
      )
    ).rows[0]?.body_text,
  )

describe('A request is submitted following local office policy', () => {
  it('which a new account is told of once the organization is known, as plain text with its lines', async () => {
    const { visitor, organizationId } = await anAreaWithPolicy()
    const base = '/request/new-account'
    await visitor.post(base, { cashDrawOnly: 'no' })
    await visitor.get(`${base}/begin`)
    await visitor.post(`${base}/organization-type`, { organizationType: 'wsb-field-division' })
    expect((await visitor.get(`${base}/organization`)).html).not.toContain('Local office policy')
    await visitor.post(`${base}/organization`, { organizationId })
    expect((await visitor.get(`${base}/requestor`)).html).toContain(shown)
  })

  it.each([
    ['reset-password', 'reason'],
    ['change-access', 'job-function'],
    ['deactivate', 'departure'],
  ])('which is in sight on the pages of %s, and not of another organization', async (kind, page) => {
    const { visitor, account, organizationId } = await anAreaWithPolicy()
    await visitor.get(`/request/${kind}/for/${account.id}`)
    expect((await visitor.get(`/request/${kind}/${page}`)).html).toContain(shown)
    await write(organizationId, null)
    expect((await visitor.get(`/request/${kind}/${page}`)).html).not.toContain('Local office policy')
  })

  it('which stands on the page to check, on the confirmation and in the receipt', async () => {
    const { visitor, account, email } = await anAreaWithPolicy()
    const base = '/request/reset-password'
    await visitor.get(`${base}/for/${account.id}`)
    await visitor.post(`${base}/reason`, { resetReason: 'Forgotten.' })
    const page = await visitor.get(`${base}/check-answers`)
    expect(page.html).toContain(shown)
    const sent = await visitor.post(`${base}/check-answers`, confirmed(page.html))
    expect((await visitor.get(sent.location)).html).toContain(shown)
    const receipt = await receiptTo(email)
    expect(receipt).toContain('Local office policy of')
    expect(receipt).toContain('> Send requests by Thursday.\n> Copy <the> director.')
  })

  it('also where many are renewed in one go', async () => {
    const { visitor, account, email, postForm } = await anAreaWithPolicy()
    await visitor.get(`${maintenance}/begin`)
    const table = await postForm([...renewal(account), ['do', 'continue']])
    expect(table.location).toBe(check)
    const page = await visitor.get(check)
    expect(page.html).toContain(shown)
    expect((await visitor.get(`${maintenance}/people`)).html).toContain(shown)
    const sent = await visitor.post(check, confirmed(page.html))
    expect((await visitor.get(sent.location)).html).toContain(shown)
    expect(await receiptTo(email)).toContain('> Copy <the> director.')
  })

  it('and which anybody reads who asks for the coordinator', async () => {
    const area = await anOrganization('local-area')
    await write(area.id, policy)
    expect((await visitorWith().get(`/contact?organization=${area.id}`)).html).toContain(shown)
  })
})
