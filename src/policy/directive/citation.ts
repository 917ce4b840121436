import { type Rule, rules, type RuleCode } from './rules.ts'
import { sectionOf, sections, type SectionId } from './sections.ts'

/** The directive that is in force. */
export const directive = {
  number: 'WSD24-12',
  title: 'CalJOBS System Access',
  effectiveOn: '2025-03-01',
  supersedes: [
    {
      number: 'WSD19-08',
      title: 'CalJOBS Roles and Responsibilities – Local Area MIS Administrator',
      datedOn: '2020-02-06',
    },
    {
      number: 'IAN19-001',
      title: 'CalJOBS System Access – Non-local Area and Central Office Staff',
      datedOn: '2019-07-11',
    },
    {
      number: 'IAN19-004',
      title: 'System Access SPOC and Ambassador Roles and Responsibilities for CalJOBS',
      datedOn: '2019-08-16',
    },
  ],
} as const

/** What is shown of a rule. */
export type Citation = {
  /** Heading of the section, or that it is a rule of this service. */
  heading: string
  /** The words of the directive, or ours where `section` is left out. */
  words: string
  /** Anchor of the section on the page of the directive. */
  section?: SectionId
}

/** Heading over a rule that the directive does not have. */
export const OWN_RULE = 'Rule of this service'

/** Heading and words of a rule. */
export function citationOf(code: RuleCode): Citation {
  const rule: Rule = rules[code]
  if (!('section' in rule)) return { heading: OWN_RULE, words: rule.words }
  return { heading: sectionOf(rule.section).heading, words: rule.words, section: rule.section }
}

/** The headings that rules stand under, each once. */
export const headingsOf = (codes: readonly RuleCode[]): string[] => [
  ...new Set(codes.map((code) => citationOf(code).heading)),
]

/** The same in one line: `Annual Maintenance: “requestors ... must submit ...”`; our own rules are not in quotation marks. */
export const citationLine = (citation: Citation): string => `${citation.heading}: ${quoted(citation)}`

/** The words, in quotation marks where they are the directive's. */
export const quoted = ({ words, section }: Citation): string => (section ? `“${words}”` : words)

/** Whether a text that was stored is the name of a rule. */
export const isRuleCode = (text: string): text is RuleCode => Object.hasOwn(rules, text)

/** Whether a text names a section. */
export const isSectionId = (text: string): text is SectionId => sections.some(({ id }) => id === text)

/** Where the public page of the directive begins with this section. */
export const directivePath = (section?: string): string => `/directive${section ? `#${section}` : ''}`
