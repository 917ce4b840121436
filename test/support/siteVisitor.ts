import { hashOf, newToken } from '../../src/services/oneTimeTokens.ts'
import { call, ownOrigin } from './httpServer.ts'
import { app } from './setup.ts'
import { sql } from './world.ts'

export type Answer = { status: number; location: string; html: string }

/** Somebody on the public site, by HTTP alone. */
export type SiteVisitor = {
  get: (path: string) => Promise<Answer>
  post: (path: string, fields?: Record<string, string | string[]>) => Promise<Answer>
}

/** A requestor whose address is proved, with a session of their own. */
export const signedInRequestor = async (email: string): Promise<SiteVisitor> =>
  visitorWith(await sessionOf(email))

/** The cookie of a session of this address. */
export async function sessionOf(email: string): Promise<Record<string, string>> {
  const token = newToken()
  const now = app.clock.now()
  await sql.query(
    'insert into site_sessions (token_hash, email, created_at, expires_at) values ($1, $2, $3, $4)',
    [hashOf(token), email, now, new Date(now.getTime() + 400 * 24 * 60 * 60 * 1000)],
  )
  return { requestor: token }
}

/** Somebody without a session; cookies are kept as a browser keeps them. */
export function visitorWith(
  cookies: Record<string, string> = {},
  { ask = call, origin = ownOrigin() } = {},
): SiteVisitor {
  const jar = new Map(Object.entries(cookies))
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(path, { ...init, headers: { origin, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      html: await answer.text(),
    }
  }
  return {
    get: (path) => send(path, {}),
    post: async (path, fields = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one)
      const answer = await send(path, { method: 'POST', body })
      // What is wrong with a form stands on a page of its own, as a browser goes on to see.
      return /[?&]mistakes=/.test(answer.location) ? send(answer.location, {}) : answer
    },
  }
}

/** The three fields of a date. */
export function dateFields(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-month`]: String(Number(month)), [`${name}-day`]: day, [`${name}-year`]: year }
}

/** What stands in the fields of a "check your answers" page, with every statement confirmed. */
export function confirmed(html: string): Record<string, string | string[]> {
  return {
    idempotencyKey: /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1] ?? '',
    declarations: [...html.matchAll(/name="declarations" value="([^"]+)"/g)].map(([, code]) => code ?? ''),
  }
}
