import type { Application } from '../services/application.ts'
import { clearDrafts } from '../services/clearDrafts.ts'
import { escalateOverdue } from '../services/escalateOverdue.ts'
import { remindDeactivations } from '../services/remindDeactivations.ts'

/** Something that the service does by itself. Each run does what is due and nothing twice. */
export type Job = {
  /** Also the name of its lock: one run at a time, in all processes together. */
  name: string
  does: string
  everyMinutes: number
  /** @param signal the process is about to end: stop where it does no harm */
  run: (app: Application, signal: AbortSignal) => Promise<void>
}

export const jobs: Job[] = [
  {
    name: 'clear-drafts',
    does: 'Deletes forms that were not sent within 14 days, their files, and spent codes, links and sessions',
    everyMinutes: 60,
    run: clearDrafts,
  },
  {
    name: 'remind-deactivations',
    does: 'Reminds coordinators of a deactivation on the working day before the last day',
    everyMinutes: 15,
    run: remindDeactivations,
  },
  {
    name: 'escalate-overdue',
    does: 'Sends requests that have passed their processing target on to the delegate, then to the Operations Unit',
    everyMinutes: 15,
    run: escalateOverdue,
  },
]
