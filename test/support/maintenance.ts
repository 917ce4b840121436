import { randomUUID } from 'node:crypto'
import type { Staff } from '../../src/payload-types.ts'
import { pdf } from '../fixtures/files.ts'
import { call } from './httpServer.ts'
import { type Answer, sessionOf, signedInRequestor, type SiteVisitor } from './siteVisitor.ts'
import { aCoordinator, anAccount, anOrganization, sql } from './world.ts'

export const base = '/request/annual-maintenance'
export const people = `${base}/people`
export const check = `${base}/check-answers`

export type World = {
  email: string
  coordinator: string
  organizationId: string
  visitor: SiteVisitor
  /** Of the session. */
  token: string
  /** A whole form with files, as a browser sends it. */
  postForm: (fields: [string, string | File][]) => Promise<Answer>
}

export async function aRequestor(): Promise<World> {
  const coordinator = await aCoordinator('wsb-spoc')
  const { id: organizationId } = await anOrganization('wsb-field-division', [coordinator])
  const email = `${randomUUID()}@requestors.example`
  const { requestor = '' } = await sessionOf(email)
  const postForm = async (fields: [string, string | File][]): Promise<Answer> => {
    const body = new FormData()
    for (const [name, value] of fields)
      if (typeof value === 'string') body.append(name, value)
      else body.append(name, value)
    const answer = await call(people, {
      method: 'POST',
      body,
      headers: { cookie: `requestor=${requestor}`, origin: 'null' },
    })
    const location = answer.headers.get('location') ?? ''
    return { status: answer.status, location, html: await answer.text() }
  }
  const visitor = await signedInRequestor(email)
  return { email, coordinator: coordinator.email, organizationId, visitor, token: requestor, postForm }
}

export const someStaff = async (
  { organizationId, email }: World,
  count: number,
  over: Partial<Staff> = {},
) => {
  const staff: Staff[] = []
  for (let made = 0; made < count; made++) staff.push(await anAccount(organizationId, email, over))
  return staff
}

export const pdfFile = async (name: string) => new File([new Uint8Array(await pdf(name))], `${name}.pdf`)

export const renewal = (
  { id }: Pick<Staff, 'id'>,
  ispa = '11/20/2026',
  statement = '11212026',
): [string, string][] => [
  [`act-${id}`, 'renew'],
  [`ispaCompletedOn-${id}`, ispa],
  [`statementSignedOn-${id}`, statement],
]

export const templatesTo = async (address: string): Promise<string[]> =>
  (await sql.query('select template from messages where "to" = $1 order by created_at', [address])).rows.map(
    ({ template }) => String(template),
  )

export const requestsOf = async ({ email }: World) =>
  (
    await sql.query(
      'select kind, staff_email, batch_key, already_separated from requests where requestor_email = $1',
      [email],
    )
  ).rows

/** Messages of the error summary. */
export const errorsIn = (html: string) =>
  [...html.matchAll(/<li><a href="(#[^"]+)">([^<]+)<\/a><\/li>/g)].map(([, href, message]) => ({
    href: href ?? '',
    message: (message ?? '').replaceAll('&#39;', "'"),
  }))

export const rowsIn = (html: string) => [...html.matchAll(/<li class="person/g)].length
