import type { Problem } from './problem.ts'
import type { RequestKind } from './vocabulary.ts'

/** Where the training is, as a path of this service. */
export const TRAINING_PATH = '/training'

/** What is known of a requestor when a request comes. */
export type TrainingStanding = {
  /** The setting of the Operations Unit: the training comes before the first request. */
  required: boolean
  /** The requestor has confirmed having gone through the training, at any time. */
  confirmed: boolean
  /**
   * The requestor has sent a request before, from a proved address. A deactivation is none: it never waits for the
   * training, so it says nothing of it.
   */
  hasSentBefore: boolean
}

/** Whether requests of this kind wait for the training. A deactivation is never blocked (R41, D3). */
export const waitsForTraining = (kind: RequestKind): boolean => kind !== 'deactivate'

/** "Training ... will be made available to all requestors" (R48): where a setting says so, before the first request. */
export function checkTraining(kind: RequestKind, standing: TrainingStanding): Problem[] {
  const { required, confirmed, hasSentBefore } = standing
  if (!required || confirmed || hasSentBefore || !waitsForTraining(kind)) return []
  return [
    {
      code: 'training-not-confirmed',
      field: 'requestorEmail',
      message: `Go through the training at ${TRAINING_PATH} and confirm it there. Then send this request. Your answers are kept`,
      clause: 'R48',
    },
  ]
}
