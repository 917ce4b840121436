import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, pacificDateOf } from '../../src/policy/dates.ts'

/** A requestor who fills the public form by HTTP alone, with the cookies of a browser. */
export class Requestor {
  readonly email = `sample-${randomUUID()}@field-division.example`
  /** Of the last request. */
  staffEmail = ''
  private readonly cookies = new Map<string, string>()

  constructor(private readonly url: string) {}

  /** Passes the first question and proves the address with the code that arrives by `codeFor`. */
  async signIn(codeFor: (email: string) => Promise<string>): Promise<void> {
    await this.post('/request/new-account', { cashDrawOnly: 'no' })
    await this.post('/sign-in?next=/request/new-account/begin', { email: this.email })
    await this.post('/sign-in/code', { code: await codeFor(this.email) })
  }

  /**
   * Sends one request for a staff member of its own.
   * @returns the reference, once the confirmation is shown
   */
  async sendRequest(): Promise<string> {
    const base = '/request/new-account'
    this.staffEmail = `sample-${randomUUID()}@field-division.example`
    await this.get(`${base}/begin`)
    await this.post(`${base}/organization-type`, { organizationType: 'wsb-field-division' })
    await this.post(`${base}/organization`, {
      organizationId: await this.optionOf(`${base}/organization`, 'SAMPLE WSB Field Division'),
    })
    await this.post(`${base}/requestor`, {
      requestorName: 'Sample Requestor',
      requestorTitle: 'manager-supervisor',
      requestorPhone: '916 555 0100',
    })
    await this.post(`${base}/staff-member`, {
      staffGivenName: 'Sample',
      staffFamilyName: 'Member',
      staffEmail: this.staffEmail,
    })
    await this.post(`${base}/edd-employee`, { isEddEmployee: 'yes' })
    await this.post(`${base}/access`, {
      jobFunction: 'Case manager',
      privilegesRequested: await this.firstCheckbox(`${base}/access`),
      businessNeed: 'Records services.',
    })
    await this.post(`${base}/ispa-training`, dateOf('ispaCompletedOn'))
    await this.post(`${base}/confidentiality-statement`, dateOf('statementSignedOn'))
    const page = await this.get(`${base}/check-answers`)
    const declared = [...page.matchAll(/name="declarations" value="([^"]+)"/g)].map(([, code]) => code ?? '')
    const key = /name="idempotencyKey" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const sent = await this.post(`${base}/check-answers`, { idempotencyKey: key, declarations: declared })
    const confirmation = await this.get(sent)
    const reference = /class="reference">([^<]+)</.exec(confirmation)?.[1]
    if (!reference) throw new Error(`No confirmation at ${sent}`)
    return reference
  }

  private async optionOf(path: string, name: string): Promise<string> {
    const page = await this.get(path)
    return new RegExp(`<option value="([^"]+)"[^>]*>\\s*${name}`).exec(page)?.[1] ?? ''
  }

  private async firstCheckbox(path: string): Promise<string> {
    return /name="privilegesRequested" value="([^"]+)"/.exec(await this.get(path))?.[1] ?? ''
  }

  async get(path: string): Promise<string> {
    const answer = await this.ask(path, {})
    return answer.text()
  }

  /** @returns where the answer leads */
  async post(path: string, fields: Record<string, string | string[]>): Promise<string> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    const answer = await this.ask(path, { method: 'POST', body })
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, this.url), { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    return answer
  }
}

/** Of both documents, in days before the request. */
export const documentAge = 30

function dateOf(name: string): Record<string, string> {
  const [year = '', month = '', day = ''] = addDays(pacificDateOf(new Date()), -documentAge).split('-')
  return { [`${name}-month`]: month, [`${name}-day`]: day, [`${name}-year`]: year }
}

export type CapturedMail = { to: string; subject: string; text: string }

export const mailboxOf = async (url: string): Promise<CapturedMail[]> =>
  (await (await fetch(`${url}/dev/mailbox.json`)).json()) as CapturedMail[]

/** The newest code in the mailbox of the demonstration. */
export const codeFrom =
  (url: string) =>
  async (email: string): Promise<string> => {
    for (let tries = 0; tries < 150; tries++) {
      const mail = (await mailboxOf(url)).filter(({ to }) => to === email).at(-1)
      const code = /\b(\d{6})\b/.exec(mail?.text ?? '')?.[1]
      if (code) return code
      await pause(200)
    }
    throw new Error('No code within 30 seconds')
  }
