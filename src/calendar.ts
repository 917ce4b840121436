import type { CivilDate } from './policy/dates.ts'

export type DueDay = {
  /** Stays the same however often the calendar is fetched, so that nothing stands there twice. */
  uid: string
  on: CivilDate
  /** Accounts that fall due on that day. */
  accounts: number
}

export type DueCalendar = {
  days: DueDay[]
  /** UTC instant. */
  madeAt: Date
  /** Page that says who it is: a calendar is shared more widely than names should be. */
  url: string
}

/** Days before a due date on which the calendar speaks up. */
const alarmDays = [30, 7]

/**
 * A calendar of due dates (RFC 5545): an all-day event for each day, with counts and no names (R11, ux 5.3).
 * @throws RangeError without any day: a calendar holds at least one event
 */
export function dueCalendar({ days, madeAt, url }: DueCalendar): string {
  if (!days.length) throw new RangeError('A calendar holds at least one event')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//EDD//CalJOBS System Access//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap((day) => eventOf(day, madeAt, url)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function eventOf({ uid, on, accounts }: DueDay, madeAt: Date, url: string): string[] {
  const count = accounts === 1 ? '1 account' : `${accounts} accounts`
  const summary = escaped(`CalJOBS annual renewal due: ${count}`)
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${madeAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(`See whose they are, and renew them: ${url}`)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    ...alarmDays.flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      `TRIGGER:-P${before}D`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** Lines of at most 75 octets; a letter is never cut in two. */
function folded(line: string): string {
  let length = 0
  return [...line]
    .map((letter) => {
      const octets = Buffer.byteLength(letter)
      const fits = length + octets <= 75
      length = fits ? length + octets : 1 + octets
      return fits ? letter : `\r\n ${letter}`
    })
    .join('')
}
