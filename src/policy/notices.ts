/** The notification matrix as data: who is told of what (requirements 2j). */
export const noticeKeys = [
  'sign-in-code',
  'request-received',
  'request-routed',
  'request-granted',
  'request-denied',
  'request-returned',
  'account-credentials',
  'account-credentials-link',
  'request-withdrawn',
] as const
export type NoticeKey = (typeof noticeKeys)[number]

export type Audience = 'requestor' | 'staff-member' | 'coordinators' | 'operations-unit'

export const noticeTable: Record<NoticeKey, { to: Audience; cc?: Audience; event: string; clause: string }> =
  {
    'sign-in-code': { to: 'requestor', event: 'An address is being proved', clause: 'D9' },
    'request-received': { to: 'requestor', event: 'A request was sent', clause: 'R22' },
    'request-routed': { to: 'coordinators', event: 'A request was routed', clause: 'R22' },
    'request-granted': { to: 'requestor', event: 'A request was granted', clause: 'R38' },
    'request-denied': { to: 'requestor', event: 'A request was denied, with the reason', clause: 'R39' },
    'request-returned': { to: 'requestor', event: 'More information is needed', clause: 'R38' },
    'account-credentials': {
      to: 'staff-member',
      cc: 'requestor',
      event: 'An account was created or reset',
      clause: 'R29',
    },
    'account-credentials-link': { to: 'staff-member', event: 'The page that opens once', clause: 'D11' },
    'request-withdrawn': { to: 'coordinators', event: 'A request was withdrawn', clause: 'R22' },
  }
