import { citationLine, citationOf } from '../../directive/citation.ts'
import type { RuleCode } from '../../directive/rules.ts'
import type { FindingRequirement } from '../vocabulary.ts'

/** What each check of the quarterly review rests on; something else that a reviewer saw names its own rule. */
export const rulesOfCheck: Record<FindingRequirement, readonly RuleCode[]> = {
  'documents-in-date': ['R11', 'R46', 'D2', 'D5'],
  'right-form': ['R10'],
  'files-present': ['R28', 'R47'],
  'revision-current': ['R15', 'D15'],
  'requestor-in-place': ['R13', 'R14', 'R23', 'D7'],
  'privileges-as-granted': ['R36', 'R37'],
  'separation-not-passed': ['R40', 'R43', 'R44', 'D12'],
  'credentials-notices': ['R29', 'R30', 'R35'],
  'denial-reasons': ['R38', 'R39'],
  other: [],
}

/** Heading and words of each rule that it rests on, a line each; nothing where a reviewer saw something else. */
export const restsOn = (requirement: FindingRequirement): string[] => [
  ...new Set(rulesOfCheck[requirement].map((code) => citationLine(citationOf(code)))),
]
