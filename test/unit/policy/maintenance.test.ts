import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/policy/dates.ts'
import {
  allDeclared,
  checkRow,
  declarationsForAll,
  declaredFor,
  type MaintenanceKind,
  usualAct,
} from '../../../src/policy/maintenance.ts'
import type { Account } from '../../../src/policy/account.ts'
import type { Claims } from '../../../src/policy/claims.ts'
import { eddClaims, nonEddClaims, REQUEST_DATE } from './claims.ts'

const row = (kind: MaintenanceKind, isEddEmployee: boolean) => ({ kind, isEddEmployee })
const ofEdd = row('annual-maintenance', true)
const ofOthers = row('annual-maintenance', false)
const leaving = row('deactivate', true)

describe('What is offered for a person', () => {
  it.each([
    ['lapsed', -1, 'renew'],
    ['due today', 0, 'renew'],
    ['due in 60 days', 60, 'renew'],
    ['due in 61 days', 61, 'nothing'],
  ])('%s: %s days', (_words, days, act) => {
    expect(usualAct(addDays(REQUEST_DATE, days), REQUEST_DATE)).toBe(act)
  })

  it('is a renewal where no due date is on record', () => {
    expect(usualAct(undefined, REQUEST_DATE)).toBe('renew')
  })
})

describe('What is declared for many people at once', () => {
  const marksOf = (rows: Parameters<typeof declarationsForAll>[0]) =>
    declarationsForAll(rows).map(({ mark }) => mark)

  it('names each form for itself, once, and everything else once', () => {
    const marks = marksOf([ofEdd, ofOthers, ofOthers])
    expect(new Set(marks).size).toBe(marks.length)
    expect(marks).toEqual(expect.arrayContaining(['statement-signed-de-7410', 'statement-signed-e-1']))
    expect(marks.at(-1)).toBe('information-true')
    const texts = declarationsForAll([ofEdd, ofOthers]).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('DE 7410'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('E-1'))).toHaveLength(1)
  })

  it('of deactivations alone is that what is said is true', () => {
    expect(marksOf([leaving])).toEqual(['information-true'])
  })

  it('becomes the codes of each row', () => {
    const marks = marksOf([ofEdd, ofOthers, leaving])
    expect(declaredFor(leaving, marks)).toEqual(['information-true'])
    expect(declaredFor(ofEdd, marks)).toContain('statement-signed')
    const withoutE1 = marks.filter((mark) => mark !== 'statement-signed-e-1')
    expect(declaredFor(ofEdd, withoutE1)).toContain('statement-signed')
    expect(declaredFor(ofOthers, withoutE1)).not.toContain('statement-signed')
    expect(allDeclared([ofEdd, ofOthers], withoutE1)).toBe(false)
    expect(allDeclared([ofEdd, leaving], withoutE1)).toBe(true)
  })
})

describe('A row of the annual maintenance', () => {
  const account = { ispaCompletedOn: '2025-12-01', statementSignedOn: '2025-12-01' } as Account
  const renewal = (over: Partial<Claims> = {}) =>
    eddClaims({ kind: 'annual-maintenance', username: 'sample.user', declarations: [], ...over })
  const codes = (claims: Claims) =>
    checkRow(claims, { requestDate: REQUEST_DATE, account, sameFiles: [], revisions: [] }).map(
      ({ code }) => code,
    )

  it('passes before anything is declared, since that is done once for all', () => {
    expect(codes(renewal())).toEqual([])
  })

  it.each([365, 366])('R25: takes a document of 365 days and refuses one of 366: %i', (days) => {
    const ispaCompletedOn = addDays(REQUEST_DATE, -days)
    const found = checkRow(renewal({ ispaCompletedOn }), {
      requestDate: REQUEST_DATE,
      sameFiles: [],
      revisions: [],
    })
    expect(found.map(({ code }) => code)).toEqual(days === 365 ? [] : ['ispa-training-lapsed'])
  })

  it('R46: refuses a date that is not newer than the one on file', () => {
    expect(codes(renewal({ statementSignedOn: '2025-12-01' }))).toEqual([
      'confidentiality-statement-not-newer',
    ])
  })

  it('R47: wants both files of staff who are not EDD employees', () => {
    const claims = nonEddClaims({ kind: 'annual-maintenance', username: 'sample.user', evidence: [] })
    const found = checkRow(claims, { requestDate: REQUEST_DATE, sameFiles: [], revisions: [] })
    expect(found.map(({ field }) => field)).toEqual(['ispaFile', 'statementFile'])
  })

  it('of somebody who leaves wants last day and reason, and no document', () => {
    const claims = eddClaims({ kind: 'deactivate', username: 'sample.user', ispaCompletedOn: '' })
    expect(codes(claims)).toEqual(['lastDay-missing', 'deactivationReason-missing'])
  })
})
