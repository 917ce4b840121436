import { formatCivilDate } from '../../dates.ts'
import { statementFormFor } from '../../eligibility.ts'
import { signedOn, signedOnInWords } from '../../signedRevision.ts'
import { type StatementForm, statementFormNames } from '../../vocabulary.ts'
import { type AccountFacts, latestAccepted } from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, type Seen, toDocument, toStaff } from './result.ts'

/** The DE 7410 of EDD employees, the E-1 of everybody else: on record, and accepted last (R9, R10, D1). */
export function rightForm(facts: AccountFacts): ReviewCheck {
  const { account } = facts
  const wanted = statementFormFor(account.isEddEmployee)
  const statement = latestAccepted(facts, 'confidentiality-statement')
  const seen = [formSeen('The form on record', account.statementForm, wanted)]
  if (statement) {
    const when = formatCivilDate(statement.completedOn)
    seen.push({
      ...formSeen(`The statement of ${when} that was accepted last`, statement.form, wanted),
      evidence: toDocument(statement),
    })
  }
  const person = account.isEddEmployee ? 'an EDD employee' : 'no EDD employee'
  return checkOf(
    'right-form',
    seen.map((one) => (one.isRight ? one : { ...one, text: `${one.text}: this person is ${person}` })),
    '',
    [toStaff(account)],
  )
}

function formSeen(what: string, form: StatementForm | undefined, wanted: StatementForm): Seen {
  if (form === wanted) return { isRight: true, text: `${what} is the ${statementFormNames[wanted]}` }
  const instead = form ? `is the ${statementFormNames[form]}` : 'is not named'
  return { isRight: false, text: `${what} ${instead}, not the ${statementFormNames[wanted]}` }
}

/** The revision that was signed last was current on the day of signing (R15, D15). */
export function revisionCurrent(facts: AccountFacts): ReviewCheck {
  const statement = latestAccepted(facts, 'confidentiality-statement')
  const { revision, completedOn } = statement ?? {}
  const evidence = statement ? toDocument(statement) : [toStaff(facts.account)]
  return checkOf(
    'revision-current',
    revision && completedOn
      ? [
          {
            isRight: signedOn(revision, completedOn) === 'current',
            text: signedOnInWords(revision, completedOn),
            evidence: [
              {
                to: 'form',
                form: revision.form,
                id: revision.id,
                label: `${statementFormNames[revision.form]}, revision ${revision.revision}`,
              },
            ],
          },
        ]
      : [],
    completedOn
      ? `No revision of the form is on record for ${formatCivilDate(completedOn)}, the day of signing`
      : 'No statement was accepted with a request',
    evidence,
  )
}
