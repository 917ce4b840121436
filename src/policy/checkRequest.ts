import type { RuleCode } from './directive/rules.ts'
import type { ClaimField, Claims } from './claims.ts'
import { nothingClaimed } from './claims.ts'
import { declarationsFor } from './declarations.ts'
import { checkDocuments } from './eligibility.ts'
import { type CheckContext, type Kind, kindOf } from './kinds/index.ts'
import { privilegeReasonField } from './kinds/privilegeChecks.ts'
import { checkLeaving, type Leaving } from './openDeactivation.ts'
import { emailMessage, isEmail, requiredTitle, samePerson } from './people.ts'
import type { Problem } from './problem.ts'
import { isTelephone, TELEPHONE_FORM_MESSAGE } from './telephone.ts'
import { checkRevision } from './revisions.ts'
import { type RequestKind, requestorTitleLabels } from './vocabulary.ts'

/** Characters, after trimming. */
export const textLimits = {
  requestorName: 120,
  requestorPhone: 40,
  staffGivenName: 80,
  staffFamilyName: 80,
  staffPhone: 40,
  username: 64,
  jobFunction: 160,
  businessNeed: 2000,
  resetReason: 1000,
  caseloadTo: 160,
} as const
type LimitedField = keyof typeof textLimits

export const MOST_REASON_CHARACTERS = 500

const missingMessages: Partial<Record<ClaimField, string>> = {
  requestorName: 'Enter your full name',
  requestorPhone: 'Enter your work phone number',
  staffGivenName: "Enter the staff member's given name",
  username: "Enter the staff member's CalJOBS username",
  jobFunction: "Enter the staff member's primary job function",
  businessNeed: 'Enter why this person needs CalJOBS access',
  resetReason: 'Enter why the password must be reset',
  lastDay: 'Enter the last day on which the account is needed',
  deactivationReason: 'Select why the account is no longer needed',
}

/** Where a kind asks it in other words. */
const missingOfKind: Partial<Record<RequestKind, Partial<Record<ClaimField, string>>>> = {
  'change-access': { businessNeed: 'Enter why the access must change' },
}

/** What an answer is called in the message that it is too long. */
const answerNames: Record<LimitedField, string> = {
  requestorName: 'your name',
  requestorPhone: 'your work phone number',
  staffGivenName: "the staff member's given name",
  staffFamilyName: "the staff member's family name",
  staffPhone: "the staff member's work phone number",
  username: 'the CalJOBS username',
  jobFunction: 'the primary job function',
  businessNeed: 'your explanation',
  resetReason: 'the reason for the reset',
  caseloadTo: 'the name of who takes over the caseload',
}

const ofEverybody: ClaimField[] = ['requestorName', 'requestorPhone', 'staffGivenName']

const problem = (code: string, field: string, message: string, clause: RuleCode): Problem => ({
  code,
  field,
  message,
  clause,
})

/** The claims without what this kind does not ask for. */
export function keepAsked(kind: Kind, claims: Claims): Claims {
  const documents: ClaimField[] =
    kind.documents === 'none' ? [] : ['ispaCompletedOn', 'statementSignedOn', 'evidence']
  const asked = new Set<ClaimField>([...kind.asks, ...documents])
  const answersOfSome: ClaimField[] = [
    ...([
      'jobFunction',
      'privilegesRequested',
      'privilegesToRemove',
      'privilegeReasons',
      'businessNeed',
    ] as const),
    ...([
      'resetReason',
      'lastDay',
      'lastTime',
      'deactivationReason',
      'alreadySeparated',
      'caseloadTo',
    ] as const),
    ...(['ispaCompletedOn', 'statementSignedOn', 'evidence'] as const),
  ]
  const dropped = answersOfSome.filter((field) => !asked.has(field))
  return { ...claims, ...Object.fromEntries(dropped.map((field) => [field, emptyOf(field)])) }
}

const emptyOf = (field: ClaimField) => (nothingClaimed as Partial<Claims>)[field]

/** What a request is checked against when it is sent. */
export type SubmissionChecks = CheckContext & {
  /** An open deactivation of the account, where this requestor is its requestor of record (D24). */
  leaving?: Leaving
}

/**
 * Every check of a request that can be made when it is sent (R9-R28, R34-R41, D1-D10), by what its kind declares.
 * The same for every door; claims of a person without the account on record are checked without it.
 */
export function checkRequest(claims: Claims, context: SubmissionChecks): Problem[] {
  const kind = kindOf(claims.kind)
  if (claims.cashDrawOnly)
    return [
      problem(
        'cash-draw-only',
        'cashDrawOnly',
        'Access to the cash draw module alone is requested as CalJOBS Cash Request (WSD16-17) says',
        'R1',
      ),
    ]
  return [
    ...checkTexts(kind, claims),
    ...checkPeople(claims),
    ...checkNames(claims, context),
    ...checkTelephones(claims, context),
    ...checkLeaving(claims.kind, context.leaving, claims.requestorEmail, context.requestDate),
    ...checkDocuments(kind.documents, claims, context.requestDate),
    ...checkRevision(kind.documents, claims, context),
    ...checkTwinFiles(context),
    ...kind.checks.flatMap((check) => check(claims, context)),
    ...checkDeclarations(kind, claims),
  ]
}

function checkTexts(kind: Kind, claims: Claims): Problem[] {
  const missing = [...ofEverybody, ...kind.required]
    .filter((field) => !String(claims[field] ?? '').trim())
    .map((field) =>
      problem(
        `${field}-missing`,
        field,
        missingOfKind[claims.kind]?.[field] ?? missingMessages[field] ?? `Enter ${field}`,
        'R27',
      ),
    )
  const tooLong = (Object.keys(textLimits) as LimitedField[])
    .filter((field) => claims[field].trim().length > textLimits[field])
    .map((field) =>
      problem(
        `${field}-too-long`,
        field,
        `Shorten ${answerNames[field]} to ${textLimits[field]} characters or fewer`,
        'R27',
      ),
    )
  return [...missing, ...tooLong, ...checkUsername(claims), ...checkReasonLengths(claims)]
}

/** Each document is a file of its own (R28, D9). */
const checkTwinFiles = ({ hasTwinFiles }: CheckContext): Problem[] =>
  hasTwinFiles
    ? [
        problem(
          'same-file-twice',
          'statementFile',
          'Select the signed E-1: this file is the same as the ISPA training certificate',
          'R28',
        ),
      ]
    : []

const nameMessages = {
  requestorName: 'Enter your full name in letters',
  staffGivenName: "Enter the staff member's given name in letters",
  staffFamilyName: "Enter the staff member's family name in letters, or leave it empty",
} as const

/** What is on record of a person is not the requestor's to mend: only what they typed is asked about. */
function checkNames(claims: Claims, { account }: CheckContext): Problem[] {
  const typed = account
    ? (['requestorName'] as const)
    : (['requestorName', 'staffGivenName', 'staffFamilyName'] as const)
  return typed
    .filter((field) => claims[field].trim() && !/\p{L}/u.test(claims[field]))
    .map((field) => problem(`${field}-form`, field, nameMessages[field], 'R27'))
}

function checkTelephones(claims: Claims, { account }: CheckContext): Problem[] {
  const typed = account ? (['requestorPhone'] as const) : (['requestorPhone', 'staffPhone'] as const)
  return typed
    .filter((field) => claims[field].trim() && !isTelephone(claims[field]))
    .map((field) => problem(`${field}-form`, field, TELEPHONE_FORM_MESSAGE, 'R27'))
}

const checkUsername = ({ username }: Claims): Problem[] =>
  username && !/^\S{3,64}$/u.test(username)
    ? [
        problem(
          'username-form',
          'username',
          'Enter the CalJOBS username, 3 to 64 characters without spaces',
          'R34',
        ),
      ]
    : []

const checkReasonLengths = ({ privilegeReasons }: Claims): Problem[] =>
  privilegeReasons
    .filter(({ reason }) => reason.length > MOST_REASON_CHARACTERS)
    .map(({ privilege }) =>
      problem(
        'privilege-reason-too-long',
        privilegeReasonField(privilege),
        `Shorten the reason for this privilege to ${MOST_REASON_CHARACTERS} characters or fewer`,
        'R36',
      ),
    )

function checkPeople(claims: Claims): Problem[] {
  const problems: Problem[] = []
  if (!isEmail(claims.requestorEmail))
    problems.push(
      problem('requestorEmail-form', 'requestorEmail', emailMessage(claims.requestorEmail), 'R14'),
    )
  if (!isEmail(claims.staffEmail))
    problems.push(
      problem(
        'staffEmail-form',
        'staffEmail',
        emailMessage(claims.staffEmail, "Enter the staff member's work email address"),
        'R29',
      ),
    )
  else if (samePerson(claims.requestorEmail, claims.staffEmail))
    problems.push(
      problem(
        'requestor-is-staff',
        'staffEmail',
        "Enter the staff member's own address: you cannot request an account for yourself",
        'R14',
      ),
    )
  const title = requiredTitle(claims.organizationType)
  if (claims.requestorTitle !== title)
    problems.push(
      problem(
        'title-does-not-fit',
        'requestorTitle',
        `For this organization type, the requestor must be a ${requestorTitleLabels[title]}`,
        'R23',
      ),
    )
  return problems
}

function checkDeclarations(kind: Kind, claims: Claims): Problem[] {
  const asked = declarationsFor(kind, claims)
  if (asked.every(({ code }) => claims.declarations.includes(code))) return []
  return [
    problem(
      'declarations-incomplete',
      'declarations',
      'Confirm each statement before you send the request',
      'R12',
    ),
  ]
}
