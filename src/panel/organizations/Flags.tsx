import { type OrganizationFlag, organizationFlagLabels } from '../../policy/organizations.ts'

/** What an organization lacks, in words. */
export const Flags = ({ flags }: { flags: OrganizationFlag[] }) =>
  flags.map((flag) => (
    <span key={flag} className="cj-flag">
      {organizationFlagLabels[flag]}
    </span>
  ))
