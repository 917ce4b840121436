/** The notification matrix as data: who is told of what (requirements 2j). */
export const noticeKeys = [
  'sign-in-code',
  'saved-for-later',
  'request-received',
  'requests-received',
  'request-routed',
  'requests-routed',
  'request-granted',
  'request-denied',
  'request-returned',
  'account-credentials',
  'account-credentials-link',
  'account-recorded',
  'request-withdrawn',
  'request-superseded',
  'deactivation-reminder',
  'request-overdue',
  'request-assigned',
  'credentials-extended',
  'absence-delegated',
  'hand-over-offered',
  'hand-over-answered',
  'account-unowned',
  'account-assigned',
] as const
export type NoticeKey = (typeof noticeKeys)[number]

export type Audience = 'requestor' | 'staff-member' | 'coordinators' | 'operations-unit'

export const noticeTable: Record<NoticeKey, { to: Audience; cc?: Audience; event: string; clause: string }> =
  {
    'sign-in-code': { to: 'requestor', event: 'An address is being proved', clause: 'D9' },
    'saved-for-later': { to: 'requestor', event: 'A form was saved to be finished later', clause: 'D9' },
    'request-received': { to: 'requestor', event: 'A request was sent', clause: 'R22' },
    'requests-received': { to: 'requestor', event: 'Several requests were sent in one go', clause: 'R46' },
    'request-routed': { to: 'coordinators', event: 'A request was routed', clause: 'R22' },
    'requests-routed': {
      to: 'coordinators',
      event: 'Several requests were routed in one go',
      clause: 'R22',
    },
    'request-granted': { to: 'requestor', event: 'A request was granted, or a part of it', clause: 'R38' },
    'request-denied': { to: 'requestor', event: 'A request was denied, with the reason', clause: 'R39' },
    'request-returned': { to: 'requestor', event: 'More information is needed', clause: 'R38' },
    'account-credentials': {
      to: 'staff-member',
      cc: 'requestor',
      event: 'An account was created or reset',
      clause: 'R29',
    },
    'account-credentials-link': { to: 'staff-member', event: 'The page that opens once', clause: 'D11' },
    'account-recorded': {
      to: 'requestor',
      event: 'An account was changed, renewed or deactivated',
      clause: 'R38',
    },
    'request-withdrawn': { to: 'coordinators', event: 'A request was withdrawn', clause: 'R22' },
    'request-superseded': { to: 'requestor', event: 'A deactivation took its place', clause: 'D17' },
    'deactivation-reminder': {
      to: 'coordinators',
      event: 'The working day before a last day',
      clause: 'R40',
    },
    'request-assigned': { to: 'coordinators', event: 'A request was given to a coordinator', clause: 'R19' },
    'request-overdue': { to: 'coordinators', event: 'A request passed its processing target', clause: 'R19' },
    'credentials-extended': {
      to: 'staff-member',
      cc: 'requestor',
      event: 'CalJOBS could not be used while a temporary password ran',
      clause: 'R30',
    },
    'absence-delegated': {
      to: 'coordinators',
      event: 'An absent coordinator named a delegate',
      clause: 'R17',
    },
    'hand-over-offered': { to: 'requestor', event: 'Staff are to be handed over to them', clause: 'R13' },
    'hand-over-answered': { to: 'requestor', event: 'A hand-over was answered', clause: 'R13' },
    'account-unowned': { to: 'coordinators', event: 'Accounts lost their requestor', clause: 'R13' },
    'account-assigned': {
      to: 'requestor',
      event: 'A coordinator gave them an account to oversee',
      clause: 'R13',
    },
  }
