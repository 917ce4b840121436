import { pacificDateOf } from '../../policy/dates.ts'
import { MOST_TEXT_CHARACTERS } from '../../policy/decision.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import { partLabels, type ReturnPart } from '../../policy/returnParts.ts'
import { documentName } from '../../policy/review/words.ts'
import type { DocumentKind } from '../../policy/vocabulary.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { pacificTimeOf } from '../parts/Instant.tsx'
import type { SeenField } from './DatesSeen.tsx'
import type { DecisionProps } from './DecisionPanel.tsx'

/** What the decision needs of a review, by what its kind declares. */
export function decisionOf({ request, ...review }: Review): DecisionProps {
  const kind = kindOf(request.kind)
  return {
    requestId: request.id,
    reference: request.reference,
    state: request.state,
    acts: review.standing.acts,
    reasons: review.standing.reasons,
    claimer: review.claimer,
    assignable: review.assignable,
    datesToSee: review.datesToSee.map((document) => ({
      ...seenField(document, Boolean(request.isEddEmployee)),
      hasFile: review.files.some((file) => file.document === document),
    })),
    revisions: review.revisions,
    requestorName: request.requestorName,
    requestorEmail: request.requestorEmail,
    staffName: fullName(request.staffGivenName, request.staffFamilyName),
    staffEmail: request.staffEmail,
    privileges: review.privileges.requested,
    privilegesToRemove: review.privileges.toRemove,
    checks: review.checks.filter(({ outcome }) => outcome !== 'pass'),
    forbidden: review.forbidden,
    codedReasons: review.reasons.map(({ code, label, text }) => ({ code, label, text })),
    mostTextCharacters: MOST_TEXT_CHARACTERS,
    parts: kind.returnParts.map((value) => ({ value, label: labelOfPart(value) })),
    work: kind.words.work,
    done: kind.concerns === 'new-person' ? 'Account recorded' : kind.done,
    issuesCredentials: kind.credentials,
    username: review.username,
    now: { date: pacificDateOf(review.readAt), time: pacificTimeOf(review.readAt) },
    passwordBy: review.passwordBy,
    nextReference: review.next?.reference,
  }
}

const seenFields: Record<DocumentKind, SeenField> = {
  'ispa-training': 'ispaSeenOn',
  'confidentiality-statement': 'statementSeenOn',
}

/** The field for the date that a coordinator reads on a document (R28). */
export function seenField(document: DocumentKind, isEddEmployee: boolean) {
  const name = documentName(document, isEddEmployee)
  return { field: seenFields[document], name, label: `Date you see on the ${name}` }
}

/** The coordinator reads "you, the requestor" as the requestor. */
const labelOfPart = (part: ReturnPart) => (part === 'requestor' ? 'The requestor' : partLabels[part])
