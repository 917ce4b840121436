import { describe, expect, it } from 'vitest'
import { dueMark } from '../../../src/policy/review/departure.ts'
import { standingOf } from '../../../src/policy/review/standing.ts'
import { evidenceWords } from '../../../src/policy/review/words.ts'
import { requestStates } from '../../../src/policy/vocabulary.ts'

describe('a deactivation in the inbox', () => {
  const request = {
    kind: 'deactivate',
    state: 'submitted',
    isEddEmployee: true,
    files: 0,
    today: '2026-11-23',
  } as const
  const now = new Date('2026-11-23T18:00:00Z')

  it.each([
    ['2026-11-30', undefined, 'Last day in 7 days'],
    ['2026-11-24', undefined, 'Last day in 1 day'],
    ['2026-11-23', undefined, 'Last day today'],
    ['2026-11-23', '09:59', 'Late'],
    ['2026-11-22', undefined, 'Late'],
    ['2026-12-01', undefined, undefined],
  ])('with the last day %s at %s is marked %s', (lastDay, lastTime, mark) =>
    expect(dueMark({ state: 'submitted', lastDay, lastTime }, now)).toBe(mark),
  )

  it('is marked and counted down only as long as it is open', () => {
    const gone = { ...request, lastDay: '2026-11-20' }
    expect(evidenceWords(gone)).toBe('Last day November 20, 2026 · The last day was 3 days ago')
    expect(evidenceWords({ ...gone, state: 'completed' })).toBe('Last day November 20, 2026')
    expect(dueMark({ state: 'completed', lastDay: '2026-11-20' }, now)).toBeUndefined()
    expect(evidenceWords({ ...request, kind: 'reset-password' })).toBe('None asked for')
  })
})

describe('who may act on a request', () => {
  const asked = (over: Partial<Parameters<typeof standingOf>[0]> = {}) =>
    standingOf({
      kind: 'new-account',
      state: 'submitted',
      role: 'coordinator',
      actorId: 'me',
      people: {
        actorEmail: 'me@coordinators.example',
        requestorEmail: 'supervisor@area.example',
        staffEmail: 'staff@area.example',
      },
      ...over,
    })
  const another = { id: 'other', name: 'Sample Colleague', isAway: false }

  it('a coordinator decides with or without a claim', () => {
    expect(asked().acts).toEqual(['claim', 'grant', 'deny', 'return', 'reassign'])
    const own = { id: 'me', name: 'Me', isAway: false }
    expect(asked({ state: 'in-review', claimedBy: own }).acts).toEqual([
      'release',
      'grant',
      'deny',
      'return',
      'reassign',
    ])
    expect(asked({ state: 'granted' }).acts).toEqual(['record-account', 'reassign'])
  })

  it('a deactivation is recorded without a decision, and confirmed where it does not count yet', () => {
    const acts = ['claim', 'deny', 'return', 'record-deactivation', 'reassign']
    expect(asked({ kind: 'deactivate', binds: true }).acts).toEqual(acts)
    const unconfirmed = asked({ kind: 'deactivate', binds: false }).acts
    expect(unconfirmed).toContain('confirm')
    expect(unconfirmed.filter((act) => act !== 'confirm')).toEqual(acts)
  })

  it('not on a request that another coordinator reviews, unless one is of the Operations Unit', () => {
    const claimed = { state: 'in-review', claimedBy: another } as const
    expect(asked(claimed)).toEqual({ acts: [], reasons: ['Sample Colleague is reviewing this request'] })
    expect(asked({ ...claimed, role: 'operations-unit' }).acts).toContain('grant')
  })

  it('of a coordinator who is away, another may give it on, and do nothing else with it', () => {
    const claimed = { state: 'in-review', claimedBy: { ...another, isAway: true } } as const
    expect(asked(claimed).acts).toEqual(['reassign'])
    expect(asked({ ...claimed, claimedBy: another }).acts).toEqual([])
  })

  it('not on a request about oneself, and never as an auditor; the reason is said', () => {
    const people = {
      actorEmail: 'staff@area.example',
      requestorEmail: 'supervisor@area.example',
      staffEmail: 'staff@area.example',
    }
    for (const over of [{ people }, { role: 'auditor' as const }]) {
      expect(asked(over).acts).toEqual([])
      expect(asked(over).reasons).toHaveLength(1)
    }
  })

  it.each(requestStates)('from the state %s there is an act or a reason why not', (state) => {
    const { acts, reasons } = asked({ state })
    expect(acts.length + reasons.length).toBeGreaterThan(0)
    expect(acts.length > 0 && reasons.length > 0).toBe(false)
  })
})
