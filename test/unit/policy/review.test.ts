import { describe, expect, it } from 'vitest'
import { declarationsFor } from '../../../src/policy/declarations.ts'
import {
  checkLines,
  evidenceWords,
  type ReviewedRequest,
  standingOf,
  summaryOf,
} from '../../../src/policy/review.ts'
import { requestStates } from '../../../src/policy/vocabulary.ts'

/** Staff of a Local Area who are not EDD staff, with nothing to remark. */
const reviewed = (over: Partial<ReviewedRequest> = {}): ReviewedRequest => ({
  kind: 'new-account',
  requestDate: '2026-11-23',
  organizationType: 'local-area',
  requestorTitle: 'manager-supervisor',
  requestorEmail: 'supervisor@area.example',
  requestorConfirmed: true,
  outsideDomains: false,
  staffEmail: 'staff@area.example',
  isEddEmployee: false,
  ispaCompletedOn: '2026-04-28',
  statementSignedOn: '2026-11-11',
  statementForm: 'e-1',
  files: ['ispa-training', 'confidentiality-statement'],
  declarations: declarationsFor('new-account', { isEddEmployee: false }).map(({ code }) => code),
  routeReason: 'Table 1: SAMPLE Area has its own CalJOBS Access Coordinator.',
  routeFlagged: false,
  otherRequests: [],
  accountState: 'none',
  ...over,
})

const remarks = (over: Partial<ReviewedRequest>) =>
  checkLines(reviewed(over))
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ code, outcome, clause }) => `${outcome} ${code} ${clause}`)

describe('the computed checks of a review', () => {
  it('all pass for a request without a fault, and say the arithmetic in words', () => {
    const lines = checkLines(reviewed())
    expect(remarks({})).toEqual([])
    expect(summaryOf(lines)).toBe(`${lines.length} checks: ${lines.length} pass`)
    expect(lines[0]).toEqual({
      code: 'ispa-training-date',
      clause: 'R25',
      text: 'ISPA training: April 28, 2026, 209 days before this request, within 365',
      outcome: 'pass',
    })
    expect(lines.map(({ text }) => text)).toContain('Files: 2 of 2 are here')
  })

  it.each<[string, Partial<ReviewedRequest>, string[]]>([
    ['training of 366 days ago fails', { ispaCompletedOn: '2025-11-22' }, ['fail ispa-training-date R25']],
    ['training of 365 days ago passes', { ispaCompletedOn: '2025-11-23' }, []],
    [
      'a statement from the future fails',
      { statementSignedOn: '2026-11-24' },
      ['fail confidentiality-statement-date R26'],
    ],
    ['a missing date fails', { ispaCompletedOn: undefined }, ['fail ispa-training-date R25']],
    [
      'the DE 7410 of somebody who is not EDD staff fails',
      { statementForm: 'de-7410' },
      ['fail statement-form R10'],
    ],
    ['a missing file fails', { files: ['ispa-training'] }, ['fail files R28']],
    ['a request for oneself fails', { staffEmail: 'Supervisor@Area.example' }, ['fail own-account R14']],
    ['a title that Table 1 does not name fails', { requestorTitle: 'project-manager' }, ['fail title R23']],
    ['a declaration that was left out fails', { declarations: [] }, ['fail declarations R12']],
    [
      'an address that was not proved needs a look',
      { requestorConfirmed: false },
      ['look address-proved D9'],
    ],
    ['an address outside the domains on record needs a look', { outsideDomains: true }, ['look domain D10']],
    ['a route that is not that of Table 1 needs a look', { routeFlagged: true }, ['look route R23']],
    ['a person with an account needs a look', { accountState: 'deactivated' }, ['look account R8']],
    [
      'an earlier request for the same person needs a look',
      { otherRequests: [{ reference: 'CJ-7F3K-92QM', kind: 'new-account', state: 'denied' }] },
      ['look other-request D17'],
    ],
  ])('%s', (_rule, over, expected) => expect(remarks(over)).toEqual(expected))

  it('ask an EDD employee for no file', () => {
    const edd = { isEddEmployee: true, statementForm: 'de-7410', files: [] } as const
    expect(remarks({ ...edd, files: [] })).toEqual([])
    const words = { kind: 'new-account', ispaAgeDays: 209, statementAgeDays: 12 } as const
    expect(evidenceWords({ ...words, isEddEmployee: true, files: 0 })).toBe('ISPA 209 d · DE 7410 12 d')
    expect(evidenceWords({ ...words, isEddEmployee: false, files: 1 })).toBe(
      'ISPA 209 d · E-1 12 d · 1 of 2 files',
    )
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
  const another = { id: 'other', name: 'Sample Colleague' }

  it('a coordinator decides with or without a claim', () => {
    expect(asked().acts).toEqual(['claim', 'grant', 'deny', 'return'])
    expect(asked({ state: 'in-review', claimedBy: { id: 'me', name: 'Me' } }).acts).toEqual([
      'release',
      'grant',
      'deny',
      'return',
    ])
    expect(asked({ state: 'granted' }).acts).toEqual(['record-account'])
  })

  it('not on a request that another coordinator reviews, unless one is of the Operations Unit', () => {
    const claimed = { state: 'in-review', claimedBy: another } as const
    expect(asked(claimed)).toEqual({ acts: [], reasons: ['Sample Colleague is reviewing this request'] })
    expect(asked({ ...claimed, role: 'operations-unit' }).acts).toContain('grant')
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
