/**
 * A text as a font can print it. What the font lacks, such as Thai or an emoji, stands there by its numbers in Unicode:
 * `[U+0E2A U+0E27]`. Nothing vanishes but characters that nobody sees, and line breaks stay.
 * @param has whether the font has the character of this number
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  let printed = ''
  let lacking: string[] = []
  const tell = () => {
    if (lacking.length) printed += `[${lacking.join(' ')}]`
    lacking = []
  }
  for (const character of visible(text)) {
    const codePoint = character.codePointAt(0) ?? 0
    if (character === '\n' || has(codePoint)) {
      tell()
      printed += character
    } else lacking.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`)
  }
  tell()
  return printed
}

/** One kind of line break, no tabulators, nothing that only steers a display or turns a text around. */
const visible = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
