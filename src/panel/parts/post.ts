import { failure, type Problem, type Result, success } from '../../policy/problem.ts'

const unreachable: Problem = {
  code: 'unreachable',
  message: 'The answer of the service did not arrive. Reload the page to see whether it was done',
}
const signedOut: Problem = {
  code: 'not-signed-in',
  message: 'You are no longer signed in. Sign in again in another tab, then repeat this here',
}

/** Sends an act through REST. @returns what was refused; nothing when it was done */
export const post = (address: string, body: Record<string, unknown>): Promise<Problem[]> =>
  send(address, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

/** The same with a file: the browser itself says what the body is. */
export const postForm = (address: string, body: FormData): Promise<Problem[]> => send(address, { body })

/** The same, where the answer says something of what was done. */
export const postFor = <Value>(address: string, body: Record<string, unknown>): Promise<Result<Value>> =>
  ask<Value>(address, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

async function send(address: string, init: RequestInit): Promise<Problem[]> {
  const answer = await ask(address, init)
  return answer.ok ? [] : answer.problems
}

async function ask<Value>(address: string, init: RequestInit): Promise<Result<Value>> {
  try {
    const response = await fetch(address, { method: 'POST', credentials: 'same-origin', ...init })
    if (response.ok) return success((await response.json()) as Value)
    if (response.status === 401) return failure(signedOut)
    return failure(...problemsOf((await response.json()) as Answer))
  } catch {
    return failure(unreachable)
  }
}

type Answer = { problems?: Problem[]; errors?: { message: string }[] }

/** Our acts answer `problems`, Payload itself `errors`. */
function problemsOf({ problems, errors }: Answer): Problem[] {
  if (problems?.length) return problems
  if (errors?.length) return errors.map(({ message }) => ({ code: 'refused', message }))
  return [{ code: 'refused', message: 'The service refused this. Reload the page and try again' }]
}
