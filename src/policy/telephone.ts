/** What is said of a text that is no telephone number. */
export const TELEPHONE_FORM_MESSAGE =
  'Enter a phone number with its area code, like 916 555 0100 or 916 555 0100 ext. 12'

const fewestDigits = 10
/** The longest number of the international plan (E.164). */
const mostDigits = 15

/** The number without its extension, and the extension, as they are dialed. */
function partsOf(text: string): { digits: string; plus: boolean; extension: string } | undefined {
  const found = /^\s*([\d\s+().-]+?)\s*(?:(?:extension|ext\.?|x)\s*(\d{1,6}))?\s*$/i.exec(text)
  if (!found?.[1]) return undefined
  const plus = /^\s*\(?\s*\+/.test(found[1])
  if (found[1].replace(/^\s*\(?\s*\+/, '').includes('+')) return undefined
  return { digits: found[1].replace(/\D/g, ''), plus, extension: found[2] ?? '' }
}

/** Whether a text is a telephone number: with area code, and an extension where there is one. */
export function isTelephone(text: string): boolean {
  const parts = partsOf(text)
  return parts !== undefined && parts.digits.length >= fewestDigits && parts.digits.length <= mostDigits
}

/** The address that dials a number, or nothing for what is none (RFC 3966). */
export function telephoneLink(text: string): string | undefined {
  const parts = isTelephone(text) ? partsOf(text) : undefined
  if (!parts) return undefined
  const { digits, plus, extension } = parts
  const country = plus ? '+' : digits.length === fewestDigits ? '+1' : '+'
  return `tel:${country}${digits}${extension ? `;ext=${extension}` : ''}`
}
