import { pbkdf2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isOutdated, isPassword, storedPassword } from '../../src/services/coordinators/passwords.ts'

const salt = 'ab'.repeat(32)

/** As older versions of Payload stored a password. */
const legacy = { salt, hash: pbkdf2Sync('a right password', salt, 25_000, 512, 'sha256').toString('hex') }

describe('a stored password', () => {
  test('is recognized in each form that Payload has stored it, and nothing else is', async () => {
    const current = await storedPassword('a right password')
    expect(isOutdated(current)).toBe(false)
    expect(isOutdated(legacy)).toBe(true)
    for (const stored of [current, legacy]) {
      expect(await isPassword('a right password', stored)).toBe(true)
      expect(await isPassword('a wrong password', stored)).toBe(false)
    }
  })

  test('is never right where none is stored, or what is stored is broken', async () => {
    expect(await isPassword('anything')).toBe(false)
    for (const hash of ['', 'pbkdf2-sha256-v1:', 'pbkdf2-sha256-v1:zz', legacy.hash.slice(2)])
      expect(await isPassword('a right password', { salt, hash })).toBe(false)
  })
})
