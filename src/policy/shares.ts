/** `25% (3 of 12)`; of nothing there is no share. */
export const shareInWords = (part: number, whole: number): string =>
  whole
    ? `${percentOf(part, whole)}% (${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')})`
    : 'None'

/** A whole percent, yet never all or nothing where it is neither. */
export function percentOf(part: number, whole: number): number {
  if (part <= 0) return 0
  if (part >= whole) return 100
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}
