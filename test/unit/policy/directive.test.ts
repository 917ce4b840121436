import { describe, expect, it } from 'vitest'
import { citationLine, citationOf, OWN_RULE } from '../../../src/policy/directive/citation.ts'
import { type Rule, rules, type RuleCode } from '../../../src/policy/directive/rules.ts'
import { sectionOf, sections, textOf } from '../../../src/policy/directive/sections.ts'

const codes = Object.keys(rules) as RuleCode[]
const all: [RuleCode, Rule][] = codes.map((code) => [code, rules[code]])

describe('The words of the directive', () => {
  it('are quoted letter for letter from the section that is named', () => {
    const wrong = all.flatMap(([code, rule]) =>
      'section' in rule && !textOf(sectionOf(rule.section)).includes(rule.words) ? [code] : [],
    )
    expect(wrong).toEqual([])
  })

  it('are never given to a rule of our own', () => {
    const everything = sections.map(textOf).join('\n')
    const own = all.filter(([, rule]) => !('section' in rule))
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(([, { words }]) => everything.includes(words))).toEqual([])
    expect(own.map(([code]) => citationOf(code).heading)).toEqual(own.map(() => OWN_RULE))
  })

  it('stand in quotation marks under the heading of their section; ours do not', () => {
    expect(citationLine(citationOf('R30'))).toBe(
      'Create a New CalJOBS Staff User Account: “The temporary password expires after 24 hours.”',
    )
    expect(citationLine(citationOf('D7'))).toBe(
      'Rule of this service: The requestor and the staff member are two different people.',
    )
  })

  it('come without the names of those who signed, and with an anchor of its own for each section', () => {
    expect(sections.map(textOf).join('\n')).not.toMatch(/\/s\/|Deputy Director/)
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
  })
})
