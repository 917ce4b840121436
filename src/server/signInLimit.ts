import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const minutes = 60

/** Tries within a time. An account is limited for each address apart, so that a stranger cannot lock it by wrong tries. */
const rules = {
  'sign-in': {
    address: { points: 60, duration: 15 * minutes },
    accountAtAddress: { points: 5, duration: 15 * minutes },
    account: { points: 30, duration: 15 * minutes },
  },
  'forgotten-password': {
    address: { points: 20, duration: 60 * minutes },
    accountAtAddress: { points: 3, duration: 60 * minutes },
    account: { points: 6, duration: 60 * minutes },
  },
}

export type LimitedAct = keyof typeof rules
type Scope = keyof (typeof rules)[LimitedAct]
type Keys = Record<Scope, string>

export type SignInLimits = {
  /** @returns seconds to wait, or nothing when the try may go on */
  take: (act: LimitedAct, account: string, address: string) => Promise<number | undefined>
  /** After the right password: the wrong tries before it are forgiven. */
  forgive: (act: LimitedAct, account: string, address: string) => Promise<void>
}

/** Counts the tries in memory, known and unknown accounts alike, before Payload sees them (T9). */
export function signInLimits(): SignInLimits {
  const limiters = Object.fromEntries(
    Object.entries(rules).map(([act, scopes]) => [
      act,
      Object.entries(scopes).map(([scope, rule]) => ({
        scope: scope as Scope,
        limiter: new RateLimiterMemory({ keyPrefix: `${act} ${scope}`, ...rule }),
      })),
    ]),
  )
  return {
    async take(act, account, address) {
      const keys = keysOf(account, address)
      const waits = await Promise.all(
        (limiters[act] ?? []).map(({ limiter, scope }) => secondsToWait(limiter, keys[scope])),
      )
      const longest = Math.max(...waits)
      return longest > 0 ? longest : undefined
    },
    async forgive(act, account, address) {
      const keys = keysOf(account, address)
      await Promise.all(
        (limiters[act] ?? []).map(({ limiter, scope }) =>
          scope === 'accountAtAddress' ? limiter.delete(keys[scope]) : limiter.reward(keys[scope]),
        ),
      )
    },
  }
}

async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

function keysOf(account: string, address: string): Keys {
  const name = account.normalize('NFKC').trim().toLowerCase().slice(0, 320)
  const network = networkOf(address)
  return { address: network, accountAtAddress: `${network} ${name}`, account: name }
}

/** One household or office has a whole /64 of IPv6: its addresses count as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = plain.includes('::') ? [...left, ...zeros, ...right] : left
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
