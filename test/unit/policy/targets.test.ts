import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedDays } from '../../../src/policy/businessDays.ts'
import { credentialsExpireAt } from '../../../src/policy/credentials.ts'
import { pacificDateOf } from '../../../src/policy/dates.ts'
import { type EscalationQuestion, nextEscalation } from '../../../src/policy/escalation.ts'
import { type Pause, pausesWithin } from '../../../src/policy/pauses.ts'
import { dueWords } from '../../../src/policy/review/departure.ts'
import { targetOf, type TargetRules } from '../../../src/policy/targets.ts'
import { requestKinds, type RequestState, requestStates } from '../../../src/policy/vocabulary.ts'

const isClosed = closedDays([])
const rules = (over: Partial<TargetRules> = {}): TargetRules => ({
  businessDays: {},
  isClosed,
  pauses: [],
  now: new Date('2027-12-31T00:00:00Z'),
  ...over,
})
const pacific = (text: string) => new Date(`${text}-08:00`)
const due = (sentAt: Date, over: Partial<TargetRules> = {}) =>
  targetOf({ kind: 'new-account', sentAt }, rules(over)).toISOString()

describe('the processing target', () => {
  it.each([
    ['on a Monday: Wednesday', '2026-11-16T10:00', '2026-11-19T07:59:59.999Z'],
    ['at 23:59 on a Friday: Tuesday', '2026-11-13T23:59', '2026-11-18T07:59:59.999Z'],
    [
      'at 00:00 on a Saturday: Wednesday, since it counts from Monday',
      '2026-11-14T00:00',
      '2026-11-19T07:59:59.999Z',
    ],
    [
      'before Thanksgiving: after it and the day that follows',
      '2026-11-25T09:00',
      '2026-12-02T07:59:59.999Z',
    ],
    ['over New Year', '2026-12-31T09:00', '2027-01-06T07:59:59.999Z'],
  ])('of a new account is two business days after it was sent %s', (_words, sent, expected) => {
    expect(due(pacific(sent))).toBe(expected)
  })

  it('is the end of the Pacific day also on the nights when the clocks change', () => {
    // Clocks go back on Sunday 1 November 2026, ahead on Sunday 14 March 2027.
    expect(due(new Date('2026-10-29T17:00:00Z'))).toBe('2026-11-03T07:59:59.999Z')
    expect(due(new Date('2027-03-11T17:00:00Z'))).toBe('2027-03-16T06:59:59.999Z')
  })

  it('of a reset is the same day; the settings stand over what is usual, and name more closed days', () => {
    const sentAt = pacific('2026-11-16T10:00')
    expect(targetOf({ kind: 'reset-password', sentAt }, rules()).toISOString()).toBe(
      '2026-11-17T07:59:59.999Z',
    )
    expect(due(sentAt, { businessDays: { 'new-account': 0 } })).toBe('2026-11-17T07:59:59.999Z')
    expect(due(sentAt, { isClosed: closedDays(['2026-11-17']) })).toBe('2026-11-20T07:59:59.999Z')
  })

  it('of a deactivation is its last moment, which neither weekends nor an unavailable CalJOBS move', () => {
    const pauses = [{ from: pacific('2026-11-20T00:00'), to: pacific('2026-11-23T00:00') }]
    const of = (lastTime: string) =>
      targetOf(
        { kind: 'deactivate', sentAt: pacific('2026-11-16T10:00'), lastDay: '2026-11-22', lastTime },
        rules({ pauses }),
      ).toISOString()
    expect(of('')).toBe('2026-11-23T07:59:59.999Z')
    expect(of('15:30')).toBe('2026-11-22T23:30:00.000Z')
  })

  it('moves by the time in which CalJOBS could not be used, counted once where two times overlap', () => {
    const sentAt = pacific('2026-11-16T10:00')
    const two: Pause[] = [
      { from: pacific('2026-11-17T08:00'), to: pacific('2026-11-17T12:00') },
      { from: pacific('2026-11-17T10:00'), to: pacific('2026-11-17T14:00') },
    ]
    expect(due(sentAt, { pauses: two })).toBe('2026-11-19T13:59:59.999Z')
    const before = [{ from: pacific('2026-11-15T00:00'), to: pacific('2026-11-16T10:00') }]
    expect(due(sentAt, { pauses: before })).toBe('2026-11-19T07:59:59.999Z')
    const lasting = [{ from: pacific('2026-11-18T10:00') }]
    expect(due(sentAt, { pauses: lasting, now: pacific('2026-11-18T12:00') })).toBe(
      '2026-11-19T09:59:59.999Z',
    )
  })

  it('never lies on a closed day, nor earlier for a pause', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 700 })
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5) + minutes * 60_000)
    fc.assert(
      fc.property(
        minute,
        fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 5000 })), { maxLength: 5 }),
        fc.constantFrom(...requestKinds.filter((kind) => kind !== 'deactivate')),
        (sent, spans, kind) => {
          const pauses = spans.map(([from, length]) => ({ from: at(from), to: at(from + length) }))
          const asked = { kind, sentAt: at(sent) }
          const paused = targetOf(asked, rules({ pauses }))
          expect(isClosed(pacificDateOf(paused))).toBe(false)
          expect(paused.getTime()).toBeGreaterThanOrEqual(targetOf(asked, rules()).getTime())
        },
      ),
    )
  })
})

describe('the 24 hours of a temporary password', () => {
  const issued = new Date('2026-11-23T18:00:00Z')
  const hours = (count: number) => new Date(issued.getTime() + count * 3_600_000)

  it('stand still while CalJOBS cannot be used', () => {
    const expires = (...pauses: Pause[]) => credentialsExpireAt(issued, pauses, hours(100))
    expect(expires()).toEqual(hours(24))
    expect(expires({ from: hours(-5), to: hours(3) })).toEqual(hours(27))
    expect(expires({ from: hours(23), to: hours(30) })).toEqual(hours(31))
    expect(expires({ from: hours(24), to: hours(30) })).toEqual(hours(24))
    // The first pause moves the end into the second.
    expect(expires({ from: hours(20), to: hours(23) }, { from: hours(26), to: hours(28) })).toEqual(hours(29))
  })

  it('touch the pauses that they overlap alone', () => {
    const pauses = [{ from: hours(0), to: hours(2) }, { from: hours(5) }]
    expect(pausesWithin(pauses, { from: hours(2), to: hours(5) })).toEqual([])
    expect(pausesWithin(pauses, { from: hours(1), to: hours(6) })).toEqual(pauses)
  })
})

describe('the escalation of an overdue request', () => {
  const dueAt = pacific('2026-11-18T23:59')
  const question = (over: Partial<EscalationQuestion> = {}): EscalationQuestion => ({
    state: 'submitted',
    dueAt,
    routeLevel: 'organization',
    hasDelegate: true,
    escalateAfterDays: 1,
    isClosed,
    ...over,
  })
  const after = pacific('2026-11-19T08:00')

  it('goes to the delegate first, then to the Operations Unit, and no further', () => {
    expect(nextEscalation(question(), dueAt)).toBeUndefined()
    expect(nextEscalation(question(), after)).toBe('delegate')
    const atDelegate = question({ escalatedTo: 'delegate', escalatedAt: after })
    expect(nextEscalation(atDelegate, pacific('2026-11-20T23:59'))).toBeUndefined()
    expect(nextEscalation(atDelegate, pacific('2026-11-21T00:00'))).toBe('operations-unit')
    expect(nextEscalation(question({ escalatedTo: 'operations-unit' }), after)).toBeUndefined()
  })

  it('goes to the Operations Unit where nobody else can stand in, or the delegate has it already', () => {
    expect(nextEscalation(question({ hasDelegate: false }), after)).toBe('operations-unit')
    expect(nextEscalation(question({ routeLevel: 'delegate' }), after)).toBe('operations-unit')
  })

  it('waits while the requestor is asked, and ends with the decision', () => {
    const running: RequestState[] = ['submitted', 'in-review', 'granted']
    for (const state of requestStates)
      expect(Boolean(nextEscalation(question({ state }), after)), state).toBe(running.includes(state))
  })
})

describe('the words for when a request is due', () => {
  const now = pacific('2026-11-18T12:00')
  it.each([
    ['submitted', '2026-11-16T23:59', 'Overdue by 2 days'],
    ['submitted', '2026-11-18T11:59', 'Overdue since today'],
    ['granted', '2026-11-18T23:59', 'Due today'],
    ['in-review', '2026-11-19T23:59', 'Due tomorrow'],
    ['submitted', '2026-11-20T23:59', 'Due November 20, 2026'],
    ['returned', '2026-11-16T23:59', 'Waits for the requestor'],
    ['completed', '2026-11-16T23:59', ''],
  ] as const)('%s, due %s: %s', (state, at, words) => {
    expect(dueWords({ state, dueAt: pacific(at) }, now)).toBe(words)
  })
})
