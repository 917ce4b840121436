import type { AuditVerdict, TrailFault } from './verifyAuditTrail.ts'

const faultWords: Record<TrailFault['fault'], string> = {
  'not chained': 'was put in beside the chain',
  'link broken': 'does not follow from the event before it',
  'position missing': 'does not have the next number',
  'event changed': 'was changed after it was written',
  'event missing': 'is gone, only its hash is left',
  'head missing': 'was told of before, and is gone: the end of the trail was cut off',
  'head changed': 'has another hash than was told before: the trail was written anew',
}

/** `Event 12 was changed after it was written` */
export function faultInWords({ position, eventId, fault }: TrailFault): string {
  const event = position === null ? `Event ${eventId ?? ''}`.trimEnd() : `Event ${number(position)}`
  return `${event} ${faultWords[fault]}`
}

/** `Event 3 is missing`, `Events 3 to 5 are missing` */
export const gapInWords = ({ from, to }: AuditVerdict['gaps'][number]): string =>
  from === to ? `There is no event ${number(from)}` : `There are no events ${number(from)} to ${number(to)}`

/** What the first fault is; nothing where there is none. */
export const firstFaultInWords = ({ faults: [first] }: AuditVerdict): string | undefined =>
  first && faultInWords(first)

/** `1,204 events, all as they were written`, `1,204 events, 2 faults` */
export function verdictInWords({ events, faultCount }: Pick<AuditVerdict, 'events' | 'faultCount'>): string {
  const counted = `${number(events)} ${events === 1 ? 'event' : 'events'}`
  if (!faultCount) return `${counted}, all as they were written`
  return `${counted}, ${number(faultCount)} ${faultCount === 1 ? 'fault' : 'faults'}`
}

const number = (count: number): string => count.toLocaleString('en-US')
