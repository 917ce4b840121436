import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { serveForThisFile } from '../support/httpServer.ts'
import { confirmed, signedInRequestor } from '../support/siteVisitor.ts'
import { aStaffMember, localArea } from '../support/staffMember.ts'
import { anAccount } from '../support/world.ts'

serveForThisFile()

const base = '/request/change-access'

describe('a form that is begun for one of the own staff', () => {
  it('knows the requestor and the person, and asks only what nobody knows', async () => {
    const { account, requestorEmail } = await aStaffMember()
    const visitor = await signedInRequestor(requestorEmail)
    expect((await visitor.get(`${base}/for/${account.id}`)).location).toBe(`${base}/check-answers`)
    expect((await visitor.get(`${base}/check-answers`)).location).toBe(`${base}/job-function`)
    expect((await visitor.get(`${base}/job-function`)).html).toContain('value="Case manager"')
    expect((await visitor.get(`${base}/requestor`)).html).toContain('value="Sample Supervisor"')
  })

  it('keeps what was answered when it is begun again, and asks before it is begun for another', async () => {
    const { account, requestorEmail } = await aStaffMember()
    const other = await anAccount(localArea.id, requestorEmail, { givenName: 'Robin' })
    const visitor = await signedInRequestor(requestorEmail)
    await visitor.get(`${base}/for/${account.id}`)
    await visitor.post(`${base}/job-function`, {
      jobFunction: 'Fiscal specialist',
      businessNeed: 'Keeps the books.',
    })
    await visitor.get(`${base}/for/${account.id}`)
    expect((await visitor.get(`${base}/job-function`)).html).toContain('value="Fiscal specialist"')
    const asked = await visitor.get(`${base}/for/${other.id}`)
    expect(asked.html).toContain('You have a request that is not sent yet')
    await visitor.post(`${base}/start-again`, { staffId: other.id })
    const page = await visitor.get(`${base}/job-function`)
    expect(page.html).toContain('value="Case manager"')
    expect(page.html).not.toContain('Keeps the books.')
  })

  it('for somebody else’s staff is begun as for nobody', async () => {
    const { account } = await aStaffMember()
    const own = await aStaffMember()
    const visitor = await signedInRequestor(own.requestorEmail)
    for (const id of [account.id, randomUUID()]) {
      await visitor.post(`${base}/start-again`, { staffId: id })
      expect((await visitor.get(`${base}/check-answers`)).location).toBe(`${base}/which-staff`)
    }
  })

  it('that asks twice for the same names the first request, with a link to it (D17)', async () => {
    const { account, requestorEmail, send } = await aStaffMember()
    const first = await send('reset-password')
    const visitor = await signedInRequestor(requestorEmail)
    const reset = '/request/reset-password'
    await visitor.get(`${reset}/for/${account.id}`)
    await visitor.post(`${reset}/reason`, { resetReason: 'Forgotten again.' })
    const page = await visitor.get(`${reset}/check-answers`)
    const answer = await visitor.post(`${reset}/check-answers`, confirmed(page.html))
    const reference = first.ok ? first.value.reference : ''
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(`href="/my/requests/${reference}"`)
    expect((await visitor.get(`/my/requests/${reference}`)).html).toContain(reference)
  })

  it('forgets the privileges of one person when another is chosen', async () => {
    const { account, requestorEmail } = await aStaffMember()
    const other = await anAccount(localArea.id, requestorEmail, { jobFunction: 'Fiscal specialist' })
    const visitor = await signedInRequestor(requestorEmail)
    await visitor.get(`${base}/for/${account.id}`)
    await visitor.post(`${base}/job-function`, { jobFunction: 'Case manager', businessNeed: 'Needs it.' })
    const page = await visitor.get(`${base}/privileges`)
    const id = /name="privilegesRequested" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    expect((await visitor.post(`${base}/privileges`, { privilegesRequested: id })).status).toBe(303)
    await visitor.post(`${base}/which-staff`, { staffId: other.id })
    expect((await visitor.get(`${base}/privileges`)).html).not.toContain('checked')
    expect((await visitor.get(`${base}/job-function`)).html).toContain('value="Fiscal specialist"')
  })
})
