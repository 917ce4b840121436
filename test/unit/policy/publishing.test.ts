import { describe, expect, it } from 'vitest'
import {
  actsOnRevision,
  checkNewRevision,
  checkRevisionAct,
  checkSchedule,
  type RevisionClaims,
  revisionActs,
} from '../../../src/policy/publishing.ts'
import { revisionStates } from '../../../src/policy/vocabulary.ts'

const today = '2026-11-23'
const good: RevisionClaims = {
  form: 'e-1',
  revision: 'SAMPLE 3-26',
  effectiveFrom: today,
  whatChanged: 'Shorter sentences.',
  olderRefusedAfter: '',
}
const found = (over: Partial<RevisionClaims>, taken: string[] = []) =>
  checkNewRevision({ ...good, ...over }, taken, today).map(({ code, field }) => `${field}: ${code}`)

describe('a new revision of a form (R21, D15)', () => {
  it('names its form, label, day and what changed', () => {
    expect(found({})).toEqual([])
    expect(found({ form: '', revision: ' ', effectiveFrom: '', whatChanged: ' ' })).toEqual([
      'form: form-missing',
      'revision: revision-missing',
      'effectiveFrom: day-missing',
      'whatChanged: change-missing',
    ])
  })

  it('has a label of its own, however it is written', () => {
    expect(found({}, ['sample 3-26'])).toEqual(['revision: revision-taken'])
    expect(found({ revision: 'x'.repeat(40) })).toEqual([])
    expect(found({ revision: 'x'.repeat(41) })).toEqual(['revision: revision-too-long'])
  })

  it.each([
    ['2026-11-22', ['effectiveFrom: day-past']],
    ['2026-11-23', []],
    ['2027-11-23', []], // 365 days
    ['2027-11-24', ['effectiveFrom: day-too-far']],
    ['2026-02-29', ['effectiveFrom: day-missing']],
  ])('current from %s: %j', (effectiveFrom, expected) => {
    expect(found({ effectiveFrom })).toEqual(expected)
  })

  it('leaves time to sign where older signatures are refused', () => {
    expect(found({ olderRefusedAfter: '2026-11-23' })).toEqual(['olderRefusedAfter: day-does-not-fit'])
    expect(found({ olderRefusedAfter: '2026-11-24' })).toEqual([])
    expect(found({ effectiveFrom: '2026-12-01', olderRefusedAfter: '2026-11-30' })).toEqual([
      'olderRefusedAfter: day-does-not-fit',
    ])
  })
})

describe('what is done with a revision', () => {
  it('is possible from a draft or a schedule alone: what was published stays as it is', () => {
    expect(Object.fromEntries(revisionStates.map((state) => [state, actsOnRevision(state)]))).toEqual({
      draft: ['publish', 'schedule', 'discard'],
      scheduled: ['publish', 'unschedule'],
      current: [],
      superseded: [],
      discarded: [],
    })
    for (const state of revisionStates)
      for (const act of revisionActs)
        expect(checkRevisionAct(state, act).length === 0).toBe(actsOnRevision(state).includes(act))
  })

  it('is scheduled for a day that lies ahead', () => {
    expect(checkSchedule('2026-11-24', today)).toEqual([])
    expect(checkSchedule(today, today)).toMatchObject([{ code: 'day-not-ahead' }])
  })
})
