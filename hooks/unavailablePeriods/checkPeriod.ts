import type { CollectionBeforeChangeHook } from 'payload'
import { Refused } from '../../src/services/refused.ts'

/** A time ends after it began, through whichever door it comes. */
export const checkPeriod: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { from, to } = { ...originalDoc, ...data } as { from?: string; to?: string | null }
  if (from && to && new Date(from) >= new Date(to))
    throw new Refused([
      { code: 'period-wrong', field: 'to', message: 'Enter an end that lies after the beginning' },
    ])
  return data
}
