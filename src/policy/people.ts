import { table1 } from './routing.ts'
import type { OrganizationType, RequestorTitle } from './vocabulary.ts'

/** One spelling for each mail address: trimmed, compatibility-normalised, lower case. */
export const normalizeEmail = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Whether two mail addresses name one person (R14, D7). */
export const samePerson = (one: string, other: string): boolean =>
  normalizeEmail(one) === normalizeEmail(other)

/** What is said of a text that is no mail address. */
export const EMAIL_FORM_MESSAGE = 'Enter a complete work email address, like name@example.com'

/** What is said where a requestor gives no address. */
export const EMAIL_MISSING_MESSAGE = 'Enter your work email address'

/** What is wrong with a text that is no mail address: there is none, or it has not the form of one. */
export const emailMessage = (text: string, missing = EMAIL_MISSING_MESSAGE): string =>
  text.trim() ? EMAIL_FORM_MESSAGE : missing

/** Whether the text has the form of a mail address that a message can be sent to (RFC 5321 lengths). */
export function isEmail(text: string): boolean {
  if (text.length > 254 || /[\s<>()[\]\\,;:"\p{Cc}]/u.test(text)) return false
  const [local, domain, ...more] = text.split('@')
  if (!local || !domain || more.length || local.length > 64) return false
  const labels = domain.split('.')
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  )
}

/** Table 1, second column: who asks for the staff of this type of organization (R23, D7). */
export const requiredTitle = (organizationType: OrganizationType): RequestorTitle =>
  table1[organizationType].requestor

/** Whether an address lies outside the domains on record; an empty list allows all (D10). */
export function isOutsideDomains(email: string, domains: string[]): boolean {
  const domain = normalizeEmail(email).split('@')[1] ?? ''
  return domains.length > 0 && !domains.some((allowed) => allowed.trim().toLowerCase() === domain)
}

/** Whether nobody of this address is on a list of authorized requestors (D25). */
export const isUnlisted = (email: string, authorized: string[]): boolean =>
  !authorized.some((one) => samePerson(one, email))

/** Both names as one; people with one name have no family name. */
export const fullName = (given: string, family: string | null | undefined): string =>
  [given, family].filter(Boolean).join(' ')
