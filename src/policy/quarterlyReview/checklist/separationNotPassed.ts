import { formatPacificInstant } from '../../dates.ts'
import { lastMomentOf } from '../../deactivation.ts'
import { incidentExposureInWords } from '../../incidentOrder.ts'
import { exposureInWords, exposureOf, isLateSeparation, type Separation } from '../../incidents.ts'
import { incidentStateLabels, isOpen } from '../../vocabulary.ts'
import { type AccountFacts, type CheckedRequest, isDeactivation } from './accountFacts.ts'
import type { CheckEvidence, ReviewCheck } from './check.ts'
import { checkOf, type Seen, toRequest, toStaff } from './result.ts'

/** No account outlived the last moment of a deactivation, up to the as-of instant (R40-R44, D12). */
export function separationNotPassed(facts: AccountFacts): ReviewCheck {
  const told = facts.incidents.filter(
    ({ state, lastMomentAt }) => state !== 'unfounded' && lastMomentAt <= facts.asOf,
  )
  const others = separationsOf(facts).filter(({ id }) => told.every(({ requestId }) => requestId !== id))
  return checkOf(
    'separation-not-passed',
    [
      ...told.map((incident): Seen => {
        const moment = formatPacificInstant(incident.lastMomentAt)
        const exposure = incidentExposureInWords(incident, facts.asOf)
        const text = `The last moment was ${moment}. Time in which the account could be used after it: ${exposure}. ${incidentStateLabels[incident.state]}`
        return { isRight: false, text, evidence: [...toIncident(incident.id), ...toKnown(facts, incident)] }
      }),
      ...others.map((request) => separationSeen(request, facts)),
    ],
    'No deactivation was asked for',
    [toStaff(facts.account)],
  )
}

const toIncident = (id: string): CheckEvidence[] => [{ to: 'incident', id, label: 'Late deactivation' }]

const toKnown = ({ requests }: AccountFacts, { requestId }: { requestId: string }): CheckEvidence[] =>
  requests.filter(({ id }) => id === requestId).map(toRequest)

type Told = CheckedRequest & { lastDay: string }

/** Deactivations that were carried out, or wait for it. */
const separationsOf = ({ requests }: AccountFacts): Told[] =>
  requests.filter(
    (request): request is Told =>
      isDeactivation(request.kind) &&
      request.lastDay !== undefined &&
      (isOpen(request.state) || request.state === 'completed'),
  )

function separationSeen(request: Told, { account, asOf }: AccountFacts): Seen {
  const separation: Separation = {
    moment: request,
    deactivatedAt: earlierOf(request.deactivatedAt, account.deactivatedAt),
  }
  const lastMomentAt = lastMomentOf(request)
  const { deactivatedAt } = separation
  const moment = formatPacificInstant(lastMomentAt)
  const evidence = [toRequest(request)]
  const isDone = deactivatedAt && deactivatedAt <= lastMomentAt
  if (isDone)
    return {
      isRight: true,
      text: `The last moment was ${moment}. The account was deactivated in time, on ${formatPacificInstant(deactivatedAt)}`,
      evidence,
    }
  if (lastMomentAt >= asOf || !isLateSeparation(separation, asOf))
    return { isRight: true, text: `The last moment, ${moment}, had not passed`, evidence }
  const exposure = exposureOf({ lastMomentAt, deactivatedAt }, asOf)
  const words = exposure.running ? `${exposureInWords(exposure)} so far` : exposureInWords(exposure)
  return {
    isRight: false,
    text: `The last moment was ${moment}. Time in which the account could be used after it: ${words}. No incident is on record`,
    evidence,
  }
}

/** Who was deactivated by another request before is so by this one, too. */
const earlierOf = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one < other ? one : other) : (one ?? other)
