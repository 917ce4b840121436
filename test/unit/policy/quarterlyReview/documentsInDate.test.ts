import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../../src/policy/dates.ts'
import {
  asOfIn,
  type CheckedAccount,
  type CheckedRequest,
} from '../../../../src/policy/quarterlyReview/checklist/accountFacts.ts'
import {
  activeSpans,
  documentsInDate,
  gapsOf,
} from '../../../../src/policy/quarterlyReview/checklist/documentsInDate.ts'
import { aDeactivation, aDocument, aRequest, facts } from './facts.ts'

/** What is said of ISPA training that was completed on these days. */
function training(...days: string[]) {
  const documents = days.map((completedOn) => aDocument('ispa-training', { completedOn }))
  const { outcome, text } = documentsInDate(
    facts({ documents: [...documents, aDocument('confidentiality-statement')] }),
  )
  return { outcome, text: text.find((one) => one.startsWith('ISPA training')) ?? '' }
}

describe('documents are in date on every day of the quarter (R11, R46, D2)', () => {
  it.each([
    ['2025-12-31', 'pass', 'from October 1, 2026 to December 31, 2026 (92 days)'], // 365 days before its last day
    ['2025-12-30', 'fail', 'not in date on December 31, 2026 (1 day)'], // 366 days
    ['2026-01-01', 'pass', '(92 days)'], // 364 days
  ])('training of %s: %s', (completedOn, outcome, words) => {
    expect(training(completedOn)).toEqual({ outcome, text: expect.stringContaining(words) })
  })

  it('a leap day is a day like any other', () => {
    const ofLeapYear = (completedOn: string) =>
      gapsOf([{ from: '2024-02-29', to: '2025-02-28' }], [completedOn])
    expect(ofLeapYear('2024-02-29')).toEqual([])
    expect(ofLeapYear('2024-02-28')).toEqual([{ from: '2025-02-28', to: '2025-02-28' }])
  })

  it('a renewal on the day after the last day leaves no gap; one a day later leaves one day', () => {
    expect(training('2025-10-31', '2026-11-01').outcome).toBe('pass')
    expect(training('2025-10-31', '2026-11-02').text).toContain('not in date on November 1, 2026 (1 day)')
  })

  it('each gap is named with its days and its number of days', () => {
    expect(training('2025-10-02', '2026-10-05').text).toContain(
      'not in date from October 3, 2026 to October 4, 2026 (2 days)',
    )
    expect(training('2024-11-01', '2026-10-03').text).toContain(
      'from October 1, 2026 to October 2, 2026 (2 days)',
    )
  })

  it('the date on the record counts where nothing was accepted for a document, and only there', () => {
    const onRecord = (documents: ReturnType<typeof aDocument>[]) =>
      documentsInDate(facts({ documents, account: { ispaCompletedOn: '2026-01-02' } })).outcome
    const statement = aDocument('confidentiality-statement')
    expect(onRecord([statement])).toBe('pass')
    expect(onRecord([statement, aDocument('ispa-training', { completedOn: '2025-06-01' })])).toBe('fail')
  })

  it('the dates that stood on record when a renewal was sent count too', () => {
    const renewal = aRequest({ kind: 'annual-maintenance', ispaBefore: '2025-10-20' })
    const documents = [
      aDocument('ispa-training', { completedOn: '2026-10-15' }),
      aDocument('confidentiality-statement'),
    ]
    expect(documentsInDate(facts({ documents, requests: [aRequest(), renewal] })).outcome).toBe('pass')
    expect(documentsInDate(facts({ documents })).outcome).toBe('fail')
  })

  it('no date at all is a gap of the whole quarter', () => {
    const account = { ispaCompletedOn: undefined }
    const { text } = documentsInDate(facts({ account, documents: [aDocument('confidentiality-statement')] }))
    expect(text[0]).toBe(
      'ISPA training: not in date from October 1, 2026 to December 31, 2026 (92 days). No date is on record',
    )
  })

  it('the gaps are those that a look at each single day finds', () => {
    const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2023-10-01', days))
    const spans = fc.uniqueArray(fc.nat(120), { minLength: 2, maxLength: 6 }).map((places) => {
      const ends = places.sort((one, other) => one - other).map((days) => addDays('2026-01-15', days))
      return Array.from({ length: Math.floor(ends.length / 2) }, (_, place) => ({
        from: ends[place * 2] ?? '',
        to: ends[place * 2 + 1] ?? '',
      }))
    })
    const daysOf = ({ from, to }: { from: string; to: string }) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, days) => addDays(from, days))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), spans, (completions, active) => {
        const isInDate = (one: string) =>
          completions.some((completed) => {
            const age = daysBetween(completed, one)
            return age >= 0 && age <= 365
          })
        const expected = active.flatMap(daysOf).filter((one) => !isInDate(one))
        expect(gapsOf(active, completions).flatMap(daysOf)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the days on which an account was active', () => {
  const spans = (requests: CheckedRequest[], account: Partial<CheckedAccount> = {}, now?: string) =>
    activeSpans(facts({ requests, account, ...(now && { asOf: asOfIn('2026-4', new Date(now)) }) }))

  it('end with the as-of day: the present, or the end of the quarter', () => {
    expect(spans([aRequest()], {}, '2026-11-23T18:00:00Z')).toEqual([
      { from: '2026-10-01', to: '2026-11-23' },
    ])
    expect(spans([aRequest()], {}, '2027-05-01T18:00:00Z')).toEqual([
      { from: '2026-10-01', to: '2026-12-31' },
    ])
  })

  it('begin with the day on which the account was recorded, by the calendar in California', () => {
    const recordedAt = (completedAt: string) =>
      spans([aRequest({ completedAt: new Date(completedAt) })])[0]?.from
    expect(recordedAt('2026-11-02T07:59:59Z')).toBe('2026-11-01') // the night after the clocks went back: 11:59 p.m.
    expect(recordedAt('2026-11-02T08:00:00Z')).toBe('2026-11-02')
    expect(recordedAt('2026-10-31T06:59:59Z')).toBe('2026-10-30')
  })

  it('end with the day of the deactivation, and begin again with a new account', () => {
    const again = aRequest({ id: 'again', completedAt: new Date('2026-12-15T20:00:00Z') })
    const deactivation = aDeactivation({ deactivatedAt: new Date('2026-11-30T21:00:00Z') })
    expect(spans([aRequest(), deactivation, again])).toEqual([
      { from: '2026-10-01', to: '2026-11-30' },
      { from: '2026-12-15', to: '2026-12-31' },
    ])
  })

  it('of an account that is older than this service begin when it came on record', () => {
    const account = { recordedAt: new Date('2026-10-20T18:00:00Z') }
    const renewal = aRequest({ kind: 'annual-maintenance', completedAt: new Date('2026-11-05T18:00:00Z') })
    expect(spans([renewal], account)).toEqual([{ from: '2026-10-20', to: '2026-12-31' }])
    expect(spans([], { ...account, deactivatedAt: new Date('2026-10-25T18:00:00Z') })).toEqual([
      { from: '2026-10-20', to: '2026-10-25' },
    ])
  })

  it('are none where it ended before the quarter, and then nothing is said of its documents', () => {
    const account = { state: 'deactivated', deactivatedAt: new Date('2026-10-01T06:59:59Z') } as const
    expect(spans([aRequest()], account)).toEqual([])
    expect(spans([aRequest()], { ...account, deactivatedAt: new Date('2026-10-01T07:00:00Z') })).toEqual([
      { from: '2026-10-01', to: '2026-10-01' },
    ])
    expect(documentsInDate(facts({ account, documents: [] })).outcome).toBe('not-applicable')
  })
})
