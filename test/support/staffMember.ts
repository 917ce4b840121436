import { randomUUID } from 'node:crypto'
import type { Staff } from '../../src/payload-types.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { type Submission, submitRequest } from '../../src/services/submitRequest.ts'
import { app } from './setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, outcome, signedIn, sql } from './world.ts'

export const administrator = await aCoordinator('mis-administrator')
export const localArea = await anOrganization('local-area', [administrator])
export const by = (requestId: string) => ({ requestId, user: signedIn(administrator) })
export const credentials = { temporaryPassword: 'Planted-kind-1' }
export const deactivatedNow = { deactivatedOn: '2026-11-23', deactivatedTime: '09:00' }

/** A staff member of a Local Area with an account, and what the own requestor can do about it. */
export async function aStaffMember(over: Partial<Staff> = {}, organization = localArea) {
  const requestorEmail = `${randomUUID()}@requestors.example`
  const account = await anAccount(organization.id, requestorEmail, over)
  const submission = (kind: RequestKind, said: Submission['claims'] = {}) =>
    aSubmissionAbout(kind, account, requestorEmail, said)
  const send = async (kind: RequestKind, said: Submission['claims'] = {}) =>
    submitRequest(app, await submission(kind, said))
  const sent = async (kind: RequestKind, said: Submission['claims'] = {}) => {
    const result = await send(kind, said)
    if (!result.ok) throw new Error(outcome(result))
    return result.value.requestId
  }
  const read = () =>
    app.payload.findByID({ collection: 'staff', id: account.id, depth: 0, overrideAccess: true })
  return { account, requestorEmail, submission, send, sent, read }
}

const spoc = await aCoordinator('wsb-spoc')
const fieldDivision = await anOrganization('wsb-field-division', [spoc])
export const bySpoc = (requestId: string) => ({ requestId, user: signedIn(spoc) })

/** The same in a WSB Field Division: an EDD employee, whom the address bears out. */
export const anEddEmployee = () => aStaffMember({ email: `${randomUUID()}@edd.ca.gov` }, fieldDivision)

/** As it stands in the database. */
export const stateOf = async (id: string) =>
  (await sql.query('select state from requests where id = $1', [id])).rows[0]?.state

/** The same person, described as somebody who is not on a list. */
export const typed = (account: Staff) => ({
  staffGivenName: account.givenName,
  staffFamilyName: account.familyName ?? '',
  staffEmail: account.email,
  username: account.username ?? '',
  isEddEmployee: account.isEddEmployee,
  organizationType: 'local-area' as const,
  organizationId: localArea.id,
})

export type Member = Awaited<ReturnType<typeof aStaffMember>>

/** Somebody else, who has proved an address or not, asks for the same person. */
export const asStranger = async (
  { account, submission }: Member,
  kind: RequestKind,
  {
    unproved = false,
    email = `${randomUUID()}@elsewhere.example`,
    ...said
  }: Record<string, unknown> & {
    unproved?: boolean
    email?: string
  } = {},
) => {
  const { claims } = await submission(kind, said)
  return submitRequest(app, {
    kind,
    submissionKey: randomUUID(),
    requestorEmail: email,
    claims: { ...claims, staffId: undefined, ...typed(account) },
    unproved,
  })
}
