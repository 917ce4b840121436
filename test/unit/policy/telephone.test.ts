import { describe, expect, it } from 'vitest'
import { isTelephone, telephoneLink } from '../../../src/policy/telephone.ts'

describe('a telephone number', () => {
  it.each([
    '9165550100',
    '916 555 0100',
    '(916) 555-0100',
    '+1 916.555.0100',
    '916-555-0100 ext. 12',
    '916 555 0100 x7',
  ])('%s is one', (text) => expect(isTelephone(text)).toBe(true))

  it.each([
    'abc',
    '12',
    '916 555 010',
    '916 555 0100 or 0101',
    '1+9165550100',
    '1234567890123456',
    '555-CALL-NOW',
    '',
  ])('%s is none', (text) => {
    expect(isTelephone(text)).toBe(false)
    expect(telephoneLink(text)).toBeUndefined()
  })

  it('is dialed with its country and its extension', () => {
    expect(telephoneLink('(916) 555-0100')).toBe('tel:+19165550100')
    expect(telephoneLink('+44 20 7946 0100')).toBe('tel:+442079460100')
    expect(telephoneLink('916 555 0100 ext. 12')).toBe('tel:+19165550100;ext=12')
  })
})
