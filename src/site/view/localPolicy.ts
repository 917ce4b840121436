import { type LocalPolicy, localPolicyHeading } from '../../policy/localPolicy.ts'

/** Plain text under its heading; line breaks are kept. */
export type LocalPolicyView = { heading: string; text: string }

export const localPolicyViews = (policies: LocalPolicy[] = []): LocalPolicyView[] =>
  policies.map((policy) => ({ heading: localPolicyHeading(policy), text: policy.text }))
