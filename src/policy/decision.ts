import type { RuleCode } from './directive/rules.ts'
import type { CivilDate } from './dates.ts'
import { kindOf } from './kinds/index.ts'
import type { ActorRole } from './lifecycle.ts'
import { samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import type { RequestKind } from './vocabulary.ts'

/** Of a text that explains a decision: letters and numbers at least, characters at most. */
export const LEAST_TEXT_LETTERS = 10
export const MOST_TEXT_CHARACTERS = 2000

/** A denial has a coded reason and a text of its own; both go to the requestor (R39, D16). */
export function checkDenial({ reasonCode, text }: { reasonCode: string; text: string }): Problem[] {
  const problems: Problem[] = []
  if (!reasonCode.trim())
    problems.push({
      code: 'missing-reasonCode',
      field: 'reasonCode',
      message: 'Select a reason for the denial',
      clause: 'R39',
    })
  return [...problems, ...checkWords(text, 'Explain the denial in your own words', 'R39')]
}

/** A text that explains an act: at least a short sentence. @param missing what to write, as an order */
export function checkWords(text: string, missing: string, clause: RuleCode): Problem[] {
  const refuse = (code: string, message: string) => [{ code, field: 'text', message, clause }]
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_TEXT_LETTERS)
    return refuse('missing-text', `${missing}, in at least a short sentence`)
  return text.length > MOST_TEXT_CHARACTERS
    ? refuse('text-too-long', `Shorten the text to ${MOST_TEXT_CHARACTERS} characters or fewer`)
    : []
}

/** Some kinds can be denied for few reasons: a deactivation only when the person is unknown or it is a duplicate. */
export function checkDenialCode(kind: RequestKind, reasonCode: string): Problem[] {
  const { denialCodes, title } = kindOf(kind)
  if (!denialCodes || denialCodes.includes(reasonCode)) return []
  return [
    {
      code: 'reason-not-of-this-kind',
      field: 'reasonCode',
      message: `Select a reason that ${title} can be denied for: it is never blocked by anything but an unknown person or a duplicate`,
      clause: 'R41',
    },
  ]
}

/** Nobody decides or processes a request that they made, entered, or that is about them (D6, C8). */
export function checkSeparationOfDuties(people: {
  actorEmail: string
  requestorEmail: string
  staffEmail: string
  enteredByEmail?: string
}): Problem[] {
  const involved = [people.requestorEmail, people.staffEmail, people.enteredByEmail ?? '']
  if (!involved.some((email) => samePerson(email, people.actorEmail))) return []
  return [
    {
      code: 'own-request',
      message: 'You made this request or it is about you: another coordinator must act on it',
      clause: 'D6',
    },
  ]
}

/** A request that another coordinator has claimed is theirs; the Operations Unit may act all the same. */
export function checkClaim(claim: {
  claimedBy?: { id: string; name: string }
  actorId: string
  role: ActorRole
}): Problem[] {
  const { claimedBy, actorId, role } = claim
  if (!claimedBy || claimedBy.id === actorId || role === 'operations-unit') return []
  return [
    { code: 'claimed-by-another', message: `${claimedBy.name} is reviewing this request`, clause: 'R19' },
  ]
}

/** The same, before a request is given to another coordinator: nobody waits for one who is away (R19). */
export const checkReassigning = (
  claim: Omit<Parameters<typeof checkClaim>[0], 'claimedBy'> & {
    claimedBy?: { id: string; name: string; isAway: boolean }
  },
): Problem[] => (claim.claimedBy?.isAway ? [] : checkClaim(claim))

type Confirmations = {
  /** Of the documents that come with a file; the others are left out. */
  ispaCompletedOn?: CivilDate
  statementSignedOn?: CivilDate
  /** The dates that the coordinator read on the documents. */
  ispaSeenOn?: CivilDate
  statementSeenOn?: CivilDate
}

/** For non-EDD staff the coordinator confirms the date on each document, and it must be the date claimed. */
export const checkConfirmations = (given: Confirmations): Problem[] => [
  ...confirmation('ispaSeenOn', given.ispaSeenOn, given.ispaCompletedOn, 'ISPA certificate', 'R25'),
  ...confirmation('statementSeenOn', given.statementSeenOn, given.statementSignedOn, 'signed E-1', 'R26'),
]

function confirmation(
  field: string,
  seen: CivilDate | undefined,
  claimed: CivilDate | undefined,
  name: string,
  clause: RuleCode,
): Problem[] {
  if (!claimed) return []
  if (!seen)
    return [
      { code: `${field}-missing`, field, message: `Enter the date that you see on the ${name}`, clause },
    ]
  if (seen === claimed) return []
  return [
    {
      code: `${field}-differs`,
      field,
      message: `The date on the ${name} is not the date in the request: return or deny it`,
      clause,
    },
  ]
}
