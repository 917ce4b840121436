import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/policy/dates.ts'
import type { GrantQuestion } from '../../../src/policy/grant.ts'
import { revisionChoices, revisionLines } from '../../../src/policy/review/revision.ts'
import {
  type PublishedRevision,
  revisionOn,
  signedOn,
  signedOnInWords,
  wasCurrentOn,
} from '../../../src/policy/signedRevision.ts'

const first: PublishedRevision = {
  id: 'first',
  form: 'e-1',
  revision: 'SAMPLE 1',
  effectiveFrom: '2026-01-01',
  supersededOn: '2026-06-01',
}
const second: PublishedRevision = {
  id: 'second',
  form: 'e-1',
  revision: 'SAMPLE 2',
  effectiveFrom: '2026-06-01',
}

describe('the revision that was signed (R15, D15)', () => {
  it.each([
    ['2025-12-31', 'not-yet-in-effect'],
    ['2026-01-01', 'current'],
    ['2026-05-31', 'current'],
    ['2026-06-01', 'current'], // the day on which the other one came: either could still be signed
    ['2026-06-02', 'superseded'],
  ] as const)('signed on %s, the first one was %s', (day, expected) => {
    expect(signedOn(first, day)).toBe(expected)
  })

  it('is the newer one of the two that could be signed on a day, and none before the first', () => {
    const on = (day: string) => revisionOn([second, first], 'e-1', day)?.id
    expect(['2025-12-31', '2026-05-31', '2026-06-01', '2026-06-02'].map(on)).toEqual([
      ...[undefined, 'first', 'second', 'second'],
    ])
    expect(revisionOn([first, second], 'de-7410', '2026-06-02')).toBeUndefined()
  })

  it('of a line of revisions, is one that was current on every day since the first', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(gaps, fc.nat(2000), (days, after) => {
        const starts = days.reduce<string[]>(
          (found, gap) => [...found, addDays(found.at(-1) ?? '2024-02-29', gap)],
          ['2024-02-29'],
        )
        const line = starts.map((effectiveFrom, place): PublishedRevision => {
          const supersededOn = starts[place + 1]
          return { ...first, id: String(place), effectiveFrom, supersededOn }
        })
        const day = addDays('2024-02-29', after)
        const found = revisionOn(line, 'e-1', day)
        expect(found && wasCurrentOn(found, day)).toBe(true)
        expect(revisionOn(line, 'e-1', '2024-02-28')).toBeUndefined()
      }),
    )
  })

  it('is told in words, with what took its place', () => {
    expect(signedOnInWords(first, '2026-06-02')).toBe(
      'Signed on a superseded revision: Revision SAMPLE 1 of the E-1 was superseded on June 1, 2026, before it was signed on June 2, 2026',
    )
    expect(signedOnInWords(first, '2026-05-31')).toBe(
      'Revision SAMPLE 1 of the E-1 was current when it was signed on May 31, 2026; a later one took its place on June 1, 2026',
    )
    expect(signedOnInWords(second, '2026-05-31')).toContain(
      'took effect on June 1, 2026, after it was signed',
    )
  })
})

describe('the revisions that a coordinator can read on a document', () => {
  const question: GrantQuestion = {
    ...{ kind: 'new-account', isEddEmployee: false, staffEmail: 'staff@sample-area.example' },
    ...{ privilegesRequested: [], privilegesToRemove: [], sameFiles: [], revisions: [] },
    ...{ lapseRules: { lapsedOnChange: 'stop', lapsedOnReset: 'warn' }, today: '2026-11-23' },
    publishedRevisions: [first, second],
  }

  it('are those of the form, the newest first, with what each would mean', () => {
    const choices = revisionChoices({ ...question, statementSignedOn: '2026-07-01' })
    expect(choices.map(({ id, isUsual, doubts }) => [id, isUsual, doubts.length])).toEqual([
      ['second', true, 0],
      ['first', false, 1],
    ])
    expect(revisionChoices({ ...question, isEddEmployee: true, statementSignedOn: '2026-07-01' })).toEqual([])
  })

  it('are none where a request brings no signature', () => {
    expect(revisionChoices({ ...question, kind: 'reset-password' })).toEqual([])
    expect(revisionLines({ ...question, kind: 'reset-password' })).toEqual([])
  })
})
