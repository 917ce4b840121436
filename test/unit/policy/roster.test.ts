import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/policy/dates.ts'
import {
  checkHandOver,
  checkOverseer,
  isGone,
  isUnowned,
  type Overseer,
  rosterDue,
} from '../../../src/policy/roster.ts'

const today = '2026-11-23'
const account = { email: 'avery@staff.example', organizationId: 'area', state: 'active' } as const
const overseer = (over: Partial<Overseer> = {}): Overseer => ({
  id: 'robin',
  email: 'robin@area.example',
  organizationId: 'area',
  proved: true,
  ...over,
})
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code)

describe('the quarterly roster', () => {
  it('asks for an active account that was never confirmed', () => {
    expect(rosterDue({ state: 'active' }, today)).toBe(true)
  })

  it.each([
    ['2026-10-01', '2026-12-31', false],
    ['2026-09-30', '2026-10-01', true],
    ['2026-12-31', '2026-12-31', false],
    ['2026-12-31', '2027-01-01', true],
  ])('confirmed on %s, on %s it asks: %s', (confirmedOn, day, asks) => {
    expect(rosterDue({ state: 'active', confirmedOn }, day)).toBe(asks)
  })

  it.each(['none', 'deactivated'] as const)('asks nothing about an account that is %s', (state) => {
    expect(rosterDue({ state }, today)).toBe(false)
  })

  it('is due on a day exactly when it stays due on every later day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.nat(400), (age, later) => {
        const confirmedOn = addDays(today, -age)
        const isDue = rosterDue({ state: 'active', confirmedOn }, today)
        if (isDue) expect(rosterDue({ state: 'active', confirmedOn }, addDays(today, later))).toBe(true)
      }),
    )
  })
})

describe('an account without a living requestor', () => {
  it('has none, or one who is gone by today', () => {
    expect(isUnowned(account, undefined, today)).toBe(true)
    expect(isUnowned(account, { goneOn: today }, today)).toBe(true)
    expect(isUnowned(account, { goneOn: addDays(today, 1) }, today)).toBe(false)
    expect(isUnowned(account, {}, today)).toBe(false)
  })

  it.each(['none', 'deactivated'] as const)('is not one that is %s', (state) => {
    expect(isUnowned({ state }, undefined, today)).toBe(false)
  })

  it('nobody is gone before the day that is on record', () => {
    expect(isGone({ goneOn: today }, addDays(today, -1))).toBe(false)
    expect(isGone({ goneOn: today }, today)).toBe(true)
  })
})

describe('who can oversee an account', () => {
  it('a proved requestor of the same organization can', () => {
    expect(checkOverseer(account, overseer(), today)).toEqual([])
  })

  it.each([
    ['nobody on record', undefined, 'not-a-requestor'],
    ['somebody whose address is not proved', { proved: false }, 'not-a-requestor'],
    ['somebody who is gone', { goneOn: today }, 'requestor-gone'],
    ['the staff member, however the address is written', { email: ' AVERY@Staff.Example ' }, 'own-account'],
    ['a requestor of another organization', { organizationId: 'other' }, 'other-organization'],
    ['a requestor without an organization', { organizationId: undefined }, 'other-organization'],
  ])('%s cannot', (_who, over, code) => {
    expect(codes(checkOverseer(account, over && overseer(over), today))).toEqual([code])
  })

  it.each(['none', 'deactivated'] as const)('nobody takes on an account that is %s', (state) => {
    expect(codes(checkOverseer({ ...account, state }, overseer(), today))).toEqual(['account-not-active'])
  })

  it('nobody hands over to themselves, however the address is written', () => {
    const from = { email: 'ROBIN@area.example' }
    expect(codes(checkHandOver({ account, from, to: overseer() }, today))).toEqual(['same-requestor'])
  })

  it('a hand-over to another requestor keeps the rules of overseeing', () => {
    const from = { email: 'casey@area.example' }
    expect(checkHandOver({ account, from, to: overseer() }, today)).toEqual([])
    expect(codes(checkHandOver({ account, from, to: overseer({ goneOn: today }) }, today))).toEqual([
      'requestor-gone',
    ])
    expect(codes(checkHandOver({ account, from }, today))).toEqual(['not-a-requestor'])
  })
})
