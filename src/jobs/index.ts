import type { Application } from '../services/application.ts'
import { clearDrafts, countLeftovers } from '../services/clearDrafts.ts'
import { closeOvertaken, countOvertaking } from '../services/closeOvertaken.ts'
import { rerouteStranded } from '../services/rerouting/rerouteStranded.ts'
import { countOverdue, escalateOverdue } from '../services/escalateOverdue.ts'
import { countScheduledForms, publishScheduledForms } from '../services/forms/publishForm.ts'
import { countWaitingPacks, makePacks } from '../services/evidencePacks/makePacks.ts'
import { PACK_JOB } from '../services/evidencePacks/packRecord.ts'
import { countLate, openIncidents } from '../services/openIncidents.ts'
import type { Worked } from '../services/eachOfMany.ts'
import { checkItems, countUnchecked } from '../services/quarterlyReview/checkItems.ts'
import { remindDeactivations } from '../services/remindDeactivations.ts'
import { remindReviews } from '../services/quarterlyReview/remindReviews.ts'
import { askRosters } from '../services/rosters/askRosters.ts'
import { countUntold, remindRenewals } from '../services/renewals/remindRenewals.ts'
import { verifyNightly } from '../services/audit/verifyNightly.ts'
import type { Schedule } from './schedule.ts'

/** Something that the service does by itself. Each run does what is due and nothing twice. */
export type Job = {
  /** Also the name of its lock: one run at a time, in all processes together. */
  name: string
  does: string
  /** In words: what keeps its effects from happening twice, also when a run broke off in the middle. */
  uniqueKey: string
  schedule: Schedule
  /**
   * @param signal the process is about to end: stop where it does no harm
   * @returns how many things it did, where it counts them, and what it could not do
   */
  run: (app: Application, signal: AbortSignal) => Promise<Worked | number | void>
  /** How much waits for it now; at most 501 are counted. */
  backlog?: (app: Application) => Promise<number>
}

/** Everything that the service does by itself; a new job is one entry here. */
export const jobs: Job[] = [
  {
    name: 'clear-drafts',
    does: 'Deletes forms that were not sent within 14 days, their files, and spent codes, links and sessions',
    uniqueKey: 'What is deleted is gone: a second run does not find it again',
    schedule: { everyMinutes: 60 },
    run: clearDrafts,
    backlog: countLeftovers,
  },
  {
    name: 'remind-deactivations',
    does: 'Reminds coordinators of a deactivation on the working day before the last day, and on the last day',
    uniqueKey: 'One message for each request, reminder, last day and coordinator',
    schedule: { everyMinutes: 15 },
    run: remindDeactivations,
  },
  {
    name: 'open-incidents',
    does: 'Opens an incident for each deactivation that is not recorded when its last moment has passed',
    uniqueKey: 'One open incident for each account and separation',
    schedule: { everyMinutes: 1 },
    run: openIncidents,
    backlog: countLate,
  },
  {
    name: 'close-overtaken',
    does: 'Closes open requests for a person whose last moment has passed, where a deactivation that counts is open',
    uniqueKey: 'A request is closed once, decided on the locked request',
    schedule: { everyMinutes: 1 },
    run: closeOvertaken,
    backlog: countOvertaking,
  },
  {
    name: 'publish-forms',
    does: 'Publishes the revisions of the confidentiality forms whose day has come',
    uniqueKey: 'One current revision of each form; one message for each coordinator and revision',
    schedule: { everyMinutes: 1 },
    run: publishScheduledForms,
    backlog: countScheduledForms,
  },
  {
    name: 'remind-renewals',
    does: 'Reminds requestors, coordinators and the Operations Unit of annual maintenance that is due or has lapsed',
    uniqueKey: 'One reminder for each account, due date and step; one digest for each recipient and day',
    schedule: { dailyAt: '06:00' },
    run: remindRenewals,
    backlog: countUntold,
  },
  {
    name: 'ask-rosters',
    does: 'Asks each requestor once a quarter to confirm the staff on record, and reminds once after a week',
    uniqueKey: 'One question and one reminder for each requestor and quarter',
    schedule: { dailyAt: '07:00' },
    run: askRosters,
  },
  {
    name: 'remind-reviews',
    does: 'Reminds of results of the quarterly review, of findings that are due, and of a quarter without a sample',
    uniqueKey: 'One message for each letter or quarter, week and recipient',
    schedule: { dailyAt: '06:30' },
    run: remindReviews,
  },
  {
    name: 'reroute-open',
    does: 'Routes open requests again by Table 1, where nobody who has one can act on it today',
    uniqueKey: 'Whoever has it, decided on the locked request: routed right, it is left alone',
    schedule: { everyMinutes: 15 },
    run: rerouteStranded,
  },
  {
    name: 'escalate-overdue',
    does: 'Sends requests that have passed their processing target on to the delegate, then to the Operations Unit',
    uniqueKey: 'One step for each request and level, decided on the locked request',
    schedule: { everyMinutes: 15 },
    run: escalateOverdue,
    backlog: countOverdue,
  },
  {
    name: 'check-reviewed-accounts',
    does: 'Computes the checks of the accounts that a quarterly review has drawn',
    uniqueKey: 'One list of checks for each account of a sample, decided on the locked account',
    schedule: { everyMinutes: 1 },
    run: (app, signal) => checkItems(app, { signal }),
    backlog: countUnchecked,
  },
  {
    name: PACK_JOB,
    does: 'Makes the evidence packs that were asked for, and removes those that were fetched or have expired',
    uniqueKey: 'A pack becomes ready once: who comes second leaves nothing behind',
    schedule: { everyMinutes: 15 },
    run: makePacks,
    backlog: countWaitingPacks,
  },
  {
    name: 'verify-audit-trail',
    does: 'Computes the hash chain of the audit trail again, and mails its last hash to the auditors',
    uniqueKey: 'One verification a day; one message for each day and recipient',
    schedule: { dailyAt: '03:30' },
    run: verifyNightly,
  },
]
