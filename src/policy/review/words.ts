import type { CivilDate } from '../dates.ts'
import { formatCivilDate } from '../dates.ts'
import { countdown } from '../deactivation.ts'
import { documentsOf, requiredEvidence, statementFormFor } from '../eligibility.ts'
import { kindOf } from '../kinds/index.ts'
import {
  type DocumentKind,
  isOpen,
  type RequestKind,
  type RequestState,
  statementFormNames,
} from '../vocabulary.ts'

const labels: Record<RequestState, string> = {
  submitted: 'To review',
  'in-review': 'In review',
  returned: 'Waiting for requestor',
  granted: 'Granted: account work to be done',
  completed: 'Done',
  denied: 'Denied',
  withdrawn: 'Withdrawn',
  superseded: 'Replaced by a later request',
}

/** What a coordinator reads for each state; the end of a request in the words of its kind (ux SP-3). */
export const reviewStateLabel = (kind: RequestKind, state: RequestState): string =>
  state === 'completed' ? kindOf(kind).done : labels[state]

/** Short names of the two documents, as the directive calls them. */
export const documentName = (document: DocumentKind, isEddEmployee: boolean): string =>
  document === 'ispa-training' ? 'ISPA certificate' : isEddEmployee ? 'DE 7410' : 'signed E-1'

/** What a request brings, in one line: `ISPA 209 d · E-1 12 d · 2 of 2 files`, `Last day November 30, 2026 · …`. */
export function evidenceWords(request: {
  kind: RequestKind
  state: RequestState
  isEddEmployee: boolean
  ispaCompletedOn?: CivilDate | null
  statementSignedOn?: CivilDate | null
  /** Days from completion to the request. */
  ispaAgeDays?: number
  statementAgeDays?: number
  files: number
  lastDay?: CivilDate | null
  today: CivilDate
}): string {
  const brought = documentsOf(kindOf(request.kind).documents, request)
  const needed = requiredEvidence(brought, request.isEddEmployee).length
  const form = statementFormNames[statementFormFor(request.isEddEmployee)]
  const parts = [
    ...lastDayWords(request),
    ...(request.ispaAgeDays === undefined ? [] : [`ISPA ${request.ispaAgeDays} d`]),
    ...(request.statementAgeDays === undefined ? [] : [`${form} ${request.statementAgeDays} d`]),
    ...(needed ? [`${Math.min(request.files, needed)} of ${needed} files`] : []),
  ]
  return parts.join(' · ') || 'None asked for'
}

type Leaving = { state: RequestState; lastDay?: CivilDate | null; today: CivilDate }

/** The countdown stands as long as the request is open. */
const lastDayWords = ({ state, lastDay, today }: Leaving): string[] =>
  lastDay
    ? [`Last day ${formatCivilDate(lastDay)}`, ...(isOpen(state) ? [countdown(lastDay, today)] : [])]
    : []
