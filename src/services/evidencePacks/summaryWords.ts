import { type CivilDate, formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'

/** A UTC instant in Pacific Time; a dash where it never came. */
export const instantInWords = (at: string | null): string => (at ? formatPacificInstant(new Date(at)) : '-')
export const dayInWords = (on: CivilDate | null): string => (on ? formatCivilDate(on) : '-')

/** An instant, and who: a line each. */
export const byWhom = (at: string | null, who: { name: string } | null): string =>
  at ? [instantInWords(at), who?.name].filter(Boolean).join('\n') : '-'
