import { describe, expect, it } from 'vitest'
import type { Account } from '../../../src/policy/account.ts'
import { checkRequest, keepAsked } from '../../../src/policy/checkRequest.ts'
import type { Claims } from '../../../src/policy/claims.ts'
import { declarationsFor } from '../../../src/policy/declarations.ts'
import { checkGrant, type GivenGrant, type GrantQuestion } from '../../../src/policy/grant.ts'
import { type CheckContext, kindOf } from '../../../src/policy/kinds/index.ts'
import type { RequestKind } from '../../../src/policy/vocabulary.ts'
import { requestKinds } from '../../../src/policy/vocabulary.ts'
import { eddClaims, nonEddClaims, REQUEST_DATE } from './claims.ts'

const account: Account = {
  staffId: 's1',
  givenName: 'Zoë-Anne',
  familyName: '',
  email: 'staff@field-division.example',
  phone: '',
  isEddEmployee: true,
  organizationId: 'o1',
  organizationType: 'wsb-field-division',
  organizationName: 'SAMPLE',
  username: 'zoe.sample',
  state: 'active',
  jobFunction: 'Case manager',
  privileges: ['notes', 'cases'],
  ispaCompletedOn: '2025-12-10',
  statementSignedOn: '2025-12-12',
}

const about = (kind: RequestKind, over: Partial<Claims> = {}): Claims =>
  keepAsked(kindOf(kind), {
    ...eddClaims(),
    kind,
    username: 'zoe.sample',
    resetReason: 'Forgotten.',
    privilegesRequested: ['files'],
    lastDay: '2026-12-04',
    deactivationReason: 'separation',
    declarations: declarationsFor(kindOf(kind), { isEddEmployee: true }).map(({ code }) => code),
    ...over,
  })

const found = (claims: Claims, context: Partial<CheckContext> = {}) =>
  checkRequest(claims, {
    requestDate: REQUEST_DATE,
    account,
    usualPrivileges: ['files', 'notes', 'cases'],
    sameFiles: [],
    ...context,
  }).map(({ code }) => code)

it.each(requestKinds)('%s passes with what it asks for', (kind) => expect(found(about(kind))).toEqual([]))

it.each(requestKinds)('%s is nobody’s own account, and its requestor has the title of Table 1', (kind) => {
  expect(found(about(kind, { requestorEmail: ' STAFF@field-division.example' }))).toContain(
    'requestor-is-staff',
  )
  expect(found(about(kind, { requestorTitle: 'project-manager' }))).toContain('title-does-not-fit')
})

it('what a kind does not ask for is dropped: a reset keeps no dates, a deactivation no privileges', () => {
  expect(about('reset-password')).toMatchObject({
    ispaCompletedOn: '',
    privilegesRequested: [],
    businessNeed: '',
  })
  expect(about('deactivate')).toMatchObject({ privilegesRequested: [], resetReason: '', evidence: [] })
  expect(about('new-account')).toMatchObject({ lastDay: '', resetReason: '' })
})

describe('documents', () => {
  const lapsed = { ispaCompletedOn: '2025-11-22' }
  it('too old stop New account and Annual maintenance, and a change that brings them', () => {
    expect(found(about('new-account', lapsed))).toEqual(['ispa-training-lapsed'])
    expect(found(about('annual-maintenance', lapsed))).toContain('ispa-training-lapsed')
    expect(found(about('change-access', lapsed))).toEqual(['ispa-training-lapsed'])
  })
  it('matter to neither a reset nor a deactivation', () => {
    expect(found(about('reset-password', lapsed))).toEqual([])
    expect(found(about('deactivate', lapsed))).toEqual([])
  })
  it('of a change come with a file each, for staff who are not EDD’s, and only those that are given', () => {
    const change = (over: Partial<Claims>) =>
      about('change-access', {
        ...nonEddClaims(),
        kind: 'change-access',
        username: 'zoe.sample',
        privilegesRequested: ['files'],
        ...over,
      })
    const [ispa, statement] = nonEddClaims().evidence
    expect(found(change({ statementSignedOn: '', evidence: [ispa!] }))).toEqual([])
    expect(found(change({ statementSignedOn: '', evidence: [] }))).toEqual(['evidence-missing'])
    expect(found(change({ statementSignedOn: '', evidence: [ispa!, statement!] }))).toEqual([
      'evidence-not-wanted',
    ])
    expect(found(change({ ispaCompletedOn: '', statementSignedOn: '', evidence: [] }))).toEqual([])
  })
})

describe('a change of access', () => {
  it.each([
    ['nothing to add or remove', { privilegesRequested: [] }, 'nothing-to-change'],
    ['what the person has already', { privilegesRequested: ['notes'] }, 'already-held'],
    [
      'to remove what the person has not',
      { privilegesToRemove: ['files'], privilegesRequested: [] },
      'not-held',
    ],
    ['to add and remove the same', { privilegesToRemove: ['files'] }, 'add-and-remove'],
    ['to leave nothing', { privilegesRequested: [], privilegesToRemove: ['notes', 'cases'] }, 'nothing-left'],
  ])('is not asked for with %s', (_what, over, code) =>
    expect(found(about('change-access', over))).toEqual([code]),
  )
  it('of an account that is not on record here is checked without it', () =>
    expect(
      found(about('change-access', { privilegesToRemove: ['cases'], privilegesRequested: ['notes'] }), {
        account: undefined,
      }),
    ).toEqual([]))
  it('needs a sentence for what is not usual, in more than a word', () => {
    const unusual = { usualPrivileges: ['notes'] }
    const because = (reason: string) =>
      about('change-access', { privilegeReasons: [{ privilege: 'files', reason }] })
    expect(found(because('needs it'), unusual)).toEqual(['privilege-reason-missing'])
    expect(found(because('Keeps the records of the program.'), unusual)).toEqual([])
  })
})

describe('a deactivation', () => {
  it.each([
    ['without a last day', { lastDay: '' }, 'lastDay-missing'],
    ['with a day that does not exist', { lastDay: '2026-02-30' }, 'lastDay-impossible'],
    ['with a day 731 days ahead', { lastDay: '2028-11-23' }, 'lastDay-too-far'],
    [
      'of somebody who has left already, tomorrow',
      { lastDay: '2026-11-24', alreadySeparated: true },
      'separated-in-future',
    ],
    [
      'with a day 366 days back that nobody confirmed',
      { lastDay: '2025-11-22', alreadySeparated: true },
      'lastDay-long-ago',
    ],
    [
      'with a day long ago, where another was confirmed',
      { lastDay: '1990-01-01', lastDayConfirmed: '1990-01-02' },
      'lastDay-long-ago',
    ],
    [
      'of somebody who is said to be there after the last day',
      { lastDay: '2026-11-22', stillThere: true },
      'still-there-after-last-day',
    ],
    ['without a reason', { deactivationReason: '' as const }, 'deactivationReason-missing'],
    ['at a time that is none', { lastTime: '25:00' }, 'lastTime-impossible'],
  ])('is not taken %s', (_what, over, code) => expect(found(about('deactivate', over))).toEqual([code]))
  it.each([
    ['a day 730 days ahead', { lastDay: '2028-11-22' }],
    ['a day 365 days back', { lastDay: '2025-11-23', alreadySeparated: true }],
    ['a day years ago that was confirmed', { lastDay: '2020-01-01', lastDayConfirmed: '2020-01-01' }],
    ['somebody who is there until today', { lastDay: '2026-11-23', stillThere: true }],
    [
      'somebody who is there after the last day, where that was confirmed',
      { lastDay: '2026-11-22', stillThere: true, lastDayConfirmed: '2026-11-22' },
    ],
    ['without a username', { username: '' }],
  ])('is taken with %s', (_what, over) => expect(found(about('deactivate', over))).toEqual([]))
})

describe('annual maintenance', () => {
  it('needs both dates newer than those on file, by a day', () => {
    const dates = (ispaCompletedOn: string, statementSignedOn: string) =>
      found(about('annual-maintenance', { ispaCompletedOn, statementSignedOn }))
    expect(dates('2025-12-11', '2025-12-13')).toEqual([])
    expect(dates('2025-12-10', '2025-12-13')).toEqual(['ispa-training-not-newer'])
    expect(dates('2025-12-11', '2025-12-12')).toEqual(['confidentiality-statement-not-newer'])
  })
})

describe('a grant', () => {
  const question = (over: Partial<GrantQuestion> = {}): GrantQuestion => ({
    kind: 'change-access',
    isEddEmployee: true,
    staffEmail: account.email,
    privilegesRequested: ['files', 'funds'],
    privilegesToRemove: ['notes'],
    account,
    sameFiles: [],
    lapseRules: { lapsedOnChange: 'stop', lapsedOnReset: 'warn' },
    revisions: [],
    publishedRevisions: [],
    today: '2026-11-23',
    ...over,
  })
  const all: GivenGrant = { privilegesGranted: ['files', 'funds'], privilegesRemoved: ['notes'], text: '' }
  const against = (over: Partial<GrantQuestion>, grant: Partial<GivenGrant> = {}) =>
    checkGrant(question(over), { ...all, ...grant }).map(({ code }) => code)

  it('of everything needs no words, of a part it does, of nothing or more it is none', () => {
    expect(against({})).toEqual([])
    expect(against({}, { privilegesGranted: ['files'] })).toEqual(['missing-text'])
    expect(against({}, { privilegesGranted: ['files'], text: 'Funds later.' })).toEqual([])
    expect(against({}, { privilegesGranted: [], privilegesRemoved: [] })).toEqual([
      'privileges-not-asked-for',
    ])
    expect(against({}, { privilegesGranted: ['files', 'other'] })).toEqual(['privileges-not-asked-for'])
  })
  it('is tested on the day of the decision: 365 days pass, 366 do not', () => {
    expect(against({ today: '2026-12-10' })).toEqual([])
    expect(against({ today: '2026-12-11' })).toEqual(['ispa-training-lapsed'])
    expect(against({ today: '2026-12-11', ispaCompletedOn: '2026-11-01' })).toEqual([])
    expect(
      against({ today: '2026-12-11', lapseRules: { lapsedOnChange: 'warn', lapsedOnReset: 'warn' } }),
    ).toEqual([])
  })
  it('of access to an account that is not on record needs both dates in the request', () => {
    expect(against({ account: undefined })).toEqual([
      'ispa-training-not-on-record',
      'confidentiality-statement-not-on-record',
    ])
    expect(
      against({ account: undefined, ispaCompletedOn: '2026-11-01', statementSignedOn: '2026-11-01' }),
    ).toEqual([])
  })
  it('never goes to another address than the one on record, nor to a deactivated account', () => {
    expect(against({ staffEmail: 'other@else.example' })).toEqual(['address-differs'])
    expect(against({ account: { ...account, state: 'deactivated' } })).toEqual(['account-deactivated'])
  })
})
