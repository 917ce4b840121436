/** Counting stops here: whether there are more than that, a person decides in the same way (T7). */
export const MOST_COUNTED = 500

/** How many there are; `more` where counting was stopped. */
export type Count = { count: number; more: boolean }

/** @param found at most one more than `MOST_COUNTED` */
export const countOf = (found: number): Count => ({
  count: Math.min(found, MOST_COUNTED),
  more: found > MOST_COUNTED,
})

/** `12`, `500+` */
export const countWords = ({ count, more }: Count): string =>
  `${count.toLocaleString('en-US')}${more ? '+' : ''}`
