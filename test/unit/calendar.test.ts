import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueCalendar } from '../../src/calendar.ts'

const madeAt = new Date('2026-11-23T18:00:00.123Z')
const url = 'https://caljobs.example/my/staff'
const day = { uid: 'due-2026-12-13-1@caljobs.example', on: '2026-12-13', accounts: 3 }
const linesOf = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n')

describe('the calendar of due dates', () => {
  it('has one all-day event a day, with a count, a stable id and alarms 30 and 7 days before', () => {
    const lines = linesOf(dueCalendar({ days: [day], madeAt, url }))
    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//EDD//CalJOBS System Access//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:due-2026-12-13-1@caljobs.example',
      'DTSTAMP:20261123T180000Z',
      'DTSTART;VALUE=DATE:20261213',
      'SUMMARY:CalJOBS annual renewal due: 3 accounts',
      'DESCRIPTION:See whose they are\\, and renew them: https://caljobs.example/my/staff',
      'URL:https://caljobs.example/my/staff',
      'TRANSP:TRANSPARENT',
      ...[30, 7].flatMap((before) => [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:CalJOBS annual renewal due: 3 accounts',
        `TRIGGER:-P${before}D`,
        'END:VALARM',
      ]),
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('counts one account as one', () => {
    expect(dueCalendar({ days: [{ ...day, accounts: 1 }], madeAt, url })).toContain('due: 1 account\r\n')
  })

  it('keeps every line to 75 octets, cuts no letter in two, and loses nothing when lines are joined again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const uid = text.replace(/[\p{Cc}\p{Cs}\\;,]/gu, '')
        const calendar = dueCalendar({ days: [{ ...day, uid }], madeAt, url })
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(linesOf(calendar)).toContain(`UID:${uid}`)
      }),
    )
  })

  it('escapes what separates values', () => {
    const calendar = dueCalendar({ days: [{ ...day, uid: 'a,b;c\\d\ne' }], madeAt, url })
    expect(calendar).toContain('UID:a\\,b\\;c\\\\d\\ne\r\n')
  })

  it('is never empty', () => {
    expect(() => dueCalendar({ days: [], madeAt, url })).toThrow(RangeError)
  })
})
