import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neverSampledInWords } from '../../../../src/policy/quarterlyReview/neverSampled.ts'
import { isOverdue } from '../../../../src/policy/quarterlyReview/followUp.ts'
import {
  byOrganization,
  byQuarter,
  byRequirement,
  type CheckedAccounts,
  comparedQuarters,
  numbersOf,
  passingInWords,
  type ReportedFinding,
  type SampledOrganization,
} from '../../../../src/policy/quarterlyReview/report.ts'
import {
  findingRequirements,
  findingSeverities,
  findingStates,
} from '../../../../src/policy/quarterlyReview/vocabulary.ts'

const today = '2026-11-23'

const sample = (over: Partial<SampledOrganization> = {}): SampledOrganization => ({
  quarter: '2026-3',
  organizationId: 'one',
  organization: 'SAMPLE One',
  ...{ accounts: 10, checked: 10, reviewed: 8, failing: 2 },
  ...{ isSent: false, isAcknowledged: false },
  ...over,
})

const finding = (over: Partial<ReportedFinding> = {}): ReportedFinding => ({
  quarter: '2026-3',
  organizationId: 'one',
  requirement: 'files-present',
  severity: 'medium',
  state: 'open',
  dueOn: '2026-12-15',
  ...over,
})

describe('R50: a finding is overdue', () => {
  it('on the day after its due date, not on the day', () => {
    expect(isOverdue({ state: 'open', dueOn: '2026-11-23' }, today)).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: '2026-11-22' }, today)).toBe(true)
  })

  it('only as long as the organization has not answered', () => {
    for (const state of ['answered', 'closed'] as const)
      expect(isOverdue({ state, dueOn: '2026-01-01' }, today)).toBe(false)
  })
})

describe('the numbers of samples', () => {
  it('add up accounts and letters, and sort findings by severity and state', () => {
    const samples = [
      sample({ isSent: true, isAcknowledged: true }),
      sample({ organizationId: 'other', accounts: 5, checked: 4, reviewed: 0, failing: 1, isSent: true }),
      sample({ organizationId: 'third', failing: 0 }),
    ]
    const findings = [
      finding({ severity: 'high', dueOn: '2026-11-22' }),
      finding({ severity: 'high', state: 'closed', dueOn: '2026-11-22' }),
      finding({ severity: 'low', state: 'answered' }),
      finding(),
    ]
    expect(numbersOf(samples, findings, today)).toEqual({
      ...{ accounts: 25, checked: 24, reviewed: 16, failing: 3, letters: 3, sent: 2, acknowledged: 1 },
      ...{ findings: 4, high: 2, medium: 1, low: 1, open: 2, overdue: 1, answered: 1, closed: 1 },
    })
  })

  it('are the same whether they are told by quarter, by organization or by requirement', () => {
    const quarters = ['2026-3', '2026-4']
    const organizationIds = ['one', 'other']
    const of = { quarter: fc.constantFrom(...quarters), organizationId: fc.constantFrom(...organizationIds) }
    const findingsOfAll = fc.array(
      fc.record({
        ...of,
        requirement: fc.constantFrom(...findingRequirements),
        severity: fc.constantFrom(...findingSeverities),
        state: fc.constantFrom(...findingStates),
        dueOn: fc.constantFrom('2026-11-22', '2026-11-23'),
      }),
    )
    const samples = quarters.flatMap((quarter) =>
      organizationIds.map((organizationId) => sample({ quarter, organizationId })),
    )
    const draws = quarters.map((quarter) => ({ id: quarter, quarter, draw: 1 }))
    fc.assert(
      fc.property(findingsOfAll, (findings) => {
        const all = numbersOf(samples, findings, today)
        const rows = {
          quarters: byQuarter(quarters, draws, { samples, findings }, today),
          organizations: byOrganization(samples, findings, today),
        }
        const parts = [...Object.values(rows), byRequirement([], findings, today)]
        for (const part of parts)
          for (const key of ['findings', 'high', 'open', 'overdue', 'answered', 'closed'] as const)
            expect(part.reduce((sum, row) => sum + row[key], 0)).toBe(all[key])
        for (const part of Object.values(rows))
          expect(part.reduce((sum, row) => sum + row.failing, 0)).toBe(all.failing)
        expect(all.high + all.medium + all.low).toBe(all.findings)
        expect(all.open + all.answered + all.closed).toBe(all.findings)
      }),
    )
  })
})

describe('the report of the quarterly reviews', () => {
  it('compares the last eight quarters, and those before an older one that is asked for', () => {
    expect(comparedQuarters('2026-4')).toEqual(comparedQuarters('2026-4', '2025-1'))
    expect(comparedQuarters('2026-4').at(-1)).toBe('2025-1')
    expect(comparedQuarters('2026-4', '2024-4')[0]).toBe('2024-4')
  })

  it('shows a quarter without a draw between others, and none before the first draw', () => {
    const draws = [
      { id: 'b', quarter: '2026-2', draw: 2 },
      { id: 'a', quarter: '2026-2', draw: 1 },
    ]
    const rows = byQuarter(comparedQuarters('2026-4'), draws, { samples: [], findings: [] }, today)
    expect(rows.map(({ quarter, draws: own }) => [quarter, own.map(({ id }) => id)])).toEqual([
      ['2026-4', []],
      ['2026-3', []],
      ['2026-2', ['a', 'b']],
    ])
    expect(byQuarter(['2026-4'], [], { samples: [], findings: [] }, today)).toEqual([])
  })

  it('names the organization with the most failing accounts first, also one that was drawn twice', () => {
    const samples = [
      sample({ organizationId: 'b', organization: 'SAMPLE B', failing: 1 }),
      sample({ organizationId: 'a', organization: 'SAMPLE A', failing: 1 }),
      sample({ organizationId: 'c', organization: 'SAMPLE C', failing: 1 }),
      sample({ organizationId: 'c', organization: 'SAMPLE C', failing: 1 }),
    ]
    const rows = byOrganization(samples, [finding({ organizationId: 'b' })], today)
    expect(rows.map(({ name, letters }) => [name, letters])).toEqual([
      ['SAMPLE C', 2],
      ['SAMPLE B', 1],
      ['SAMPLE A', 1],
    ])
  })

  it('counts each check by its outcome, and the findings about it', () => {
    const of = { quarter: '2026-3', organizationId: 'one' }
    const checks: CheckedAccounts[] = [
      { ...of, code: 'right-form', outcome: 'pass', accounts: 7 },
      { ...of, code: 'right-form', outcome: 'fail', accounts: 2 },
      { ...of, organizationId: 'other', code: 'right-form', outcome: 'fail', accounts: 3 },
      { ...of, code: 'files-present', outcome: 'not-applicable', accounts: 9 },
    ]
    const rows = byRequirement(checks, [finding({ requirement: 'other' })], today)
    expect(rows.map(({ requirement }) => requirement)).toEqual(findingRequirements)
    expect(rows.find(({ requirement }) => requirement === 'right-form')).toMatchObject({
      ...{ pass: 7, fail: 5, 'not-applicable': 0, findings: 0 },
    })
    expect(rows.at(-1)).toMatchObject({ requirement: 'other', pass: 0, findings: 1, open: 1 })
  })

  it('says how many accounts pass every check, and how many did in the quarter before', () => {
    const rows = (samples: SampledOrganization[]) =>
      byQuarter(
        comparedQuarters('2026-4'),
        [{ id: 'a', quarter: '2026-1', draw: 1 }],
        { samples, findings: [] },
        today,
      )
    expect(passingInWords(rows([sample(), sample({ quarter: '2026-2', failing: 5 })]))).toBe(
      'July to September 2026: 80% (8 of 10) of the accounts pass every check, 50% (5 of 10) in the quarter before.',
    )
    expect(passingInWords(rows([sample(), sample({ quarter: '2026-1' })]))).toBe(
      'July to September 2026: 80% (8 of 10) of the accounts pass every check.',
    )
    expect(passingInWords(rows([sample({ checked: 0, failing: 0 })]))).toMatch(/not checked yet/)
  })
})

describe('accounts that were never sampled', () => {
  it('are told as a share of the active ones', () => {
    const counts = (accounts: number, neverSampled: number) => [
      { id: 'one', name: 'SAMPLE One', accounts, neverSampled },
      { id: 'other', name: 'SAMPLE Other', accounts: 0, neverSampled: 0 },
    ]
    expect(neverSampledInWords(counts(900, 840))).toBe(
      '93% (840 of 900) of the active accounts were never in a sample.',
    )
    expect(neverSampledInWords(counts(900, 0))).toMatch(/^Every active account was/)
    expect(neverSampledInWords([])).toMatch(/^No account is active/)
  })
})
