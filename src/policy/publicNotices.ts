/** Who is responsible for the records, as the privacy notice names them (California Civil Code 1798.17(b)). */
export type RecordsOfficial = { title?: string; address?: string; telephone?: string }

/** What the privacy notice and the accessibility page say of whom to turn to. */
export type PublicContacts = {
  official: RecordsOfficial
  accessibilityEmail?: string
  operationsTelephone?: string
}

const parts: [part: keyof RecordsOfficial, words: string][] = [
  ['title', 'title'],
  ['address', 'business address'],
  ['telephone', 'telephone number'],
]

/** What the law wants to be said of the official and is not on record, in words. */
export const missingOfOfficial = (official: RecordsOfficial): string[] =>
  parts.filter(([part]) => !official[part]?.trim()).map(([, words]) => words)

/** What the Operations Unit has yet to enter, one sentence each; none where the pages say everything. */
export function gapsOfNotices({
  official,
  accessibilityEmail,
  operationsTelephone,
}: PublicContacts): string[] {
  const missing = missingOfOfficial(official)
  return [
    ...(missing.length === parts.length ? ['The privacy notice names no official yet.'] : []),
    ...(missing.length && missing.length < parts.length
      ? [`The privacy notice lacks the official’s ${missing.join(' and ')}.`]
      : []),
    ...(operationsTelephone
      ? []
      : [
          'No phone number of the Operations Unit is on record: deactivations that cannot wait are announced by email alone.',
        ]),
    ...(accessibilityEmail ? [] : ['The accessibility page names no mailbox yet.']),
  ]
}
