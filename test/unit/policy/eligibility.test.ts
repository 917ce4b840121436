import { describe, expect, it } from 'vitest'
import {
  checkDocument,
  describeDocumentCheck,
  documentsOf,
  requiredEvidence,
} from '../../../src/policy/eligibility.ts'
import { kindOf } from '../../../src/policy/kinds/index.ts'
import { checkRequest } from '../../../src/policy/checkRequest.ts'
import { isEmail, isOutsideDomains, samePerson } from '../../../src/policy/people.ts'
import { requestKinds } from '../../../src/policy/vocabulary.ts'
import { eddClaims, nonEddClaims, REQUEST_DATE } from './claims.ts'

const context = { requestDate: REQUEST_DATE, usualPrivileges: [], sameFiles: [] }

const found = (claims: ReturnType<typeof eddClaims>) =>
  checkRequest(claims, context).map(({ code, field }) => `${field}: ${code}`)

describe('a new-account request', () => {
  it('passes for an EDD employee with dates only', () => expect(found(eddClaims())).toEqual([]))
  it('passes for non-EDD staff with both files', () => expect(found(nonEddClaims())).toEqual([]))

  it.each([
    ['ISPA training 365 days old passes', { ispaCompletedOn: '2025-11-23' }, []],
    [
      'ISPA training 366 days old does not',
      { ispaCompletedOn: '2025-11-22' },
      ['ispaCompletedOn: ispa-training-lapsed'],
    ],
    [
      'ISPA training of tomorrow is refused',
      { ispaCompletedOn: '2026-11-24' },
      ['ispaCompletedOn: ispa-training-future'],
    ],
    [
      '30 February is not a date',
      { ispaCompletedOn: '2026-02-30' },
      ['ispaCompletedOn: ispa-training-impossible'],
    ],
    ['the date must be there', { ispaCompletedOn: '' }, ['ispaCompletedOn: ispa-training-missing']],
    [
      'a statement 366 days old does not pass',
      { statementSignedOn: '2025-11-22' },
      ['statementSignedOn: confidentiality-statement-lapsed'],
    ],
    [
      'cash draw alone stops before all other questions',
      { cashDrawOnly: true, businessNeed: '' },
      ['cashDrawOnly: cash-draw-only'],
    ],
    [
      'nobody asks for themselves, however they write their address',
      { staffEmail: ' SUPERVISOR@Field-Division.example ' },
      ['staffEmail: staffEmail-form'],
    ],
    [
      'nobody asks for themselves',
      { staffEmail: 'Supervisor@field-division.EXAMPLE' },
      ['staffEmail: requestor-is-staff'],
    ],
    ['a business need must be given', { businessNeed: '   ' }, ['businessNeed: businessNeed-missing']],
    [
      'at least one privilege is asked for',
      { privilegesRequested: [] },
      ['privilegesRequested: privileges-missing'],
    ],
    [
      'EDD employees are not asked for files',
      { evidence: nonEddClaims().evidence },
      ['ispaFile: evidence-not-wanted', 'statementFile: evidence-not-wanted'],
    ],
    [
      'each declaration is needed',
      { declarations: eddClaims().declarations.slice(1) },
      ['declarations: declarations-incomplete'],
    ],
    [
      'a long answer is refused, not cut',
      { jobFunction: 'x'.repeat(161) },
      ['jobFunction: jobFunction-too-long'],
    ],
  ])('%s', (_sentence, over, problems) => expect(found(eddClaims(over))).toEqual(problems))

  it('of a community-based organization comes from a Project Manager', () =>
    expect(found(nonEddClaims({ requestorTitle: 'manager-supervisor' }))).toEqual([
      'requestorTitle: title-does-not-fit',
    ]))

  it('needs both files of non-EDD staff, also when one is there twice', () => {
    const [training] = nonEddClaims().evidence
    expect(found(nonEddClaims({ evidence: [training!, training!] }))).toEqual([
      'statementFile: evidence-missing',
      'ispaFile: evidence-not-wanted',
    ])
  })

  it('names the earliest date that would pass and the day on which the document lapsed', () => {
    const [problem] = checkRequest(eddClaims({ ispaCompletedOn: '2025-11-22' }), context)
    expect(problem?.message).toContain('November 23, 2025 or later')
    expect(problem?.message).toContain('lapsed on November 23, 2026')
  })
})

it('files are asked of non-EDD staff on New account and Annual maintenance alone', () => {
  const files = (kind: (typeof requestKinds)[number], isEddEmployee: boolean) =>
    requiredEvidence(documentsOf(kindOf(kind).documents, {}), isEddEmployee)
  expect(requestKinds.filter((kind) => files(kind, false).length === 2)).toEqual([
    'new-account',
    'annual-maintenance',
  ])
  expect(requestKinds.flatMap((kind) => files(kind, true))).toEqual([])
})

it('the arithmetic is told in words', () => {
  expect(describeDocumentCheck(checkDocument('ispa-training', '2026-04-28', REQUEST_DATE))).toBe(
    'ISPA training: April 28, 2026, 209 days before this request, within 365',
  )
  expect(
    describeDocumentCheck(checkDocument('confidentiality-statement', '2025-11-22', REQUEST_DATE), 'e-1'),
  ).toBe('E-1: November 22, 2025, 366 days before this request, more than 365: lapsed on November 23, 2026')
})

it('mail addresses are compared without regard to case, spaces and width', () => {
  expect(samePerson(' Ａnn@Example.ORG', 'ann@example.org')).toBe(true)
  expect(isOutsideDomains('ann@sub.example.org', ['example.org'])).toBe(true)
  expect(isOutsideDomains('ann@EXAMPLE.org', ['example.org'])).toBe(false)
  expect(isOutsideDomains('ann@example.org', [])).toBe(false)
})

it.each([
  'a@b',
  'a b@c.de',
  'a@c..de',
  '@c.de',
  'a@',
  'a@b.c\nBcc: x@y.zz',
  `${'a'.repeat(65)}@b.cd`,
  'a,b@c.de',
  `${'@'.repeat(100_000)}`,
])('a wrong address is refused', (text) => expect(isEmail(text)).toBe(false))
