import { citationOf, isSectionId, OWN_RULE } from './directive/citation.ts'
import type { RuleCode } from './directive/rules.ts'
import { sectionOf, sections, type SectionId, textOf } from './directive/sections.ts'
import type { Problem } from './problem.ts'

/** Where the words of a reason come from: a section of the directive, or this service. */
export type ReasonSection = SectionId | 'service'

/** The choices of a reason, in the order of the directive. */
export const reasonSections: { value: ReasonSection; label: string }[] = [
  ...sections.map(({ id, heading }) => ({ value: id, label: heading })),
  { value: 'service', label: OWN_RULE },
]

/** A coded reason: its name, the words that it rests on, and what it means in plain words. */
export type DenialReason = {
  code: string
  label: string
  section: ReasonSection
  words: string
  text: string
}

/** What a requestor is told of a denial beside the coordinator's own words; kept as it was told. */
export type DenialTold = { reason: string; heading: string; words: string; explanation?: string }

/** What of a reason is told: later changes of the reason do not change it. */
export const toldOf = (reason: Omit<DenialReason, 'code'>): Required<DenialTold> => ({
  reason: reason.label,
  heading: reason.section === 'service' ? OWN_RULE : sectionOf(reason.section).heading,
  words: reason.words,
  explanation: reason.text,
})

/** A denial keeps what the requestor is told of it (R39). */
export const checkTold = ({ reason, heading, words }: Partial<Record<keyof DenialTold, string | null>>) =>
  reason && heading && words
    ? []
    : [
        {
          code: 'denial-not-told',
          message: 'A denial tells the requestor its reason and the words that it rests on',
        },
      ]

/** The section that a heading names; none where it is a rule of this service. */
export const sectionUnder = (heading: string): SectionId | undefined =>
  sections.find((section) => section.heading === heading)?.id

/** The words of the directive are quoted letter for letter; only typographic quotation marks may be plain. */
export function checkQuotation({ section, words }: { section: string; words: string }): Problem[] {
  if (!isSectionId(section) || plain(textOf(sectionOf(section))).includes(plain(words))) return []
  return [
    {
      code: 'words-not-in-section',
      field: 'words',
      message: `Copy the words from the section "${sectionOf(section).heading}" of the directive, or select "${OWN_RULE}": these do not stand there`,
    },
  ]
}

const plain = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()

const citing = (rule: RuleCode): Pick<DenialReason, 'section' | 'words'> => {
  const { section, words } = citationOf(rule)
  return { section: section ?? 'service', words }
}

/** The coded reasons to start with; the Operations Unit edits them in the panel (D16). */
export const denialReasons: DenialReason[] = [
  {
    code: 'training-lapsed',
    label: 'ISPA training is older than 365 days',
    ...citing('R25'),
    text: 'ISPA training must have been completed within the 365 days before the request.',
  },
  {
    code: 'statement-lapsed',
    label: 'Confidentiality statement is older than 365 days',
    ...citing('R26'),
    text: 'The DE 7410 or E-1 must have been signed within the 365 days before the request.',
  },
  {
    code: 'date-differs',
    label: 'Date on a document is not the date in the request',
    ...citing('R28'),
    text: 'The date on the certificate or the signed form differs from the date in the request.',
  },
  {
    code: 'file-not-usable',
    label: 'A file is missing, unreadable or of another person',
    ...citing('R28'),
    text: 'Staff other than EDD staff must submit a copy of the signed E-1 and of the ISPA certificate.',
  },
  {
    code: 'wrong-form',
    label: 'The wrong confidentiality form was signed',
    ...citing('R10'),
    text: 'EDD staff sign the DE 7410, all others the E-1.',
  },
  {
    code: 'no-business-need',
    label: 'No business need for the access',
    ...citing('R12'),
    text: 'Access needs a business need that fits the primary job function.',
  },
  {
    code: 'beyond-job-function',
    label: 'Privileges go beyond the primary job function',
    ...citing('R36'),
    text: 'Access is provided based on the primary job function.',
  },
  {
    code: 'requestor-not-entitled',
    label: 'The requestor may not ask for this person',
    ...citing('R14'),
    text: 'Only the manager, supervisor or project manager of the person may submit the request.',
  },
  {
    code: 'cash-draw-only',
    label: 'Access to the cash draw module only',
    ...citing('R1'),
    text: 'Requests for cash draw access alone follow CalJOBS Cash Request (WSD16-17).',
  },
  {
    code: 'unknown-or-duplicate',
    label: 'Unknown person, or a duplicate of another request',
    section: 'service',
    words:
      'A request names a person who can be identified, and there is one open request of a kind for a person.',
    text: 'The person cannot be identified, or another request asks for the same.',
  },
]
