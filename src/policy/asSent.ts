import { type CivilDate, daysBetween, isCivilDate } from './dates.ts'
import { DOCUMENT_VALID_DAYS } from './eligibility.ts'
import type { Problem } from './problem.ts'

/** What names a request; never changes, whatever becomes of it. */
export const identityFields = ['reference', 'kind', 'requestorEmail', 'enteredBy'] as const

/** What the requestor sent; changes only when a returned request is sent again (D2). */
export const sentFields = [
  'requestDate',
  'submittedAt',
  'organization',
  'organizationType',
  'requestor',
  'requestorName',
  'requestorTitle',
  'staffGivenName',
  'staffFamilyName',
  'staffEmail',
  'isEddEmployee',
  'jobFunction',
  'businessNeed',
  'resetReason',
  'lastDay',
  'lastTime',
  'deactivationReason',
  'alreadySeparated',
  'caseloadTo',
  'ispaCompletedOn',
  'statementSignedOn',
  'statementForm',
  'ispaAgeDays',
  'statementAgeDays',
] as const

export type KeptField = (typeof identityFields)[number] | (typeof sentFields)[number]

/** Related records are compared by their ids. */
export type KeptValues = Partial<Record<KeptField, unknown>>

/**
 * What an act would change of what was sent.
 * @param sentAgain a returned request is answered, so that all but its identity may be new
 */
export function checkKept(before: KeptValues, after: KeptValues, sentAgain: boolean): Problem[] {
  const kept: readonly KeptField[] = sentAgain ? identityFields : [...identityFields, ...sentFields]
  return kept
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({
      code: 'kept-as-sent',
      field,
      message:
        'What was sent stays as it is; only the requestor changes it, when a returned request is sent again',
    }))
}

type Dated = {
  requestDate: CivilDate
  ispaCompletedOn?: CivilDate | null
  statementSignedOn?: CivilDate | null
  ispaAgeDays?: number | null
  statementAgeDays?: number | null
}

/** Both ages are the days between the stored dates, and none is past 365 (R25, R26). */
export const checkAges = (request: Dated): Problem[] => [
  ...checkAge('ispaCompletedOn', request.ispaCompletedOn, request.ispaAgeDays, request.requestDate),
  ...checkAge('statementSignedOn', request.statementSignedOn, request.statementAgeDays, request.requestDate),
]

function checkAge(
  field: 'ispaCompletedOn' | 'statementSignedOn',
  on: CivilDate | null | undefined,
  age: number | null | undefined,
  requestDate: CivilDate,
): Problem[] {
  const days = on && isCivilDate(on) ? daysBetween(on, requestDate) : null
  if (days === (age ?? null) && (days === null || (days >= 0 && days <= DOCUMENT_VALID_DAYS))) return []
  return [
    {
      code: 'age-does-not-fit',
      field,
      message: `The date must be at most ${DOCUMENT_VALID_DAYS} days before the request date, and its age the days between them`,
      clause: field === 'ispaCompletedOn' ? 'R25' : 'R26',
    },
  ]
}

type Routed = {
  routeLevel: string
  routeReason: string
  escalatedTo?: string | null
  /** Ids of those who have it. */
  routedTo: string[]
}

/** A request always has somebody to decide it, and the reason why it is that one (R22, D6). */
export function checkRouted({ routeLevel, routeReason, escalatedTo, routedTo }: Routed): Problem[] {
  const withOperations = routeLevel === 'operations-unit' || escalatedTo === 'operations-unit'
  if (routeReason.trim() && (withOperations || routedTo.length)) return []
  return [
    {
      code: 'not-routed',
      field: 'routedTo',
      message: 'A request is routed to a CalJOBS Access Coordinator, with the reason why',
      clause: 'R22',
    },
  ]
}
