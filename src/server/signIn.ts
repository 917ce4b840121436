import { setTimeout as pause } from 'node:timers/promises'
import { errorAnswer, type RestCall } from './restCall.ts'
import { type LimitedAct, signInLimits } from './signInLimit.ts'

type ToPayload = (call: RestCall) => Promise<Response>

/** A refusal takes at least this long, so that its time does not tell a known account from an unknown one. */
const leastTime = 600 // milliseconds

const limited: { path: RegExp; act: LimitedAct; fields: string[] }[] = [
  { path: /^\/api\/[^/]+\/login$/, act: 'sign-in', fields: ['email', 'password'] },
  { path: /^\/api\/[^/]+\/forgot-password$/, act: 'forgotten-password', fields: ['email'] },
]

/**
 * Stands before Payload's `login` and `forgot-password`: counts tries by address and by account, and gives one
 * answer for unknown, locked and inactive accounts and wrong passwords (T9).
 * @param onRefused writes a refused sign-in down
 * @returns the answer, or nothing for every other call
 */
export function signInGuard(onRefused: (account: string, address: string) => Promise<void>) {
  const limits = signInLimits()
  return async (call: RestCall, toPayload: ToPayload): Promise<Response | undefined> => {
    const rule = limited.find(({ path }) => path.test(call.path))
    if (!rule || call.method !== 'POST') return undefined
    const values = await readFields(call, rule.fields)
    const account = values.email ?? ''
    const wait = await limits.take(rule.act, account, call.address)
    if (wait !== undefined) {
      await onRefused(account, call.address)
      return errorAnswer(429, `Too many tries. Wait ${inMinutes(wait)} and try again`, {
        'Retry-After': String(wait),
      })
    }
    const earliest = pause(leastTime)
    const answer = await toPayload(withJson(call, values))
    if (rule.act === 'sign-in' && answer.ok) {
      await limits.forgive(rule.act, account, call.address)
      return answer
    }
    await earliest
    if (rule.act !== 'sign-in') return answer
    await onRefused(account, call.address)
    if (answer.status < 500) return errorAnswer(401, 'The email address or the password is not right')
    return answer
  }
}

const inMinutes = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'one minute' : `${minutes} minutes`
}

/** The named text fields of a body in any form that Payload takes. What is not text, or is sent twice, is dropped. */
async function readFields(call: RestCall, names: string[]): Promise<Record<string, string>> {
  const given = await readBody(call).catch(() => ({}) as Record<string, unknown>)
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

async function readBody({ headers, body }: RestCall): Promise<Record<string, unknown>> {
  const type = headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    return objectOf(JSON.parse(body?.toString('utf8') ?? '{}'))
  const form = await new Response(new Uint8Array(body ?? []), {
    headers: { 'content-type': type },
  }).formData()
  const packed = form.get('_payload') // how the panel sends its forms
  return typeof packed === 'string' ? objectOf(JSON.parse(packed)) : Object.fromEntries(form)
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** Payload gets what was counted and nothing else, in one form that cannot be read in two ways. */
function withJson(call: RestCall, values: Record<string, string>): RestCall {
  const headers = new Headers(call.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return { ...call, headers, body: Buffer.from(JSON.stringify(values)) }
}
