import { describe, expect, it } from 'vitest'
import { ageInWords, dueDays, dueInWords, dueStanding } from '../../../src/policy/dueDates.ts'
import { checkDocument } from '../../../src/policy/eligibility.ts'
import { grantedPart } from '../../../src/policy/grantedPart.ts'
import { kindOf } from '../../../src/policy/kinds/index.ts'
import {
  agoInWords,
  nextInWords,
  openCountdown,
  readRequestListQuery,
  searchTerms,
  stateInWords,
} from '../../../src/policy/requestList.ts'
import { isOpen, openStates, requestKinds, requestStates } from '../../../src/policy/vocabulary.ts'

const today = '2026-11-23'

describe('a due date in words', () => {
  it.each([
    ['2026-12-13', 'due in 20 days', 'soon'],
    ['2026-11-24', 'due in 1 day', 'soon'],
    ['2026-11-23', 'due today', 'soon'],
    ['2026-11-22', 'lapsed today', 'lapsed'],
    ['2026-11-21', 'lapsed 1 day ago', 'lapsed'],
    ['2026-11-10', 'lapsed 12 days ago', 'lapsed'],
    ['2027-01-22', 'due in 60 days', 'soon'],
    ['2027-01-23', 'due in 61 days', 'later'],
    [undefined, 'no due date on record', 'unknown'],
  ])('%s: %s', (dueOn, words, standing) => {
    expect(dueInWords(dueOn, today)).toBe(words)
    expect(dueStanding(dueOn, today)).toBe(standing)
  })

  it('lapses on the very day on which the document is refused in a request (D2, D5)', () => {
    const check = checkDocument('ispa-training', '2025-11-22', today)
    expect(check).toMatchObject({ outcome: 'lapsed', lapsedOn: today })
    expect(dueInWords(check.validThrough, today)).toBe('lapsed today')
  })

  it('gives the age of a document, and counts the accounts of each day', () => {
    expect(ageInWords('2026-04-28', today)).toBe('209 days old')
    expect(ageInWords('2026-11-22', today)).toBe('1 day old')
    expect(dueDays([{ dueOn: '2027-01-02' }, { dueOn: '2026-12-01' }, {}, { dueOn: '2027-01-02' }])).toEqual([
      { on: '2026-12-01', accounts: 1 },
      { on: '2027-01-02', accounts: 2 },
    ])
  })
})

describe('the words for a request', () => {
  it('end well in the words of the kind', () => {
    for (const kind of requestKinds) {
      expect(stateInWords(kind, 'completed')).toBe(kindOf(kind).done)
      expect(nextInWords(kind, 'granted')).toBe(kindOf(kind).words.afterGrant)
    }
    expect(stateInWords('deactivate', 'denied')).toBe('Denied')
  })

  it('promise a username and a password only where the kind ends with them', () => {
    for (const kind of requestKinds)
      expect(nextInWords(kind, 'completed').includes('password'), kind).toBe(kindOf(kind).credentials)
  })

  it('speak of no decision where none is made', () => {
    for (const state of requestStates)
      expect(nextInWords('deactivate', state)).not.toMatch(/there is a decision/)
  })

  it('count to the last day of a deactivation as long as it is open', () => {
    for (const state of requestStates)
      expect(openCountdown({ state, lastDay: '2026-12-05' }, today)).toBe(
        (openStates as readonly string[]).includes(state) ? '12 days until the last day' : undefined,
      )
    expect(openCountdown({ state: 'submitted', lastDay: null }, today)).toBeUndefined()
    expect(isOpen('returned')).toBe(true)
    expect(isOpen('withdrawn')).toBe(false)
  })

  it('say how long ago it was sent', () => {
    expect(['2026-11-23', '2026-11-22', '2026-11-20'].map((on) => agoInWords(on, today))).toEqual([
      'today',
      '1 day ago',
      '3 days ago',
    ])
  })
})

describe('the filters of the list', () => {
  it('count as not said when they are not known', () => {
    const nothing = { show: 'all', search: '', page: 1 }
    expect(readRequestListQuery({})).toEqual(nothing)
    expect(readRequestListQuery({ show: 'mine', q: ['a'], page: '-3' })).toEqual(nothing)
    expect(readRequestListQuery({ show: 'open', q: ' Zoë\u0000 ', page: '2' })).toEqual({
      show: 'open',
      search: 'Zoë',
      page: 2,
    })
    expect(readRequestListQuery({ q: 'x'.repeat(500) }).search).toHaveLength(100)
  })

  it('take a whole reference for one, however it is typed, and anything else for words', () => {
    expect(searchTerms('Zoë  sample')).toEqual({ words: ['Zoë', 'sample'] })
    expect(searchTerms('7F3K')).toEqual({ words: ['7F3K'] })
    expect(searchTerms('')).toEqual({ words: [] })
  })
})

describe('a grant beside what was asked', () => {
  const nameOf = (id: string) => id.toUpperCase()

  it('names what was refused of a change', () => {
    const part = {
      kind: 'change-access' as const,
      asked: { add: ['a', 'b'], remove: ['c', 'd'] },
      granted: { add: ['b'], remove: ['c'] },
    }
    expect(grantedPart(part, nameOf)).toEqual({
      granted: ['add B', 'remove C'],
      refused: ['add A', 'remove D'],
    })
  })

  it('names the privileges alone of a new account', () => {
    const whole = { add: ['a'], remove: [] }
    expect(grantedPart({ kind: 'new-account', asked: whole, granted: whole }, nameOf)).toEqual({
      granted: ['A'],
      refused: [],
    })
  })
})
