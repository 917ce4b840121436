import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isTimeOfDay } from '../../../src/policy/deactivation.ts'
import { readTimeOfDay } from '../../../src/site/form/timeOfDay.ts'

it.each([
  ['3:30 p.m.', '15:30'],
  ['3 pm', '15:00'],
  ['12:05 AM', '00:05'],
  ['12 p.m.', '12:00'],
  ['15:30', '15:30'],
  ['9:05', '09:05'],
  ['noon', '12:00'],
  ['', ''],
])('%s is read as %s', (said, read) => expect(readTimeOfDay(said)).toBe(read))

it.each(['25:00', '3', '13 pm', '0 am', '3:75 pm', 'after lunch'])(
  '%s is no time of day, and is kept',
  (said) => {
    expect(readTimeOfDay(said)).toBe(said)
    expect(isTimeOfDay(readTimeOfDay(said))).toBe(false)
  },
)

it('every minute of a day is read as itself', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      expect(readTimeOfDay(time)).toBe(time)
    }),
  ))
