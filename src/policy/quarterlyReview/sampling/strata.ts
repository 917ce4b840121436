import { type SampleStratum } from '../vocabulary.ts'
import { type OrganizationType, organizationTypeLabels } from '../../vocabulary.ts'
import type { PopulationAccount } from './account.ts'
import type { SampleMethod } from './method.ts'

/** A stratum that the method divides no further, but by whether an account was in a sample before. */
export type Stratum = {
  /** Its values joined by `/`; empty where nothing is divided. */
  key: string
  /** A value for each of the method's strata, the widest first: a code or the id of an organization. */
  values: string[]
  /** Accounts. */
  size: number
  /** Of them, accounts that were never in a sample. */
  neverSampled: number
}

const valueOf: Record<SampleStratum, (account: PopulationAccount) => string> = {
  'organization-type': ({ organizationType }) => organizationType,
  organization: ({ organization }) => organization,
  'privilege-level': ({ privilegeLevel }) => privilegeLevel,
}

/** The key of the stratum that an account is in. */
export const stratumOf = (account: PopulationAccount, strata: SampleStratum[]): string =>
  strata.map((stratum) => valueOf[stratum](account)).join('/')

/** Where the tickets of an account are compared: its stratum, and its half of it where the method has two. */
export const lastStratumOf = (account: PopulationAccount, method: SampleMethod): string => {
  const key = stratumOf(account, method.strata)
  return method.neverSampledPercent ? halfOf(key, account.sampledBefore) : key
}

export const halfOf = (key: string, sampledBefore: boolean): string =>
  `${key}/${sampledBefore ? 'sampled-before' : 'never-sampled'}`

/** Counts a population account by account; it keeps the strata alone, in the order of their keys. */
export function countStrata({ strata }: SampleMethod) {
  const counted = new Map<string, Stratum>()
  return {
    add(account: PopulationAccount): void {
      const key = stratumOf(account, strata)
      let stratum = counted.get(key)
      if (!stratum) {
        const values = strata.map((one) => valueOf[one](account))
        counted.set(key, (stratum = { key, values, size: 0, neverSampled: 0 }))
      }
      stratum.size += 1
      if (!account.sampledBefore) stratum.neverSampled += 1
    },
    strata: (): Stratum[] => [...counted.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
  }
}

/** `Local Area, SAMPLE Area, elevated privileges` */
export function stratumInWords(
  strata: SampleStratum[],
  values: string[],
  organizationNames: ReadonlyMap<string, string>,
): string {
  const words: Record<SampleStratum, (value: string) => string> = {
    'organization-type': (type) => organizationTypeLabels[type as OrganizationType],
    organization: (id) => organizationNames.get(id) ?? id,
    'privilege-level': (level) => `${level} privileges`,
  }
  return strata.map((stratum, place) => words[stratum](values[place] ?? '')).join(', ') || 'All accounts'
}
