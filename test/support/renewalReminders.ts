import { randomUUID } from 'node:crypto'
import type { Staff } from '../../src/payload-types.ts'
import { denyRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { app } from './setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, outcome, signedIn, sql } from './world.ts'

/** A requestor with one account, in an organization with one coordinator of its own. */
export async function someRequestor(over: Partial<Staff> = {}) {
  const coordinator = await aCoordinator('mis-administrator')
  const organization = await anOrganization('local-area', [coordinator])
  const email = `${randomUUID()}@requestors.example`
  const account = await anAccount(organization.id, email, over)
  /** Sends the annual maintenance with these dates; the id of the request, and who decides it. */
  const sent = async (ispaCompletedOn: string, statementSignedOn: string) => {
    const said = { ispaCompletedOn, statementSignedOn }
    const result = await submitRequest(
      app,
      await aSubmissionAbout('annual-maintenance', account, email, said),
    )
    if (!result.ok) throw new Error(outcome(result))
    return { requestId: result.value.requestId, user: signedIn(coordinator) }
  }
  return { coordinator, organization, email, account, sent }
}

/** Brings a request that was sent to a state. */
export async function decideAs(
  by: { requestId: string; user: ReturnType<typeof signedIn> },
  state: 'submitted' | 'returned' | 'denied',
): Promise<void> {
  if (state === 'returned')
    await returnRequest(app, by, { parts: ['ispa-training'], text: 'Is this the right certificate?' })
  if (state === 'denied')
    await denyRequest(app, by, { reasonCode: await anyReason(), text: 'This is not what was asked for.' })
  const { rows } = await sql.query('select state from requests where id = $1', [by.requestId])
  if (rows[0]?.state !== state) throw new Error(`The request is ${String(rows[0]?.state)}`)
}

const anyReason = async (): Promise<string> =>
  String(
    (await sql.query('select code from denial_reasons where active order by code limit 1')).rows[0]?.code,
  )
