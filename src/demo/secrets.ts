import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type DemoSecrets = { payloadSecret: string; sealingKeys: string; password: string }

/** `made`: this start has made them. */
export type KnownSecrets = DemoSecrets & { made: boolean }

/** Made on the first start and kept; lost with the rest of the data folder, never in the repository. */
export function secretsIn(data: string): KnownSecrets {
  const file = path.join(data, 'demo-secrets.json')
  if (existsSync(file)) return { ...(JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets), made: false }
  const secrets: DemoSecrets = {
    payloadSecret: randomBytes(32).toString('base64url'),
    sealingKeys: `demo:${randomBytes(32).toString('base64')}`,
    password: newPassword(),
  }
  writePrivately(file, secrets)
  return { ...secrets, made: true }
}

/** For the owner of the folder alone; whole or not at all. */
export function writePrivately(file: string, value: unknown): void {
  const half = `${file}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, file)
}

/** Letters that nobody mixes up; easy to type from a screen. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const newPassword = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')
