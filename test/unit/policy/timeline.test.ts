import { describe, expect, it } from 'vitest'
import {
  countTopics,
  newestFirst,
  privilegeChange,
  readTopic,
  requestChangeEvents,
  requestChangeInWords,
  timelineEntry,
} from '../../../src/policy/timeline.ts'
import { transitions } from '../../../src/policy/lifecycle.ts'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const entries = [
  timelineEntry('requests', at('20T10:00'), 'first'),
  timelineEntry('documents', at('23T10:00'), 'told first'),
  timelineEntry('privileges', at('23T10:00'), 'told second'),
  timelineEntry('requests', at('22T10:00'), 'between'),
]

describe('the time line of one account', () => {
  it('stands newest first, and of one moment what was told last', () => {
    const whats = newestFirst(entries).map(({ what }) => what)
    expect(whats).toEqual(['told second', 'told first', 'between', 'first'])
  })

  it('can be narrowed to a topic, each with its number', () => {
    expect(countTopics(entries)).toMatchObject({ requests: 2, documents: 1, credentials: 0 })
    expect([readTopic('documents'), readTopic('everything'), readTopic(undefined)]).toEqual([
      'documents',
      undefined,
      undefined,
    ])
  })

  it('has words for every change of a request that the life cycle knows', () => {
    for (const { auditEvent } of transitions) expect(requestChangeEvents).toContain(auditEvent)
    expect(requestChangeInWords('new-account', 'request-granted')).toBe('New account: granted')
    expect(requestChangeInWords('deactivate', 'account-recorded')).toBe(
      'Deactivate account: done, account deactivated',
    )
  })

  it('tells what a request made of the privileges (R36, R37)', () => {
    const none = { before: [], granted: [], removed: [] }
    expect(privilegeChange({ ...none, kind: 'new-account', granted: ['Case notes'] })).toEqual({
      what: 'Privileges given with the account',
      details: ['Granted: Case notes'],
    })
    expect(
      privilegeChange({
        kind: 'change-access',
        before: ['Employers', 'Case notes'],
        granted: ['Assessments'],
        removed: ['Employers'],
      })?.details,
    ).toEqual([
      'Before: Case notes, Employers',
      'Added: Assessments',
      'Removed: Employers',
      'After: Assessments, Case notes',
    ])
    expect(privilegeChange({ ...none, kind: 'annual-maintenance', before: ['Case notes'] })).toBeUndefined()
  })
})
