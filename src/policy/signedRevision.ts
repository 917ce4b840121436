import { type CivilDate, formatCivilDate } from './dates.ts'
import { type StatementForm, statementFormNames } from './vocabulary.ts'

/** A published revision and the time in which it was the current one. Pacific civil dates. */
export type PublishedRevision = {
  id: string
  form: StatementForm
  revision: string
  effectiveFrom: CivilDate
  /** The day on which a later one took its place: on that day, either could still be signed. */
  supersededOn?: CivilDate
}

/** Whether it could be signed on a day as the current revision (R15, D15). */
export const wasCurrentOn = (
  { effectiveFrom, supersededOn }: Pick<PublishedRevision, 'effectiveFrom' | 'supersededOn'>,
  day: CivilDate,
): boolean => effectiveFrom <= day && (!supersededOn || day <= supersededOn)

/** The revision that was current on a day, the newer one of two; none before the first that is kept here. */
export const revisionOn = (
  revisions: PublishedRevision[],
  form: StatementForm,
  day: CivilDate,
): PublishedRevision | undefined =>
  revisions
    .filter((one) => one.form === form && wasCurrentOn(one, day))
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0]

/** How a signature stands to the revision that was signed. */
export type SignedOn = 'current' | 'superseded' | 'not-yet-in-effect'

/** Whether the revision was current on the day of signing; plain arithmetic (D15). */
export function signedOn(revision: PublishedRevision, day: CivilDate): SignedOn {
  if (wasCurrentOn(revision, day)) return 'current'
  return day < revision.effectiveFrom ? 'not-yet-in-effect' : 'superseded'
}

/** The same in words; `since` names what became of the revision after that. */
export function signedOnInWords(revision: PublishedRevision, day: CivilDate): string {
  const name = `Revision ${revision.revision} of the ${statementFormNames[revision.form]}`
  const signed = formatCivilDate(day)
  const standing = signedOn(revision, day)
  if (standing === 'not-yet-in-effect')
    return `${name} took effect on ${formatCivilDate(revision.effectiveFrom)}, after it was signed on ${signed}`
  if (standing === 'superseded')
    return `Signed on a superseded revision: ${name} was superseded on ${formatCivilDate(revision.supersededOn ?? day)}, before it was signed on ${signed}`
  const since = revision.supersededOn
    ? `; a later one took its place on ${formatCivilDate(revision.supersededOn)}`
    : ''
  return `${name} was current when it was signed on ${signed}${since}`
}
