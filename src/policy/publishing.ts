import { addDays, type CivilDate, formatCivilDate, isCivilDate } from './dates.ts'
import type { Problem } from './problem.ts'
import { checkOlderRefusedAfter } from './revisions.ts'
import { type RevisionState, type StatementForm, statementFormNames, statementForms } from './vocabulary.ts'

/** What the Operations Unit does with a revision that is not current yet (D15). */
export const revisionActs = ['publish', 'schedule', 'unschedule', 'discard'] as const
export type RevisionAct = (typeof revisionActs)[number]

const possibleFrom: Record<RevisionAct, RevisionState[]> = {
  publish: ['draft', 'scheduled'],
  schedule: ['draft'],
  unschedule: ['scheduled'],
  discard: ['draft'],
}

/** What can be done with a revision in a state; nothing once it was published or discarded. */
export const actsOnRevision = (state: RevisionState): RevisionAct[] =>
  revisionActs.filter((act) => possibleFrom[act].includes(state))

/** Only what is not published yet can still be published, scheduled or discarded (D15). */
export const checkRevisionAct = (state: RevisionState, act: RevisionAct): Problem[] =>
  possibleFrom[act].includes(state)
    ? []
    : [
        {
          code: 'form-not-possible',
          message: 'This revision was changed meanwhile. Reload the page to see what it is now',
          clause: 'D15',
        },
      ]

/** Longest label of a revision, and note of what changed, in characters. */
export const MOST_LABEL_CHARACTERS = 40
export const MOST_CHANGED_CHARACTERS = 2000
/** A revision is prepared for a day within so many days. */
export const MOST_DAYS_AHEAD = 365

/** What the Operations Unit says of a new revision, as typed. All dates are Pacific civil dates. */
export type RevisionClaims = {
  form: string
  revision: string
  effectiveFrom: string
  whatChanged: string
  /** Empty where older signatures stay accepted. */
  olderRefusedAfter: string
}

export type NewRevision = {
  form: StatementForm
  revision: string
  effectiveFrom: CivilDate
  whatChanged: string
  olderRefusedAfter?: CivilDate
}

/**
 * Everything that stands against a draft (R21, D15).
 * @param taken labels of the other revisions of the form
 */
export const checkNewRevision = (claims: RevisionClaims, taken: string[], today: CivilDate): Problem[] => [
  ...checkForm(claims.form),
  ...checkLabel(claims.revision, taken),
  ...checkDay(claims.effectiveFrom, today),
  ...checkWhatChanged(claims.whatChanged),
  ...checkLastDay(claims, today),
]

/** The claims, once nothing stands against them. */
export const asNewRevision = (claims: RevisionClaims): NewRevision => ({
  form: claims.form as StatementForm,
  revision: claims.revision.trim(),
  effectiveFrom: claims.effectiveFrom,
  whatChanged: claims.whatChanged.trim(),
  ...(claims.olderRefusedAfter && { olderRefusedAfter: claims.olderRefusedAfter }),
})

const wrong = (field: keyof RevisionClaims, code: string, message: string): Problem => ({
  code,
  field,
  message,
  clause: 'D15',
})

const checkForm = (form: string): Problem[] =>
  statementForms.some((one) => one === form)
    ? []
    : [wrong('form', 'form-missing', 'Select which form it is: the DE 7410 or the E-1')]

function checkLabel(label: string, taken: string[]): Problem[] {
  const words = label.trim()
  if (!words)
    return [wrong('revision', 'revision-missing', 'Enter the revision as it stands on the form, like 3-26')]
  if (words.length > MOST_LABEL_CHARACTERS)
    return [
      wrong('revision', 'revision-too-long', `Shorten the revision to ${MOST_LABEL_CHARACTERS} characters`),
    ]
  return taken.some((one) => one.toLowerCase() === words.toLowerCase())
    ? [wrong('revision', 'revision-taken', `There is a revision ${words} of this form already`)]
    : []
}

function checkDay(day: string, today: CivilDate): Problem[] {
  if (!isCivilDate(day))
    return [wrong('effectiveFrom', 'day-missing', 'Enter the day from which on it is to be signed')]
  if (day < today)
    return [wrong('effectiveFrom', 'day-past', 'Enter today or a later day: nobody could sign it before')]
  return day > addDays(today, MOST_DAYS_AHEAD)
    ? [wrong('effectiveFrom', 'day-too-far', `Enter a day within ${MOST_DAYS_AHEAD} days`)]
    : []
}

function checkWhatChanged(text: string): Problem[] {
  if (!text.trim())
    return [wrong('whatChanged', 'change-missing', 'Say what changed: coordinators and requestors read it')]
  return text.trim().length > MOST_CHANGED_CHARACTERS
    ? [
        wrong(
          'whatChanged',
          'change-too-long',
          `Shorten what changed to ${MOST_CHANGED_CHARACTERS} characters`,
        ),
      ]
    : []
}

function checkLastDay({ effectiveFrom, olderRefusedAfter }: RevisionClaims, today: CivilDate): Problem[] {
  if (!olderRefusedAfter || !isCivilDate(effectiveFrom)) return []
  if (!isCivilDate(olderRefusedAfter))
    return [wrong('olderRefusedAfter', 'day-missing', 'Enter a real day, or leave it empty')]
  return checkOlderRefusedAfter({ effectiveFrom }, olderRefusedAfter, today)
}

/** A revision is scheduled for a day that lies ahead; for today, it is published. */
export const checkSchedule = (effectiveFrom: CivilDate, today: CivilDate): Problem[] =>
  effectiveFrom > today
    ? []
    : [
        {
          code: 'day-not-ahead',
          message: `${formatCivilDate(effectiveFrom)} does not lie ahead: publish it now`,
          clause: 'D15',
        },
      ]

/** Another revision of the same form waits for its day already: one at a time. */
export const scheduledAlready = (form: StatementForm, revision: string): Problem => ({
  code: 'form-scheduled-already',
  message: `Revision ${revision} of the ${statementFormNames[form]} is scheduled already: take that back first`,
  clause: 'D15',
})
