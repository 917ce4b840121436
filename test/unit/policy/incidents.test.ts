import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exposureInWords, exposureOf, isLateSeparation } from '../../../src/policy/incidents.ts'

const lastMomentAt = new Date('2026-12-05T07:59:59.999Z')
const after = (hours: number, minutes = 0) =>
  new Date(lastMomentAt.getTime() + hours * 3_600_000 + minutes * 60_000)

describe('The exposure of an account after its last moment', () => {
  it.each([
    ['deactivated at the last moment itself', after(0), 'None: deactivated in time'],
    ['a minute later', after(0, 1), 'Less than an hour'],
    ['59 minutes later', after(0, 59), 'Less than an hour'],
    ['an hour later', after(1), '1 hour'],
    ['23 hours later', after(23, 59), '23 hours'],
    ['a day later', after(24), '1 day'],
    ['three days and four hours later', after(76, 30), '3 days 4 hours'],
  ])('%s: %s is %s', (_name, deactivatedAt, words) => {
    const exposure = exposureOf({ lastMomentAt, deactivatedAt }, after(1000))
    expect([exposureInWords(exposure), exposure.running]).toEqual([words, false])
  })

  it('runs on as long as the account is not deactivated', () => {
    expect(exposureOf({ lastMomentAt }, after(50))).toEqual({ hours: 50, inTime: false, running: true })
  })

  it('never gets shorter as time goes by', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.nat(500), (hours, more) => {
        const [one, other] = [hours, hours + more].map((at) => exposureOf({ lastMomentAt }, after(at)).hours)
        expect(other).toBeGreaterThanOrEqual(one ?? 0)
      }),
    )
  })
})

describe('D12: a separation is late', () => {
  const moment = { lastDay: '2026-12-04' }
  it.each([
    ['when its last moment has passed and nothing is recorded', undefined, after(0, 1), true],
    ['not at its last moment', undefined, after(0), false],
    ['when the account was deactivated later', after(1), after(100), true],
    [
      'not when it was deactivated at the last moment, however late that is recorded',
      after(0),
      after(100),
      false,
    ],
  ])('%s', (_name, deactivatedAt, now, late) => {
    expect(isLateSeparation({ moment, deactivatedAt }, now)).toBe(late)
  })
})
