/** Crockford's base 32: no I, L, O or U, so that a reference can be read aloud (CF-2). */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 7

/**
 * A reference like `CJ-7F3K-92QM`: 35 random bits and a check symbol (Luhn, modulo 32). A label, never a key
 * to anything.
 * @param random at least 5 random bytes
 */
export function referenceFrom(random: Uint8Array): string {
  if (random.length < 5) throw new RangeError('A reference needs 5 random bytes')
  let bits = random.slice(0, 5).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (let place = 0; place < length; place++) {
    text += symbols.charAt(Number(bits % 32n))
    bits /= 32n
  }
  return written(text + checkSymbol(text))
}

/** Reads a reference as people type it; nothing when it is not one, or its check symbol is wrong. */
export function parseReference(text: string): string | undefined {
  if (text.length > 40) return undefined
  const plain = text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^CJ/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== length + 1 || [...plain].some((symbol) => !symbols.includes(symbol))) return undefined
  return checkSymbol(plain.slice(0, length)) === plain.charAt(length) ? written(plain) : undefined
}

const written = (plain: string) => `CJ-${plain.slice(0, 4)}-${plain.slice(4)}`

function checkSymbol(text: string): string {
  let sum = 0
  for (const [place, symbol] of [...text].reverse().entries()) {
    const value = symbols.indexOf(symbol) * (place % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / 32) + (value % 32)
  }
  return symbols.charAt((32 - (sum % 32)) % 32)
}
