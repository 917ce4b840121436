/**
 * `HH:MM` from a time of day as people write it: `3:30 p.m.`, `3pm`, `15:30`, `noon`. Empty when nothing was
 * written; as it was written when it is no time of day, so that the policy can say so.
 */
export function readTimeOfDay(text: string): string {
  const said = text.trim().toLowerCase().replace(/\./g, '')
  if (!said) return ''
  if (said === 'noon') return '12:00'
  const match = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/.exec(said)
  const [, hours = '', minutes = '00', half] = match ?? []
  const hour = Number(hours)
  if (!match || Number(minutes) > 59 || (!half && !match[2])) return text
  if (half ? hour < 1 || hour > 12 : hour > 23) return text
  const counted = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return `${String(counted).padStart(2, '0')}:${minutes}`
}
