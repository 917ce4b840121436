import { describe, expect, it } from 'vitest'
import { factLines, factRows, labelOf } from '../../../src/audit/factWords.ts'

const id = '6f2a0f3e-1111-4222-8333-abcdefabcdef'
const names = { subjectKind: 'request', nameOf: (one: unknown) => (one === id ? 'Jordan Sample' : undefined) }

describe('what was before and after, in words', () => {
  it('marks what changed, and leaves what did not', () => {
    const rows = factRows(
      { state: 'submitted', claimedBy: null, requestDate: '2026-11-23' },
      { state: 'in-review', claimedBy: id, requestDate: '2026-11-23' },
      names,
    )
    expect(rows).toEqual([
      { label: 'State', before: 'Sent', after: 'Being reviewed', changed: true },
      { label: 'Claimed by', before: '', after: 'Jordan Sample', changed: true },
      { label: 'Request date', before: 'November 23, 2026', after: 'November 23, 2026', changed: false },
    ])
  })

  it('marks nothing where nothing was recorded of before', () => {
    expect(factRows(null, { isEddEmployee: true }, names)).toEqual([
      { label: 'EDD employee', before: '', after: 'Yes', changed: false },
    ])
  })

  it('tells instants in Pacific Time, lists, records within records, and texts of the editor', () => {
    const after = {
      credentialsExpireAt: '2026-11-24T18:00:00.000Z',
      privileges: [id, id],
      filter: { kind: 'new-account' },
      body: { root: { children: [{ children: [{ text: 'First' }, { text: 'words' }] }] } },
      processingTargets: [{ id: 'x', kind: 'deactivate', days: 1 }],
    }
    expect(factRows(undefined, after, names).map(({ label, after: words }) => [label, words])).toEqual([
      ['Credentials expire at', 'November 24, 2026 at 10:00 a.m. PST'],
      ['Privileges', 'Jordan Sample, Jordan Sample'],
      ['Filter: Kind', 'New account'],
      ['Body', 'First words'],
      ['Processing targets', expect.stringMatching(/^Kind: .*, Days: 1$/)],
    ])
  })

  it('keeps what people typed as it is, whatever it looks like', () => {
    const [row] = factRows(undefined, { username: 'kim-sample', text: '=1+1\nand more' }, names)
    expect(row?.after).toBe('kim-sample')
    expect(factLines({ text: 'a-b' }, names)).toBe('Text: a-b')
    expect(factRows('old', 'new', names)).toEqual([
      { label: 'What was recorded', before: 'old', after: 'new', changed: true },
    ])
  })

  it('labels are words, not names of columns', () => {
    for (const field of ['mimeType', 'dueAt', 'is_edd_employee', 'a.bigField', 'standIn'])
      expect(labelOf(field)).toMatch(/^[A-Z][^_]*$/)
    expect(labelOf('standIn')).toBe('Delegate')
  })
})
