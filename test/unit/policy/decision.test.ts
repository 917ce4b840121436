import fc from 'fast-check'
import { checkQuotation, denialReasons, toldOf } from '../../../src/policy/denialReasons.ts'
import { describe, expect, it } from 'vitest'
import { checkCredentials, credentialsExpireAt } from '../../../src/policy/credentials.ts'
import {
  checkClaim,
  checkConfirmations,
  checkDenial,
  checkSeparationOfDuties,
} from '../../../src/policy/decision.ts'
import { parseReference, referenceFrom } from '../../../src/policy/reference.ts'

describe('a denial', () => {
  it.each([
    ['', 'The certificate cannot be read.', ['missing-reasonCode']],
    ['file-not-usable', '', ['missing-text']],
    ['file-not-usable', '..........', ['missing-text']],
    ['file-not-usable', 'x'.repeat(2001), ['text-too-long']],
    ['file-not-usable', 'The certificate cannot be read.', []],
  ])('with reason "%s" and text "%.20s"', (reasonCode, text, codes) =>
    expect(checkDenial({ reasonCode, text }).map(({ code }) => code)).toEqual(codes),
  )
  it('has coded reasons that each quote the directive, or say that they are a rule of this service', () => {
    expect(denialReasons.flatMap(checkQuotation)).toEqual([])
    expect(denialReasons.filter(({ section }) => section === 'service').map(({ code }) => code)).toEqual([
      'unknown-or-duplicate',
    ])
    expect(new Set(denialReasons.map(({ code }) => code)).size).toBe(denialReasons.length)
  })
})

describe('The words of a reason', () => {
  const [reason] = denialReasons
  it.each([
    ['create', 'The temporary password expires after 24 hours.', []],
    ['create', 'The temporary password expires after 48 hours.', ['words-not-in-section']],
    ['annual-maintenance', 'The temporary password expires after 24 hours.', ['words-not-in-section']],
    ['deactivate', "a staff's CalJOBS account must be revoked", []],
    ['service', 'One sentence of our own.', []],
  ])('under "%s": %s', (section, words, codes) =>
    expect(checkQuotation({ section, words }).map(({ code }) => code)).toEqual(codes),
  )
  it('are told with the heading, the reason and what it means', () =>
    expect(reason && toldOf(reason)).toEqual({
      reason: 'ISPA training is older than 365 days',
      heading: 'Create a New CalJOBS Staff User Account',
      words:
        'Complete ISPA training. The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
      explanation: 'ISPA training must have been completed within the 365 days before the request.',
    }))
})

it('nobody decides a request that they made, entered or that is about them', () => {
  const people = { requestorEmail: 'r@x.example', staffEmail: 's@x.example', enteredByEmail: 'e@x.example' }
  for (const actorEmail of ['R@x.example', ' s@X.example', 'e@x.example'])
    expect(checkSeparationOfDuties({ ...people, actorEmail })).toMatchObject([{ code: 'own-request' }])
  expect(checkSeparationOfDuties({ ...people, actorEmail: 'c@x.example' })).toEqual([])
})

it('what another coordinator has claimed is theirs, save for the Operations Unit', () => {
  const claimedBy = { id: 'a', name: 'Another' }
  expect(checkClaim({ claimedBy, actorId: 'b', role: 'coordinator' })).toMatchObject([
    { code: 'claimed-by-another' },
  ])
  expect(checkClaim({ claimedBy, actorId: 'a', role: 'coordinator' })).toEqual([])
  expect(checkClaim({ claimedBy, actorId: 'b', role: 'operations-unit' })).toEqual([])
})

it('the coordinator confirms the date on each document of non-EDD staff, and it must be the date claimed', () => {
  const claim = { ispaCompletedOn: '2026-04-28', statementSignedOn: '2026-11-11' }
  expect(checkConfirmations(claim).map(({ field }) => field)).toEqual(['ispaSeenOn', 'statementSeenOn'])
  expect(
    checkConfirmations({ ...claim, ispaSeenOn: '2025-04-28', statementSeenOn: '2026-11-11' }),
  ).toMatchObject([{ code: 'ispaSeenOn-differs' }])
  expect(checkConfirmations({ ...claim, ispaSeenOn: '2026-04-28', statementSeenOn: '2026-11-11' })).toEqual(
    [],
  )
  expect(checkConfirmations({})).toEqual([])
})

it('a temporary password expires after exactly 24 hours, also on the nights when the clocks change', () => {
  expect(credentialsExpireAt(new Date('2026-03-08T01:00:00-08:00')).toISOString()).toBe(
    '2026-03-09T09:00:00.000Z',
  )
  expect(credentialsExpireAt(new Date('2026-11-01T00:30:00-07:00')).toISOString()).toBe(
    '2026-11-02T07:30:00.000Z',
  )
})

it.each([
  ['staff01', 'Canary-7', []],
  ['st', 'Canary-7', ['username']],
  ['staff 01', 'Canary-7', ['username']],
  ['staff01', 'short-7', ['temporaryPassword']],
  ['staff01ab', 'STAFF01AB', ['temporaryPassword']],
  ['staff01', 'Canary\r\n-77', ['temporaryPassword']],
])('credentials %s / %s', (username, temporaryPassword, fields) => {
  const problems = checkCredentials({ username, temporaryPassword })
  expect(problems.map(({ field }) => field)).toEqual(fields)
  expect(JSON.stringify(problems)).not.toContain(temporaryPassword)
})

describe('a reference', () => {
  const random = fc.uint8Array({ minLength: 5, maxLength: 8 })
  it('reads back, however people type it', () =>
    fc.assert(
      fc.property(random, (bytes) => {
        const reference = referenceFrom(bytes)
        expect(reference).toMatch(/^CJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(
          parseReference(
            ` ${reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`,
          ),
        ).toBe(reference)
      }),
    ))
  it('with any one symbol wrong is refused', () =>
    fc.assert(
      fc.property(random, fc.nat(7), fc.nat(30), (bytes, place, shift) => {
        const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        const plain = [...referenceFrom(bytes).replace(/^CJ-/, '').replace('-', '')]
        plain[place] = symbols.charAt((symbols.indexOf(plain[place]!) + shift + 1) % 32)
        expect(parseReference(plain.join(''))).toBeUndefined()
      }),
    ))
})
