import { describe, expect, it } from 'vitest'
import { auditEvents } from '../../../src/audit/events.ts'
import { actGroups, sentenceOf, sentences } from '../../../src/audit/sentences/index.ts'
import type { Told } from '../../../src/audit/sentences/told.ts'

const told: Told = {
  who: 'Alex Sample (MIS Administrator)',
  what: 'request CJ-0000-0000 for Kim Sample',
  before: {},
  after: {},
  nameOf: () => undefined,
}

const names = Object.keys(auditEvents)

describe('the trail tells every kind of event in plain words', () => {
  it('each has one sentence and one place among the acts to choose from', () => {
    expect(Object.keys(sentences).sort()).toEqual([...names].sort())
    const offered = actGroups.flatMap(({ acts }) => acts.map(({ name }) => name))
    expect([...offered].sort()).toEqual([...names].sort())
  })

  it.each(names)('%s: a whole sentence, without codes, gaps or a period at its end', (name) => {
    const words = sentenceOf(name, told)
    expect(words).toMatch(/^[A-Z]/)
    expect(words).not.toMatch(/undefined|null|NaN|\[object|\s{2}|\.$/)
    expect(words).not.toContain(name)
    expect(words.includes('Sample') || words.includes('downloaded') || words.includes('CalJOBS')).toBe(true)
  })

  it('names who did what to which record', () => {
    expect(sentenceOf('request-granted', told)).toBe(
      'Alex Sample (MIS Administrator) granted request CJ-0000-0000 for Kim Sample',
    )
    expect(sentenceOf('request-escalated', { ...told, after: { escalatedTo: 'operations-unit' } })).toBe(
      'Request CJ-0000-0000 for Kim Sample passed its processing target and was sent on to the CalJOBS Operations Unit',
    )
    const assigned = { ...told, after: { claimedBy: 'an id' }, nameOf: () => 'Jordan Sample' }
    expect(sentenceOf('request-assigned', assigned)).toMatch(/ to Jordan Sample$/)
    expect(sentenceOf('requests-exported', { ...told, after: { count: 1 } })).toMatch(/a list of 1 request$/)
    expect(sentenceOf('requests-exported', { ...told, after: { count: 1200 } })).toMatch(/ 1,200 requests$/)
  })

  it('an event of a later version is told by its name', () => {
    expect(sentenceOf('something-new', told)).toBe('Alex Sample (MIS Administrator): something new')
  })
})
