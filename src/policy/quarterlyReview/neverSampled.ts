import { shareInWords } from '../shares.ts'

/** Active accounts of an organization, and how many of them were in no sample of a quarterly review yet (R49). */
export type SampledCounts = { id: string; name: string; accounts: number; neverSampled: number }

/** Where the most were never sampled first, then by name. */
export const byNeverSampled = (rows: SampledCounts[]): SampledCounts[] =>
  [...rows].sort(
    (one, other) => other.neverSampled - one.neverSampled || one.name.localeCompare(other.name, 'en-US'),
  )

/** All organizations together. */
export const allCounts = (rows: SampledCounts[]): Pick<SampledCounts, 'accounts' | 'neverSampled'> => ({
  accounts: rows.reduce((sum, { accounts }) => sum + accounts, 0),
  neverSampled: rows.reduce((sum, { neverSampled }) => sum + neverSampled, 0),
})

/** `93% (840 of 900) of the active accounts were never in a sample.` */
export function neverSampledInWords(rows: SampledCounts[]): string {
  const { accounts, neverSampled } = allCounts(rows)
  if (!accounts) return 'No account is active. An account comes on record when a request for it is completed.'
  if (!neverSampled) return 'Every active account was in a sample already.'
  return `${shareInWords(neverSampled, accounts)} of the active accounts were never in a sample.`
}
