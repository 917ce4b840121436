import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { keyRingFrom, readKeyRing, seal, SealBroken, unseal } from '../../../src/sealing/sealing.ts'

const key = () => randomBytes(32).toString('base64')
const plain = Buffer.from('a temporary password')

it('opens what it sealed, for the same purpose alone', () => {
  const ring = keyRingFrom('a secret')
  const { keyId, sealed } = seal(ring, plain, 'message:1')
  expect(sealed.includes(plain)).toBe(false)
  expect(unseal(ring, keyId, sealed, 'message:1')).toEqual(plain)
  expect(() => unseal(ring, keyId, sealed, 'message:2')).toThrow(SealBroken)
})

it('notices each changed byte', () => {
  const ring = keyRingFrom('a secret')
  const { keyId, sealed } = seal(ring, plain, 'x')
  for (let place = 0; place < sealed.length; place++) {
    const changed = Buffer.from(sealed)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(() => unseal(ring, keyId, changed, 'x')).toThrow(SealBroken)
  }
})

it('still opens what an older key sealed, after a new one has become current', () => {
  const old = key()
  const { keyId, sealed } = seal(readKeyRing(`k1:${old}`), plain, 'x')
  const rotated = readKeyRing(`k2:${key()},k1:${old}`)
  expect(rotated.currentId).toBe('k2')
  expect(unseal(rotated, keyId, sealed, 'x')).toEqual(plain)
  expect(() => unseal(readKeyRing(`k2:${key()}`), keyId, sealed, 'x')).toThrow('k1')
})

it.each(['', 'k1', 'k1:short', `k1:${key()},k1:${key()}`, `K 1:${key()}`])(
  'refuses the list "%s"',
  (text) => {
    expect(() => readKeyRing(text)).toThrow(RangeError)
  },
)
