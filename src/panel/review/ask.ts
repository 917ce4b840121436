import type { Problem } from '../../policy/problem.ts'

const noAnswer: Problem = { code: 'unreachable', message: 'The answer of the service did not arrive' }

export type Answer<Value> = { value: Value } | { problems: Problem[] }

/** Asks something of a request that changes nothing of it. @param keepalive it is sent though the page is left */
export async function ask<Value>(
  address: string,
  body: Record<string, unknown>,
  keepalive = false,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      keepalive,
    })
    const answer = (await response.json()) as Value & { problems?: Problem[] }
    if (response.ok) return { value: answer }
    return { problems: answer.problems ?? [{ code: 'refused', message: 'The service refused this' }] }
  } catch {
    return { problems: [noAnswer] }
  }
}
