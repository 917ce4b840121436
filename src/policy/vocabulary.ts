/**
 * The words of the directive, as the values that code, database and addresses share, with the words that
 * people read. Every list is closed: a value that is not here is refused everywhere.
 */

/** Table 1, first column (R23). */
export const organizationTypes = [
  'local-area',
  'wsb-field-division',
  'community-based-organization',
  'all-other-staff',
] as const
export type OrganizationType = (typeof organizationTypes)[number]

/** The five kinds of CalJOBS System Access Request. */
export const requestKinds = [
  'new-account',
  'reset-password',
  'change-access',
  'deactivate',
  'annual-maintenance',
] as const
export type RequestKind = (typeof requestKinds)[number]

/** The states of a request (design, section 3). A draft is not a request yet. */
export const requestStates = [
  'submitted',
  'in-review',
  'returned',
  'granted',
  'completed',
  'denied',
  'withdrawn',
  'superseded',
] as const
export type RequestState = (typeof requestStates)[number]

/** States in which a request still waits for somebody. */
export const openStates = ['submitted', 'in-review', 'returned', 'granted'] as const satisfies RequestState[]

/** Whether a request still waits for somebody. */
export const isOpen = (state: RequestState): boolean =>
  (openStates as readonly RequestState[]).includes(state)

/** CalJOBS Access Coordinators (R17), and the auditor, who sees everything and changes nothing. */
export const coordinatorKinds = ['mis-administrator', 'wsb-spoc', 'operations-unit', 'auditor'] as const
export type CoordinatorKind = (typeof coordinatorKinds)[number]

/** The two documents that every staff member needs (R25, R26). */
export const documentKinds = ['ispa-training', 'confidentiality-statement'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** DE 7410 for EDD employees, Attachment E-1 for everybody else (R9, R10, D1). */
export const statementForms = ['de-7410', 'e-1'] as const
export type StatementForm = (typeof statementForms)[number]

/** How far a revision of a form is (D15): exactly one of each form is current. */
export const revisionStates = ['draft', 'scheduled', 'current', 'superseded', 'discarded'] as const
export type RevisionState = (typeof revisionStates)[number]

/** Who is sent a form (R15, R21). */
export const formRecipients = ['coordinator', 'requestor'] as const
export type FormRecipient = (typeof formRecipients)[number]

/** Why somebody was sent a form: it was published, a coordinator sent it on, or the person is new. */
export const formOccasions = ['published', 'sent-on', 'newcomer'] as const
export type FormOccasion = (typeof formOccasions)[number]

/** Whom a page of the training is for: requestors, in public (R48), or coordinators, in the panel (R16). */
export const trainingAudiences = ['requestors', 'coordinators'] as const
export type TrainingAudience = (typeof trainingAudiences)[number]

/** To whom the Operations Unit can write at once (R51). */
export const announcementAudiences = ['coordinators', 'requestors', 'staff'] as const
export type AnnouncementAudience = (typeof announcementAudiences)[number]

/** Why an account is no longer needed (R40). */
export const deactivationReasons = ['separation', 'no-business-need', 'transfer', 'leave'] as const
export type DeactivationReason = (typeof deactivationReasons)[number]

/** Whose word an open deactivation rests on, so that it binds (D24). */
export const deactivationBindings = ['requestor-of-record', 'coordinator'] as const
export type DeactivationBinding = (typeof deactivationBindings)[number]

/** What lapsed documents do to a request (D3): `stop` refuses the grant, `warn` shows it to the coordinator. */
export const lapseRules = ['stop', 'warn'] as const
export type LapseRule = (typeof lapseRules)[number]

/** To whom a request goes that has passed its processing target, one after the other. */
export const escalationLevels = ['delegate', 'operations-unit'] as const
export type EscalationLevel = (typeof escalationLevels)[number]

/** How far a late deactivation is (D12): the order of R43 to R45. */
export const incidentStates = ['open', 'deactivated', 'under-investigation', 'closed', 'unfounded'] as const
export type IncidentState = (typeof incidentStates)[number]

/** What showed that a deactivation is late: a past date on the form, the clock, or the record of the work (D12). */
export const incidentSources = ['form', 'clock', 'processing'] as const
export type IncidentSource = (typeof incidentSources)[number]

/** The determination of an investigation (R45). */
export const dataAccessed = ['accessed', 'not-accessed', 'undetermined'] as const
export type DataAccessed = (typeof dataAccessed)[number]

/** What CalJOBS shows of the last sign-in with the account. */
export const signInsSeen = ['after-last-moment', 'before-last-moment', 'never', 'not-known'] as const
export type SignInSeen = (typeof signInsSeen)[number]

/** Why a deactivation was late. */
export const lateCauses = [
  'told-late',
  'unplanned-separation',
  'processed-late',
  'recorded-late',
  'caljobs-unavailable',
  'other',
] as const
export type LateCause = (typeof lateCauses)[number]

/** How far a message is. What was sent can still come back. */
export const messageStates = ['queued', 'sent', 'failed', 'bounced'] as const
export type MessageState = (typeof messageStates)[number]

/** How much harm a privilege could do: the quarterly review can draw from each level by itself (D14). */
export const privilegeLevels = ['standard', 'elevated'] as const
export type PrivilegeLevel = (typeof privilegeLevels)[number]

/** Table 1, second column: who may ask (R23, D7). */
export const requestorTitles = ['manager-supervisor', 'project-manager'] as const
export type RequestorTitle = (typeof requestorTitles)[number]

export const organizationTypeLabels: Record<OrganizationType, string> = {
  'local-area': 'Local Area',
  'wsb-field-division': 'WSB Field Divisions',
  'community-based-organization': 'Community-based Organizations',
  'all-other-staff': 'All Other Staff',
}

/** What a person reads for each state (ux SP-3). */
export const requestStateLabels: Record<RequestState, string> = {
  submitted: 'Sent',
  'in-review': 'Being reviewed',
  returned: 'More information needed',
  granted: 'Approved',
  completed: 'Done',
  denied: 'Denied',
  withdrawn: 'Withdrawn',
  superseded: 'Closed',
}

export const coordinatorKindLabels: Record<CoordinatorKind, string> = {
  'mis-administrator': 'MIS Administrator',
  'wsb-spoc': 'WSB CalJOBS Single Point of Contact',
  'operations-unit': 'CalJOBS Operations Unit',
  auditor: 'Auditor',
}

export const documentLabels: Record<DocumentKind, string> = {
  'ispa-training': 'Information Security and Privacy Awareness (ISPA) training',
  'confidentiality-statement': 'Confidentiality statement',
}

export const statementFormLabels: Record<StatementForm, string> = {
  'de-7410': 'Employee Confidentiality Statement (DE 7410)',
  'e-1': 'Vendor/Contractor Confidentiality Statement (Attachment E-1)',
}

/** As people call them. */
export const statementFormNames: Record<StatementForm, string> = { 'de-7410': 'DE 7410', 'e-1': 'E-1' }

export const revisionStateLabels: Record<RevisionState, string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  current: 'Current',
  superseded: 'Superseded',
  discarded: 'Discarded',
}

export const formRecipientLabels: Record<FormRecipient, string> = {
  coordinator: 'Coordinator',
  requestor: 'Requestor',
}

export const formOccasionLabels: Record<FormOccasion, string> = {
  published: 'The revision was published',
  'sent-on': 'A coordinator sent it on',
  newcomer: 'New on record',
}

export const trainingAudienceLabels: Record<TrainingAudience, string> = {
  requestors: 'Requestors: public, at /training',
  coordinators: 'Coordinators: their duties, in the panel',
}

export const announcementAudienceLabels: Record<AnnouncementAudience, string> = {
  coordinators: 'All coordinators',
  requestors: 'All requestors',
  staff: 'All staff with an active account',
}

export const deactivationReasonLabels: Record<DeactivationReason, string> = {
  separation: 'The person leaves or has left the organization',
  'no-business-need': 'The person no longer needs CalJOBS for the work',
  transfer: 'The person moves to another organization or job',
  leave: 'The person goes on a long leave',
}

export const deactivationBindingLabels: Record<DeactivationBinding, string> = {
  'requestor-of-record': 'The requestor of record sent it',
  coordinator: 'A coordinator entered or confirmed it',
}

export const lapseRuleLabels: Record<LapseRule, string> = {
  stop: 'Cannot be granted',
  warn: 'Warning to the coordinator',
}

export const escalationLabels: Record<EscalationLevel, string> = {
  delegate: 'The delegate',
  'operations-unit': 'CalJOBS Operations Unit',
}

export const requestorTitleLabels: Record<RequestorTitle, string> = {
  'manager-supervisor': 'Manager/Supervisor',
  'project-manager': 'Project Manager',
}

export const incidentStateLabels: Record<IncidentState, string> = {
  open: 'Account still active',
  deactivated: 'Waits for an investigation',
  'under-investigation': 'Under investigation',
  closed: 'Closed',
  unfounded: 'Not late after all: the request was denied, withdrawn or corrected',
}

export const incidentSourceLabels: Record<IncidentSource, string> = {
  form: 'The request named a last day that had passed',
  clock: 'The last moment passed and no deactivation was recorded',
  processing: 'The deactivation that was recorded is later than the last moment',
}

export const dataAccessedLabels: Record<DataAccessed, string> = {
  accessed: 'Confidential or sensitive data were accessed',
  'not-accessed': 'No confidential or sensitive data were accessed',
  undetermined: 'It could not be determined',
}

export const signInSeenLabels: Record<SignInSeen, string> = {
  'after-last-moment': 'There was a sign-in after the last moment',
  'before-last-moment': 'The last sign-in was before the last moment',
  never: 'Nobody ever signed in',
  'not-known': 'CalJOBS does not show it',
}

export const lateCauseLabels: Record<LateCause, string> = {
  'told-late': 'The requestor told it late',
  'unplanned-separation': 'The separation could not be foreseen',
  'processed-late': 'The coordinator was late',
  'recorded-late': 'Deactivated in time, recorded late',
  'caljobs-unavailable': 'CalJOBS could not be used',
  other: 'Something else',
}

export const messageStateLabels: Record<MessageState, string> = {
  queued: 'Waiting to be sent',
  sent: 'Sent',
  failed: 'Could not be delivered',
  bounced: 'Came back',
}

export const privilegeLevelLabels: Record<PrivilegeLevel, string> = {
  standard: 'Standard',
  elevated: 'Elevated: documents of people, or money',
}
