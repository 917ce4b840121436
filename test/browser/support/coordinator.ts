import { type APIRequestContext, request } from 'playwright-core'
import type { Request } from '../../../src/payload-types.ts'
import { codeFrom, Requestor } from '../../support/requestor.ts'
import { baseUrl, coordinatorOf } from './visitor.ts'

/** A coordinator who acts by REST, as the panel does. */
export class CoordinatorByRest {
  private constructor(private readonly api: APIRequestContext) {}

  static async signIn(kind: string): Promise<CoordinatorByRest> {
    const api = await request.newContext({ baseURL: baseUrl, extraHTTPHeaders: { origin: baseUrl } })
    const { email, password } = coordinatorOf(kind)
    const answer = await api.post('/api/coordinators/login', { data: { email, password } })
    if (!answer.ok()) throw new Error(`Sign-in: ${answer.status()}`)
    return new CoordinatorByRest(api)
  }

  /** The one request with this reference. */
  async find(reference: string): Promise<Request> {
    const answer = await this.api.get(`/api/requests?where[reference][equals]=${reference}`)
    const { docs } = (await answer.json()) as { docs: Request[] }
    if (!docs[0]) throw new Error(`No request ${reference}`)
    return docs[0]
  }

  /** Does one act on a request. @returns the status of the answer */
  async act(reference: string, name: string, data: object = {}): Promise<number> {
    const { id } = await this.find(reference)
    return (await this.api.post(`/api/requests/${id}/${name}`, { data })).status()
  }

  /** Does acts that must all be done. */
  async mustAct(reference: string, ...acts: [name: string, data?: object][]): Promise<void> {
    for (const [name, data] of acts) {
      const status = await this.act(reference, name, data)
      if (status !== 200) throw new Error(`${name}: ${status}`)
    }
  }

  async leave(): Promise<void> {
    await this.api.dispose()
  }
}

export type AccountHolder = { requestor: string; staffEmail: string; username: string; codes: number }

/**
 * A staff member of a WSB Field Division with an account of a new requestor's own.
 * @returns also how many sign-in codes that requestor has got so far
 */
export async function anAccountHolder(): Promise<AccountHolder> {
  const requestor = new Requestor(baseUrl)
  await requestor.signIn(codeFrom(baseUrl))
  const reference = await requestor.sendRequest()
  const coordinator = await CoordinatorByRest.signIn('wsb-spoc')
  const username = `staff-${reference.slice(3).toLowerCase()}`
  await coordinator.mustAct(
    reference,
    ['grant', { note: 'The office confirmed by phone who asks.' }],
    ['record-account', { username, temporaryPassword: 'Planted-kinds-1' }],
  )
  await coordinator.leave()
  return { requestor: requestor.email, staffEmail: requestor.staffEmail, username, codes: 1 }
}
