/** Every kind of event in the audit trail. Nothing else is written there. */
export const auditEvents = {
  'sign-in-code-sent': 'A sign-in code was mailed to an address',
  'sign-in-code-refused': 'A wrong, used or expired sign-in code was tried',
  'address-proved': 'A requestor proved a mail address',
  'request-submitted': 'A request was sent, checked, numbered and routed',
  'request-resubmitted': 'A returned request was answered and sent again',
  'request-claimed': 'A coordinator took a request on',
  'request-released': 'A coordinator gave a request back',
  'request-returned': 'A coordinator asked for more information',
  'request-granted': 'A coordinator granted a request',
  'request-denied': 'A coordinator denied a request, with a coded reason and text',
  'account-recorded': 'A coordinator recorded the account work done in CalJOBS',
  'request-withdrawn': 'The requestor withdrew a request',
  'request-superseded': 'A later request took the place of this one',
  'evidence-stored': 'A file was uploaded',
  'evidence-removed': 'An uploaded file was removed from a draft',
  'evidence-read': 'A file was opened',
  'credentials-page-opened': 'The one-time page with the temporary password was opened',
  'coordinator-signed-in': 'A coordinator signed in',
  'coordinator-signed-out': 'A coordinator signed out',
  'sign-in-refused': 'A sign-in was refused',
  'access-refused': 'An act was refused for want of rights',
  'record-created': 'A record of the settings was made',
  'record-changed': 'A record of the settings was changed',
} as const

export type AuditEventName = keyof typeof auditEvents
