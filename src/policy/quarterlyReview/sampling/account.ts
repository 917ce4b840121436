import {
  type OrganizationType,
  organizationTypes,
  type PrivilegeLevel,
  privilegeLevels,
} from '../../vocabulary.ts'

/** An account of a population, with everything that a sample rests on (D14). */
export type PopulationAccount = {
  /** Id of the account. */
  account: string
  /** Id of its organization at the draw. */
  organization: string
  organizationType: OrganizationType
  privilegeLevel: PrivilegeLevel
  sampledBefore: boolean
}

/** The first line of a stored population; every line ends with LF. */
export const populationHeader = 'account,organization,organization type,privilege level,sampled before\n'

/** The line of an account as it is stored and hashed: ids and codes, so that no cell needs quotes. */
export const populationLine = (one: PopulationAccount): string =>
  `${one.account},${one.organization},${one.organizationType},${one.privilegeLevel},${one.sampledBefore ? 'yes' : 'no'}\n`

/** The account of a line without its LF; nothing where the line is none of ours. */
export function readPopulationLine(line: string): PopulationAccount | undefined {
  const [account, organization, type, level, before, ...more] = line.split(',')
  if (!account || !organization || more.length || (before !== 'yes' && before !== 'no')) return undefined
  const organizationType = organizationTypes.find((known) => known === type)
  const privilegeLevel = privilegeLevels.find((known) => known === level)
  if (!organizationType || !privilegeLevel) return undefined
  return { account, organization, organizationType, privilegeLevel, sampledBefore: before === 'yes' }
}
