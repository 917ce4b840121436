import { describe, expect, it } from 'vitest'
import {
  actOutOfOrder,
  type GivenFinding,
  readFinding,
  readWords,
} from '../../../../src/policy/quarterlyReview/findings.ts'
import {
  drawExpectedBy,
  dueInWords,
  isOverdue,
  isToRemind,
  isUnacknowledged,
} from '../../../../src/policy/quarterlyReview/followUp.ts'
import { checkConclusion, mayNotReview } from '../../../../src/policy/quarterlyReview/reviewing.ts'
import { lastDayOf, quarterCode } from '../../../../src/policy/quarters.ts'

const today = '2026-12-15'
const given: GivenFinding = {
  requirement: 'files-present',
  severity: 'high',
  text: 'The certificate is missing.',
  correctiveAction: 'Upload the certificate.',
  owner: 'Sample Owner',
  dueOn: today,
}
const fields = (over: Partial<GivenFinding>) => {
  const read = readFinding({ ...given, ...over }, today)
  return read.ok ? [] : read.problems.map(({ field }) => field)
}

describe('R50: a finding', () => {
  it('says what it is about, how severe it is, what was found, what is to be done, by whom and by when', () => {
    expect(fields({})).toEqual([])
    for (const field of Object.keys(given) as (keyof GivenFinding)[])
      expect(fields({ [field]: '' })).toEqual([field])
    expect(fields({ requirement: 'weather' })).toEqual(['requirement'])
  })
  it('is due today or later, never on a day that has passed', () => {
    expect(fields({ dueOn: '2026-12-14' })).toEqual(['dueOn'])
    expect(fields({ dueOn: '2026-12-15' })).toEqual([])
    expect(fields({ dueOn: '2027-02-29' })).toEqual(['dueOn'])
  })
  it('is told in ten characters or more, and in 4,000 at most', () => {
    expect(fields({ text: ' 123456789 ' })).toEqual(['text'])
    expect(fields({ text: '1234567890' })).toEqual([])
    expect(fields({ text: 'x'.repeat(4000) })).toEqual([])
    expect(fields({ text: 'x'.repeat(4001) })).toEqual(['text'])
  })
  it('is answered while it is open, sent back once it is answered, and closed from either', () => {
    const acts = ['answer', 'return', 'close'] as const
    const possible = (state: 'open' | 'answered' | 'closed') =>
      acts.filter((act) => !actOutOfOrder(act, state))
    expect(possible('open')).toEqual(['answer', 'close'])
    expect(possible('answered')).toEqual(['return', 'close'])
    expect(possible('closed')).toEqual([])
    expect(readWords('close', 'too short').ok).toBe(false)
    expect(readWords('close', 'long enough').ok).toBe(true)
  })
  it('is overdue from the day after its due day on, while the organization has not answered', () => {
    expect(isOverdue({ state: 'open', dueOn: today }, today)).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: '2026-12-14' }, today)).toBe(true)
    expect(isOverdue({ state: 'answered', dueOn: '2026-12-14' }, today)).toBe(false)
    expect(isToRemind({ state: 'open', dueOn: '2026-12-22' }, today)).toBe(true)
    expect(isToRemind({ state: 'open', dueOn: '2026-12-23' }, today)).toBe(false)
    expect(dueInWords({ state: 'open', dueOn: '2026-12-16' }, today)).toBe('Due December 16, 2026 (in 1 day)')
    expect(dueInWords({ state: 'open', dueOn: '2026-12-13' }, today)).toBe(
      'Was due December 13, 2026 (2 days ago)',
    )
    expect(dueInWords({ state: 'open', dueOn: today }, today)).toBe('Due today, December 15, 2026')
  })
})

describe('R49: the review of an account', () => {
  const unit = { id: 'o', email: 'reviewer@unit.example', kind: 'operations-unit', active: true } as const
  const nobody = { coordinatorIds: [], emails: [] }
  it('is for the Operations Unit, and not for who coordinates, decided about, asked for or owns the account', () => {
    expect(mayNotReview(unit, nobody)).toBeUndefined()
    expect(mayNotReview({ ...unit, active: false }, nobody)?.code).toBe('role-may-not')
    for (const kind of ['mis-administrator', 'wsb-spoc', 'auditor'] as const)
      expect(mayNotReview({ ...unit, kind }, nobody)?.code).toBe('role-may-not')
    expect(mayNotReview(unit, { ...nobody, coordinatorIds: ['o'] })?.code).toBe('own-account')
    expect(mayNotReview(unit, { ...nobody, emails: ['Reviewer@Unit.example'] })?.code).toBe('own-account')
  })
  it('ends with a finding for each check that fails, or with a note that says why there is none', () => {
    const checks = [
      { code: 'right-form', outcome: 'fail' },
      { code: 'files-present', outcome: 'pass' },
    ] as const
    expect(checkConclusion([...checks], [], '')).toMatchObject([{ field: 'note', clause: 'R49' }])
    expect(checkConclusion([...checks], ['files-present'], '')).toHaveLength(1)
    expect(checkConclusion([...checks], ['right-form'], '')).toEqual([])
    expect(checkConclusion([...checks], [], '123456789')).toHaveLength(1)
    expect(checkConclusion([...checks], [], '1234567890')).toEqual([])
  })
})

it('R49: a draw is expected by the first day of the fifth week of a quarter', () => {
  expect(drawExpectedBy('2026-4')).toBe('2026-10-29')
  expect(drawExpectedBy('2028-1')).toBe('2028-01-29')
  expect([lastDayOf('2028-1'), lastDayOf('2026-4')]).toEqual(['2028-03-31', '2026-12-31'])
  expect(quarterCode('2026-4')).toBe('2026-Q4')
})

it('R50: results are reminded of when nobody acknowledged them in seven days', () => {
  expect(isUnacknowledged('2026-12-09', today)).toBe(false)
  expect(isUnacknowledged('2026-12-08', today)).toBe(true)
})
