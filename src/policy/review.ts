import { declarationsFor } from './declarations.ts'
import { kindOf } from './kinds/index.ts'
import { requiredTitle, samePerson } from './people.ts'
import { accessLines } from './review/access.ts'
import { accountLines } from './review/account.ts'
import { bindingLines, deactivationLines } from './review/deactivations.ts'
import { departureLines } from './review/departure.ts'
import { documentLines } from './review/documents.ts'
import { type CheckLine, type CheckOutcome, line } from './review/line.ts'
import type { ReviewedRequest } from './review/reviewed.ts'
import { requestorLines } from './review/whoAsks.ts'
import { reviewStateLabel } from './review/words.ts'
import { organizationTypeLabels, requestorTitleLabels } from './vocabulary.ts'

export type { CheckLine, CheckOutcome } from './review/line.ts'
export type { ReviewedRequest } from './review/reviewed.ts'

/**
 * Every check of a review in words, each with the clause that it rests on (R8-R47, D1-D17). Which of them a
 * request gets, its kind declares.
 */
export const checkLines = (request: ReviewedRequest): CheckLine[] => [
  ...departureLines(request),
  ...bindingLines(request),
  ...documentLines(request),
  ...peopleLines(request),
  declarationLine(request),
  routeLine(request),
  ...accessLines(request),
  ...openRequestLines(request),
  ...deactivationLines(request),
  ...accountLines(request),
]

function peopleLines(request: ReviewedRequest): CheckLine[] {
  const self = samePerson(request.requestorEmail, request.staffEmail)
  const title = requestorTitleLabels[request.requestorTitle]
  const type = organizationTypeLabels[request.organizationType]
  const needed = requiredTitle(request.organizationType)
  const fits = needed === request.requestorTitle
  return [
    self
      ? line('fail', 'own-account', 'R14', 'The requestor asks about an account of their own')
      : line('pass', 'own-account', 'R14', 'The requestor and the staff member are two people'),
    fits
      ? line('pass', 'title', 'R23', `A ${title} may ask for staff of ${type}`)
      : line('fail', 'title', 'R23', `${type}: a ${requestorTitleLabels[needed]} must ask, not a ${title}`),
    provedLine(request),
    ...requestorLines(request),
  ]
}

function provedLine({ requestorConfirmed, enteredBy }: ReviewedRequest): CheckLine {
  if (requestorConfirmed)
    return line('pass', 'address-proved', 'D9', 'The requestor proved the mail address with a one-time code')
  const who = enteredBy ? `: ${enteredBy} entered this request` : ''
  return line('look', 'address-proved', 'D9', `The requestor's mail address is not proved${who}`)
}

function declarationLine({ kind, isEddEmployee, declarations }: ReviewedRequest): CheckLine {
  const asked = declarationsFor(kindOf(kind), { isEddEmployee })
  const given = asked.filter(({ code }) => declarations.includes(code)).length
  const text = `Declarations: ${given} of ${asked.length} given`
  return line(given === asked.length ? 'pass' : 'fail', 'declarations', 'R12', text)
}

const routeLine = ({ routeReason, routeFlagged }: ReviewedRequest): CheckLine =>
  line(routeFlagged ? 'look' : 'pass', 'route', 'R23', routeReason)

/** A renewal beside a change may rest on what the other one changes; what is closed stands in the record already. */
function openRequestLines({ openRequests, deactivations }: ReviewedRequest): CheckLine[] {
  const others = openRequests.filter(
    ({ reference }) => !deactivations.some((one) => one.reference === reference),
  )
  if (!others.length && !deactivations.length)
    return [line('pass', 'other-request', 'D17', 'No other open request for this person that you may see')]
  return others.map(({ reference, kind, state }) => {
    const words = `${kindOf(kind).label}, ${reviewStateLabel(kind, state)}`.toLowerCase()
    return line('look', 'other-request', 'D17', `Open request for the same person: ${reference}, ${words}`)
  })
}

/** `12 checks: 1 fails, 2 need a look, 9 pass` */
export function summaryOf(lines: CheckLine[]): string {
  const count = (outcome: CheckOutcome) => lines.filter((one) => one.outcome === outcome).length
  const [failing, looking] = [count('fail'), count('look')]
  const parts = [
    ...(failing ? [`${failing} ${failing === 1 ? 'fails' : 'fail'}`] : []),
    ...(looking ? [`${looking} ${looking === 1 ? 'needs' : 'need'} a look`] : []),
    `${count('pass')} pass`,
  ]
  return `${lines.length} checks: ${parts.join(', ')}`
}
