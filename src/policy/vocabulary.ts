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

/** Why an account is no longer needed (R40). */
export const deactivationReasons = ['separation', 'no-business-need', 'transfer', 'leave'] as const
export type DeactivationReason = (typeof deactivationReasons)[number]

/** What lapsed documents do to a request (D3): `stop` refuses the grant, `warn` shows it to the coordinator. */
export const lapseRules = ['stop', 'warn'] as const
export type LapseRule = (typeof lapseRules)[number]

/** To whom a request goes that has passed its processing target, one after the other. */
export const escalationLevels = ['delegate', 'operations-unit'] as const
export type EscalationLevel = (typeof escalationLevels)[number]

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
  superseded: 'Replaced by a later request',
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

export const deactivationReasonLabels: Record<DeactivationReason, string> = {
  separation: 'The person leaves or has left the organization',
  'no-business-need': 'The person no longer needs CalJOBS for the work',
  transfer: 'The person moves to another organization or job',
  leave: 'The person goes on a long leave',
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
