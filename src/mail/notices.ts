import type { CivilDate } from '../policy/dates.ts'
import type { DenialTold } from '../policy/denialReasons.ts'
import type { LocalPolicy } from '../policy/localPolicy.ts'
import type { AnnouncementAudience, EscalationLevel, RequestKind } from '../policy/vocabulary.ts'
import type { NoticeKey } from '../policy/notices.ts'
import type { Letter } from './blocks.ts'
import { announcement } from './letters/announcements.ts'
import {
  deactivationReminder,
  requestAssigned,
  requestRouted,
  requestsRerouted,
  requestsRouted,
  requestWithdrawn,
} from './letters/coordinators.ts'
import { accountCredentials, accountCredentialsLink } from './letters/credentials.ts'
import { absenceDelegated, credentialsExtended, requestOverdue } from './letters/escalation.ts'
import { currentForms, type FormNotice, formPublished, formReminder } from './letters/forms.ts'
import { lateAccountDeactivated, lateDeactivation } from './letters/incidents.ts'
import { accountAssigned, accountUnowned, handOverAnswered, handOverOffered } from './letters/ownership.ts'
import {
  findingDecided,
  findingsOverdue,
  type ReviewNotice,
  reviewNotDrawn,
  reviewReminder,
  reviewResult,
  reviewResultByMail,
} from './letters/quarterlyReview.ts'
import {
  type RenewalNotice,
  renewalsDue,
  renewalsLate,
  renewalsOverdue,
  reSignStarted,
} from './letters/renewals.ts'
import {
  accountRecorded,
  requestDenied,
  requestGranted,
  requestReceived,
  requestReturned,
  requestsReceived,
  requestSuperseded,
} from './letters/requestor.ts'
import { type RosterNotice, rosterQuestion } from './letters/rosters.ts'
import { type TrailNotice, trailVerified } from './letters/trail.ts'
import { coordinatorPassword, savedForLater, signInCode } from './letters/signIn.ts'
import { renderHtml } from './renderHtml.ts'
import { renderText } from './renderText.ts'

type OfRequest = { reference: string; kind: RequestKind; staffName: string }

/** The rows of the notification matrix, and the one message of the panel itself. */
export type MessageKey = NoticeKey | 'coordinator-password'

/** What a message tells. Instants are UTC, addresses are whole. */
export type Notice =
  | { key: 'sign-in-code'; expiresAt: Date }
  | { key: 'saved-for-later'; title: string; expiresAt: Date }
  | (OfRequest & {
      key: 'request-received'
      sentAt: Date
      /** Who has it, like `the MIS Administrator of SAMPLE Area`. */
      recipient: string
      contact: string
      nextSteps: string[]
      /** That the person leaves, or what a deactivation closes (D17, D24). */
      notes?: string[]
      localPolicies?: LocalPolicy[]
      statusUrl: string
    })
  | (OfRequest & {
      key: 'request-routed'
      organizationName: string
      requestorName: string
      sentAt: Date
      /** Why it went to this coordinator (D6). */
      reason: string
      flagged: boolean
      /** The address of the requestor is not proved (D9). */
      unproved: boolean
      /** Last day of a deactivation, in words, and whether its last moment has passed (R41). */
      lastDay?: { words: string; isLate: boolean; isUrgent?: boolean }
      /** Open deactivations of the same person, in words (D24). */
      leaving?: string[]
      reviewUrl: string
    })
  | {
      /** One receipt for requests that were sent in one go. */
      key: 'requests-received'
      requests: OfRequest[]
      sentAt: Date
      recipient: string
      contact: string
      nextSteps: string[]
      notes?: string[]
      localPolicies?: LocalPolicy[]
      statusUrl: string
    }
  | {
      key: 'requests-routed'
      requests: OfRequest[]
      organizationName: string
      requestorName: string
      sentAt: Date
      inboxUrl: string
    }
  | (OfRequest & {
      key: 'request-granted'
      /** Where only a part was granted: names of the privileges, and why (R38). */
      part?: { asked: string[]; granted: string[]; text: string }
      statusUrl: string
    })
  | (OfRequest & {
      key: 'request-denied'
      told: DenialTold
      text: string
      directiveUrl: string
      statusUrl: string
    })
  | (OfRequest & { key: 'request-returned'; parts: string[]; text: string; answerUrl: string })
  | (OfRequest & {
      key: 'account-credentials'
      username: string
      issuedAt: Date
      expiresAt: Date
      /** Whether the password stands in the notice or on a page that opens once (D11). */
      passwordBy: 'notice' | 'page'
      contact: string
    })
  | { key: 'account-credentials-link'; reference: string; staffName: string; expiresAt: Date }
  | (OfRequest & {
      key: 'account-recorded'
      /** What is on record now, like the new due date or when the account was deactivated. */
      facts: [label: string, value: string][]
      statusUrl: string
    })
  | { key: 'request-withdrawn'; reference: string; kind: RequestKind; reviewUrl: string }
  | (OfRequest & {
      key: 'request-superseded'
      /** The reader may know that a deactivation took its place (D24). */
      isTold?: boolean
      statusUrl: string
    })
  | (OfRequest & { key: 'deactivation-reminder'; lastDay: string; isToday: boolean; reviewUrl: string })
  | (OfRequest & {
      key: 'late-deactivation'
      organizationName: string
      /** In words. */
      lastMoment: string
      requestorName?: string
      requestorTelephone?: string
      reviewUrl: string
    })
  | (OfRequest & {
      key: 'late-account-deactivated'
      organizationName: string
      /** In words, as the two after it. */
      lastMoment: string
      deactivatedAt: string
      exposure: string
      incidentUrl: string
    })
  | RenewalNotice
  | RosterNotice
  | TrailNotice
  | FormNotice
  | ReviewNotice
  | (OfRequest & {
      key: 'request-overdue'
      organizationName: string
      dueAt: string
      level: EscalationLevel
      reviewUrl: string
    })
  | (OfRequest & {
      key: 'request-assigned'
      organizationName: string
      requestorName: string
      /** Name of the coordinator who gave it. */
      by: string
      /** `Due November 26, 2026`; empty where no clock runs. */
      due: string
      reviewUrl: string
    })
  | {
      key: 'requests-rerouted'
      /** At most as many as one message lists; `count` are all. */
      requests: OfRequest[]
      count: number
      inboxUrl: string
    }
  | { key: 'credentials-extended'; reference: string; expiresAt: Date }
  | {
      key: 'absence-delegated'
      from: string
      awayFrom: CivilDate
      awayTo?: CivilDate
      organizations: string[]
      inboxUrl: string
    }
  | {
      key: 'hand-over-offered'
      from: string
      organizationName: string
      staffNames: string[]
      answerUrl: string
    }
  | { key: 'hand-over-answered'; by: string; staffNames: string[]; accepted: boolean; staffUrl: string }
  | {
      key: 'account-unowned'
      organizationName: string
      staffNames: string[]
      requestorName: string
      why: string
      listUrl: string
    }
  | { key: 'account-assigned'; organizationName: string; staffName: string; staffUrl: string }
  | {
      key: 'announcement'
      audience: AnnouncementAudience
      subject: string
      body: string
      /** Where the audience asks, or finds all of them. */
      url: string
    }
  | { key: 'coordinator-password'; expiresAt: Date }

export type NoticeOf<Key extends MessageKey> = Extract<Notice, { key: Key }>

/** The stored form of a message: its bodies hold tokens in the place of secrets (D11). */
export type Rendered = {
  subject: string
  text: string
  html: string
  calendar?: string
  template: MessageKey
  /** Goes up with every change of the words, so that the log tells what was said (ML-7). */
  templateVersion: string
}

const letters: { [Key in MessageKey]: { version: string; write: (notice: NoticeOf<Key>) => Letter } } = {
  'sign-in-code': { version: '1', write: signInCode },
  'saved-for-later': { version: '1', write: savedForLater },
  'requests-received': { version: '2', write: requestsReceived },
  'requests-routed': { version: '1', write: requestsRouted },
  'account-recorded': { version: '1', write: accountRecorded },
  'request-superseded': { version: '2', write: requestSuperseded },
  'deactivation-reminder': { version: '2', write: deactivationReminder },
  'late-deactivation': { version: '1', write: lateDeactivation },
  'late-account-deactivated': { version: '1', write: lateAccountDeactivated },
  'renewals-due': { version: '1', write: renewalsDue },
  'renewals-late': { version: '1', write: renewalsLate },
  'renewals-overdue': { version: '1', write: renewalsOverdue },
  're-sign-started': { version: '1', write: reSignStarted },
  'roster-question': { version: '1', write: rosterQuestion },
  'form-published': { version: '1', write: formPublished },
  'current-forms': { version: '1', write: currentForms },
  'form-reminder': { version: '1', write: formReminder },
  'request-overdue': { version: '1', write: requestOverdue },
  'request-assigned': { version: '1', write: requestAssigned },
  'requests-rerouted': { version: '1', write: requestsRerouted },
  'credentials-extended': { version: '1', write: credentialsExtended },
  'absence-delegated': { version: '1', write: absenceDelegated },
  'hand-over-offered': { version: '1', write: handOverOffered },
  'hand-over-answered': { version: '1', write: handOverAnswered },
  'account-unowned': { version: '1', write: accountUnowned },
  'account-assigned': { version: '1', write: accountAssigned },
  announcement: { version: '1', write: announcement },
  'review-result': { version: '1', write: reviewResult },
  'review-result-by-mail': { version: '1', write: reviewResultByMail },
  'finding-decided': { version: '1', write: findingDecided },
  'review-reminder': { version: '1', write: reviewReminder },
  'review-not-drawn': { version: '1', write: reviewNotDrawn },
  'findings-overdue': { version: '1', write: findingsOverdue },
  'trail-verified': { version: '1', write: trailVerified },
  'request-received': { version: '3', write: requestReceived },
  'request-routed': { version: '3', write: requestRouted },
  'request-granted': { version: '2', write: requestGranted },
  'request-denied': { version: '1', write: requestDenied },
  'request-returned': { version: '1', write: requestReturned },
  'account-credentials': { version: '1', write: accountCredentials },
  'account-credentials-link': { version: '1', write: accountCredentialsLink },
  'request-withdrawn': { version: '1', write: requestWithdrawn },
  'coordinator-password': { version: '1', write: coordinatorPassword },
}

/**
 * Subject, text and HTML of a notice, from one source (ML-1).
 * @param publicUrl the address of the service, for the foot of the message
 */
export function renderNotice(notice: Notice, { publicUrl }: { publicUrl: string }): Rendered {
  const { version, write } = letters[notice.key] as { version: string; write: (one: Notice) => Letter }
  const letter = write(notice)
  return {
    subject: letter.subject,
    text: renderText(letter, publicUrl),
    html: renderHtml(letter, publicUrl),
    calendar: letter.calendar,
    template: notice.key,
    templateVersion: version,
  }
}

/** Notices that are never kept after sending: the log tells template, version and recipients alone (ML-7). */
const unkept: ReadonlySet<string> = new Set<MessageKey>(['account-credentials', 'account-credentials-link'])

/** Whether the body of a message of this template stays in the log. */
export const bodyIsKept = (template: string): boolean => !unkept.has(template)
