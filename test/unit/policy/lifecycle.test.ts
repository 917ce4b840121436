import { describe, expect, it } from 'vitest'
import {
  type ActorRole,
  checkTransition,
  type FromState,
  isAllowedEdge,
  requestEvents,
  transitions,
} from '../../../src/policy/lifecycle.ts'
import { kindOf } from '../../../src/policy/kinds/index.ts'
import { requestKinds, requestStates } from '../../../src/policy/vocabulary.ts'

const roles: ActorRole[] = ['requestor', 'coordinator', 'operations-unit', 'auditor', 'system']
const everything = {
  reasonCode: 'x',
  text: 'y',
  parts: ['z'],
  username: 'u',
  assignee: 'a',
  deactivatedAt: 'd',
}

/** The life cycle of design section 3, written by hand a second time: event, states, what it leads to. */
const byHand: [string, string[], string][] = [
  ['submit', ['draft'], 'submitted'],
  ['resubmit', ['returned'], 'submitted'],
  ['claim', ['submitted'], 'in-review'],
  ['release', ['in-review'], 'submitted'],
  ['reassign', ['submitted', 'in-review'], 'in-review'],
  ['reassign', ['granted'], 'granted'],
  ['return', ['submitted', 'in-review'], 'returned'],
  ['grant', ['submitted', 'in-review'], 'granted'],
  ['deny', ['submitted', 'in-review'], 'denied'],
  ['record-account', ['granted'], 'completed'],
  ['record-deactivation', ['submitted', 'in-review'], 'completed'],
  ['confirm', ['submitted'], 'submitted'],
  ['confirm', ['in-review'], 'in-review'],
  ['withdraw', ['submitted', 'in-review', 'returned'], 'withdrawn'],
  ['supersede', ['submitted', 'in-review', 'returned', 'granted'], 'superseded'],
]

it('every state, event, role and kind: what is not listed fails', () => {
  let allowed = 0
  for (const kind of requestKinds)
    for (const from of ['draft', ...requestStates] as FromState[])
      for (const event of requestEvents)
        for (const role of roles) {
          const row = byHand.find(([name, states]) => name === event && states.includes(from))
          const listed = transitions.find(
            (one) =>
              one.event === event &&
              one.from === from &&
              (one.decided === undefined || one.decided === kindOf(kind).decided),
          )
          const result = checkTransition({ kind, from, event, role, data: everything })
          expect(result.ok, `${kind} ${from} ${event} ${role}`).toBe(
            Boolean(row && listed?.roles.includes(role)),
          )
          if (result.ok) {
            allowed++
            expect(result.value.to).toBe(row?.[2])
          }
        }
  expect(allowed).toBeGreaterThan(100)
})

describe('the directive holds in the table', () => {
  it('an auditor changes nothing', () =>
    expect(transitions.filter(({ roles }) => roles.includes('auditor'))).toEqual([]))
  it('no clock grants or denies', () =>
    expect(
      transitions.filter(({ event, roles }) => roles.includes('system') && event !== 'supersede'),
    ).toEqual([]))
  it('a deactivation is never granted, only recorded', () => {
    expect(isAllowedEdge('deactivate', 'submitted', 'completed')).toBe(true)
    expect(isAllowedEdge('deactivate', 'submitted', 'granted')).toBe(false)
    expect(isAllowedEdge('new-account', 'submitted', 'completed')).toBe(false)
  })
  it('what has ended stays ended', () => {
    for (const from of ['completed', 'denied', 'withdrawn', 'superseded'] as const)
      for (const to of requestStates) expect(isAllowedEdge('new-account', from, to)).toBe(false)
  })
  it('a denial without reason or text is refused', () => {
    const denial = { kind: 'new-account', from: 'submitted', event: 'deny', role: 'coordinator' } as const
    expect(checkTransition({ ...denial, data: {} })).toMatchObject({
      ok: false,
      problems: [{ code: 'missing-reasonCode' }, { code: 'missing-text' }],
    })
    expect(checkTransition({ ...denial, data: { reasonCode: 'x', text: '  ' } }).ok).toBe(false)
  })
})
