/** The words of the quarterly review: what samples, checks and findings are called. Every list is closed. */

/** How the size of a sample is said (D14). */
export const sampleUnits = ['count', 'percent'] as const
export type SampleUnit = (typeof sampleUnits)[number]

/** What a population is divided by before a sample is drawn, the widest first (D14). */
export const sampleStrata = ['organization-type', 'organization', 'privilege-level'] as const
export type SampleStratum = (typeof sampleStrata)[number]

/** What is checked of every account in a sample (R49). */
export const reviewChecks = [
  'documents-in-date',
  'right-form',
  'files-present',
  'revision-current',
  'requestor-in-place',
  'privileges-as-granted',
  'separation-not-passed',
  'credentials-notices',
  'denial-reasons',
] as const
export type ReviewCheckCode = (typeof reviewChecks)[number]

/** What a finding is about: one of the checks, or something else that the reviewer saw. */
export const findingRequirements = [...reviewChecks, 'other'] as const
export type FindingRequirement = (typeof findingRequirements)[number]

export const findingSeverities = ['low', 'medium', 'high'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

/** `answered`: the organization says that the corrective action is done; the Operations Unit closes it (R50). */
export const findingStates = ['open', 'answered', 'closed'] as const
export type FindingState = (typeof findingStates)[number]

export const sampleUnitLabels: Record<SampleUnit, string> = {
  count: 'Accounts',
  percent: 'Percent of the accounts',
}

export const sampleStratumLabels: Record<SampleStratum, string> = {
  'organization-type': 'Type of organization',
  organization: 'Organization',
  'privilege-level': 'Level of privileges',
}

export const findingRequirementLabels: Record<FindingRequirement, string> = {
  'documents-in-date': 'Documents in date on every day of the quarter',
  'right-form': 'The right form for the person',
  'files-present': 'Files of the documents',
  'revision-current': 'Revision of the form current when it was signed',
  'requestor-in-place': 'Requestor in place and of the right title',
  'privileges-as-granted': 'Privileges as they were granted',
  'separation-not-passed': 'No separation passed',
  'credentials-notices': 'Notices with credentials, copied to the requestor',
  'denial-reasons': 'Reasons of denials',
  other: 'Something else',
}

export const findingSeverityLabels: Record<FindingSeverity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
}

export const findingStateLabels: Record<FindingState, string> = {
  open: 'Open',
  answered: 'Answered: to be closed by the Operations Unit',
  closed: 'Closed',
}
