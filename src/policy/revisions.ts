import type { Claims } from './claims.ts'
import { addDays, type CivilDate, formatCivilDate } from './dates.ts'
import { type DocumentRule, documentsOf, statementFormFor } from './eligibility.ts'
import type { Problem } from './problem.ts'
import { type StatementForm, statementFormNames } from './vocabulary.ts'

/** The current revision of a confidentiality statement (D15). All dates are Pacific civil dates. */
export type Revision = {
  form: StatementForm
  revision: string
  effectiveFrom: CivilDate
  /** The last day on which statements that were signed before this revision are accepted. */
  olderRefusedAfter?: CivilDate | null
}

type Signature = { form: StatementForm; signedOn: CivilDate }

/** The revision that must be signed instead, where a signature is older than it and its day has passed (D15). */
export const revisionToSign = (
  revisions: Revision[],
  { form, signedOn }: Signature,
  today: CivilDate,
): Revision | undefined =>
  revisions.find(
    (current) =>
      current.form === form &&
      current.olderRefusedAfter &&
      today > current.olderRefusedAfter &&
      signedOn < current.effectiveFrom,
  )

/** `the E-1 was signed before revision 2 took effect on …, and older ones were accepted until …` */
export const oldRevisionInWords = ({ form, revision, effectiveFrom, olderRefusedAfter }: Revision): string =>
  `the ${statementFormNames[form]} was signed before revision ${revision} took effect on ${formatCivilDate(effectiveFrom)}, and older signatures were accepted until ${formatCivilDate(olderRefusedAfter ?? effectiveFrom)}`

/** Refuses a statement that comes with a request and is of an older revision (D15). */
export function checkRevision(
  rule: DocumentRule,
  claims: Claims,
  { revisions = [], requestDate }: { revisions?: Revision[]; requestDate: CivilDate },
): Problem[] {
  const signedOn = claims.statementSignedOn
  if (!signedOn || !documentsOf(rule, claims).includes('confidentiality-statement')) return []
  const signature = { form: statementFormFor(claims.isEddEmployee), signedOn }
  const current = revisionToSign(revisions, signature, requestDate)
  if (!current) return []
  return [
    {
      code: 'statement-old-revision',
      field: 'statementSignedOn',
      message: `Statement date must be ${formatCivilDate(current.effectiveFrom)} or later: ${oldRevisionInWords(current)}`,
      clause: 'D15',
    },
  ]
}

export const MOST_DAYS_TO_SIGN = 365

/** What stands against the day until which older signatures are accepted: it lies ahead, and not before the revision. */
export function checkOlderRefusedAfter(
  { effectiveFrom }: Pick<Revision, 'effectiveFrom'>,
  day: CivilDate,
  today: CivilDate,
): Problem[] {
  const refuse = (message: string): Problem[] => [
    { code: 'day-does-not-fit', field: 'olderRefusedAfter', message, clause: 'D15' },
  ]
  if (day <= today) return refuse('Enter a day in the future: people need time to sign')
  if (day < effectiveFrom) return refuse('Enter a day on which the revision is in effect')
  return day > addDays(today, MOST_DAYS_TO_SIGN)
    ? refuse(
        `Enter a day within ${MOST_DAYS_TO_SIGN} days: after that, every statement is signed anew anyway`,
      )
    : []
}
