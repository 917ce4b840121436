import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** 256-bit keys by id. New things are sealed with the current one; the others still open what they sealed. */
export type KeyRing = { currentId: string; keys: ReadonlyMap<string, Buffer> }

/** The key is gone, or the bytes are not what was sealed for this purpose. */
export class SealBroken extends Error {}

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Encrypts with AES-256-GCM: nonce, ciphertext, tag.
 * @param purpose is authenticated with it: what was sealed for one record opens nowhere else
 */
export function seal(
  ring: KeyRing,
  plain: Uint8Array,
  purpose: string,
): { keyId: string; sealed: Buffer<ArrayBuffer> } {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, keyOf(ring, ring.currentId), nonce)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { keyId: ring.currentId, sealed }
}

/** @throws SealBroken */
export function unseal(ring: KeyRing, keyId: string, sealed: Uint8Array, purpose: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes.length < nonceLength + tagLength) throw new SealBroken('Too short to be sealed')
  const decipher = createDecipheriv(algorithm, keyOf(ring, keyId), bytes.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()])
  } catch {
    throw new SealBroken('The seal does not fit')
  }
}

/**
 * Reads `id:base64,id:base64`; the first is the current key.
 * @throws RangeError with what to mend
 */
export function readKeyRing(text: string): KeyRing {
  const entries = text.split(',').map((entry): [string, Buffer] => {
    const [id, key = '', ...more] = entry.trim().split(':')
    const bytes = Buffer.from(key, 'base64')
    if (!id || more.length || !/^[a-z0-9-]{1,20}$/.test(id) || bytes.length !== 32)
      throw new RangeError(
        'must be a list like k2:…,k1:…, each key 32 bytes in base64, the current one first',
      )
    return [id, bytes]
  })
  const keys = new Map(entries)
  const currentId = entries[0]?.[0]
  if (!currentId || keys.size !== entries.length) throw new RangeError('must name each key once')
  return { currentId, keys }
}

/** The ring of an installation that sets no keys of its own: one key, made from its secret (RFC 5869). */
export function keyRingFrom(secret: string): KeyRing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'caljobs-system-access sealing', 32))
  return { currentId: 'from-secret', keys: new Map([['from-secret', key]]) }
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id)
  if (!key) throw new SealBroken(`The key ${id} is not among SEALING_KEYS`)
  return key
}
