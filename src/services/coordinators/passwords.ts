import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** A password as Payload stores it: salt in hex, hash in hex with the name of its version before it. */
export type StoredPassword = { hash: string; salt: string }

type Version = { prefix: string; iterations: number; bytes: number }

// payload/dist/auth/strategies/local/generatePasswordSaltHash.js
const current: Version = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 }
const legacy: Version = { prefix: '', iterations: 25_000, bytes: 512 }

const derive = promisify(pbkdf2)

/** Compared with where there is no such account, so that the answer takes as long. No password has this hash. */
const nobody: StoredPassword = { salt: '0'.repeat(64), hash: `${current.prefix}${'0'.repeat(64)}` }

/** Whether a password is the stored one, in constant time; never where nothing is stored. */
export async function isPassword(given: string, stored?: StoredPassword): Promise<boolean> {
  const { hash, salt } = stored ?? nobody
  const { prefix, iterations, bytes } = versionOf(hash)
  const expected = Buffer.from(hash.slice(prefix.length), 'hex')
  const derived = await derive(given, salt, iterations, bytes, 'sha256')
  return expected.length === derived.length && timingSafeEqual(expected, derived) && stored !== undefined
}

/** Whether the hash is of a version that Payload no longer writes. */
export const isOutdated = ({ hash }: StoredPassword): boolean => versionOf(hash) !== current

/** A password as it is stored from now on. */
export async function storedPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(32).toString('hex')
  const derived = await derive(password, salt, current.iterations, current.bytes, 'sha256')
  return { salt, hash: `${current.prefix}${derived.toString('hex')}` }
}

const versionOf = (hash: string) => (hash.startsWith(current.prefix) ? current : legacy)
