import { describe, expect, it } from 'vitest'
import { checkAssignee, mayTakeOn } from '../../../src/policy/assigning.ts'
import { changeInWords, othersInWords } from '../../../src/policy/looking.ts'

describe('a request is given', () => {
  const coordinator = {
    id: 'c1',
    kind: 'mis-administrator',
    email: 'mis@area.example',
    active: true,
  } as const
  const may = (over: Partial<Parameters<typeof mayTakeOn>[0]> = {}, involved: string[] = []) =>
    mayTakeOn({ ...coordinator, ...over }, involved, '2026-11-23')

  it('to a coordinator who works today and is no part of it', () => {
    expect(may()).toBe(true)
    expect(may({ awayFrom: '2026-11-24' })).toBe(true)
    expect(may({ awayFrom: '2026-11-01', awayTo: '2026-11-22' })).toBe(true)
  })

  it.each([
    ['one who is inactive', { active: false }, []],
    ['an auditor', { kind: 'auditor' }, []],
    ['one who is away from today on', { awayFrom: '2026-11-23' }, []],
    ['one whose absence ends today', { awayFrom: '2026-11-01', awayTo: '2026-11-23' }, []],
    ['the requestor', {}, ['MIS@area.example']],
  ] as const)('never to %s', (_who, over, involved) => expect(may(over, [...involved])).toBe(false))

  it('never twice to the same, nor to somebody who cannot act on it', () => {
    const asked = { assignee: 'c1', able: ['c1', 'c2'] }
    expect(checkAssignee(asked)).toEqual([])
    expect(checkAssignee({ ...asked, claimedBy: 'c1' })).toMatchObject([{ code: 'already-assigned' }])
    expect(checkAssignee({ ...asked, able: ['c2'] })).toMatchObject([
      { code: 'assignee-cannot', field: 'assignee', clause: 'D6' },
    ])
  })
})

describe('who else looks at a request', () => {
  it.each([
    [[], ''],
    [['Sample One'], 'Sample One has this request open too'],
    [['Sample One', 'Sample Two'], 'Sample One and Sample Two have this request open too'],
    [['A', 'B', 'C'], 'A, B and C have this request open too'],
  ])('%j reads "%s"', (names, words) => expect(othersInWords(names)).toBe(words))

  it('and what became of it is said in words', () => {
    const change = { who: 'Sample One', at: new Date('2026-11-23T18:00:00Z') }
    expect(changeInWords({ ...change, event: 'request-granted' })).toBe(
      'Sample One granted this request on November 23, 2026 at 10:00 a.m. PST',
    )
    expect(changeInWords({ ...change, event: 'something-new' })).toContain('changed this request')
  })
})
