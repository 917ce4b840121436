import { formatCivilDate, formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import type { OfferRow } from '../../services/readHandOver.ts'
import type { AnsweredOffer, AnswerTable, HandOverView } from '../view/ownership.ts'
import { rowField } from './rowAnswers.ts'

/** What can be said to an offer, in the order of the page. */
export const offerAnswers = ['accept', 'decline'] as const
export type OfferAnswer = (typeof offerAnswers)[number]
const offerAnswerLabels: Record<OfferAnswer, string> = { accept: 'Accept', decline: 'Decline' }

/** An own offer that waits. */
export const offerRow = ({
  offerId,
  staffName,
  toEmail,
  offeredAt,
}: OfferRow): HandOverView['offers'][number] => ({
  offerId,
  name: staffName,
  to: toEmail,
  since: formatCivilDate(pacificDateOf(offeredAt)),
})

const whenOf = ({ answer }: OfferRow) => (answer ? formatPacificInstant(answer.at) : '')

/** An own offer that the other requestor answered. */
export const answeredByOther = (offer: OfferRow): AnsweredOffer => ({
  words: offer.answer?.accepted
    ? `${offer.staffName} was taken on by ${offer.toEmail}`
    : `${offer.staffName} stays with you: ${offer.toEmail} declined`,
  when: whenOf(offer),
})

/** An offer that this requestor answered. */
export const answeredByMe = (offer: OfferRow): AnsweredOffer => ({
  words: offer.answer?.accepted
    ? `You took ${offer.staffName} on from ${offer.from.name}`
    : `You declined ${offer.staffName}, who stays with ${offer.from.name}`,
  when: whenOf(offer),
})

/** Offers that wait for an answer, one a row. */
export const offerTable = (offers: OfferRow[], answers: Map<string, OfferAnswer>): AnswerTable => ({
  label: 'Staff who are offered to you',
  columns: ['From', 'Access'],
  answerHead: 'Your answer',
  people: offers.map((offer) => ({
    name: offer.staffName,
    under: [
      offer.organizationName,
      offer.dueOn ? `Due by ${formatCivilDate(offer.dueOn)}` : 'No due date on record',
    ],
    cells: [[offer.from.name, offer.from.email], accessOf(offer)],
    field: rowField(offer.offerId, {
      label: `Do you take ${offer.staffName} on?`,
      labels: offerAnswerLabels,
      chosen: answers.get(offer.offerId),
    }),
  })),
})

function accessOf({ jobFunction, privileges }: OfferRow): string[] {
  const words = [...(jobFunction ? [`${jobFunction}:`] : []), ...privileges]
  return privileges.length ? words : [...words, 'No privileges on record']
}
