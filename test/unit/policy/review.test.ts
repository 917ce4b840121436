import { describe, expect, it } from 'vitest'
import type { Account } from '../../../src/policy/account.ts'
import { declarationsFor } from '../../../src/policy/declarations.ts'
import { checkRecord } from '../../../src/policy/grant.ts'
import { kindOf, kinds } from '../../../src/policy/kinds/index.ts'
import { checkLines, type ReviewedRequest, summaryOf } from '../../../src/policy/review.ts'
import type { Departure } from '../../../src/policy/review/reviewed.ts'
import { checkReason, checkRenewal, grantNeedsReason } from '../../../src/policy/review/doubts.ts'
import { evidenceWords, reviewStateLabel } from '../../../src/policy/review/words.ts'
import { type RequestKind, requestKinds } from '../../../src/policy/vocabulary.ts'

/** Staff of a Local Area who are not EDD staff, with nothing to remark. */
const reviewed = (over: Partial<ReviewedRequest> = {}): ReviewedRequest => ({
  kind: 'new-account',
  isCompleted: false,
  requestDate: '2026-11-23',
  organizationType: 'local-area',
  requestorTitle: 'manager-supervisor',
  requestorEmail: 'supervisor@area.example',
  requestorConfirmed: true,
  outsideDomains: false,
  whoAsks: {
    emailDomains: ['area.example'],
    authorizedRequestors: [],
    eddDomains: ['edd.example'],
    isFirstRequest: false,
  },
  staffEmail: 'staff@area.example',
  isEddEmployee: false,
  ispaCompletedOn: '2026-04-28',
  statementSignedOn: '2026-11-11',
  statementForm: 'e-1',
  files: ['ispa-training', 'confidentiality-statement'],
  declarations: declarationsFor(kindOf(over.kind ?? 'new-account'), { isEddEmployee: false }).map(
    ({ code }) => code,
  ),
  routeReason: 'Table 1: SAMPLE Area has its own CalJOBS Access Coordinator.',
  routeFlagged: false,
  openRequests: [],
  deactivations: [],
  now: new Date('2026-11-23T18:00:00Z'),
  jobFunction: 'Case manager',
  privilegesRequested: ['notes'],
  privilegesToRemove: [],
  privilegesBefore: [],
  unusualPrivileges: [],
  sameFiles: [],
  lapseRules: { lapsedOnChange: 'stop', lapsedOnReset: 'warn' },
  revisions: [],
  publishedRevisions: [],
  today: '2026-11-23',
  ...over,
})

/** The account of the same person, with documents in date. */
const onRecord = (over: Partial<Account> = {}): Account => ({
  staffId: 's1',
  givenName: 'Avery',
  familyName: 'Sample',
  email: 'staff@area.example',
  phone: '',
  isEddEmployee: false,
  organizationId: 'o1',
  organizationType: 'local-area',
  organizationName: 'SAMPLE Area',
  username: 'avery.sample',
  state: 'active',
  jobFunction: 'Case manager',
  privileges: ['notes'],
  ispaCompletedOn: '2026-01-10',
  statementSignedOn: '2026-01-12',
  ...over,
})

/** A request of one kind about that account, with nothing to remark. */
const about = (kind: RequestKind, over: Partial<ReviewedRequest> = {}): Partial<ReviewedRequest> => ({
  kind,
  account: onRecord(),
  overseenBy: 'this-requestor',
  privilegesBefore: ['notes'],
  privilegesRequested: kindOf(kind).asks.includes('privilegesRequested') ? ['plans'] : [],
  departure: kindOf(kind).asks.includes('lastDay') ? leaving() : undefined,
  ...(kindOf(kind).documents === 'needed'
    ? {}
    : { ispaCompletedOn: undefined, statementSignedOn: undefined, statementForm: undefined, files: [] }),
  ...over,
})

const leaving = (over: Partial<Departure> = {}): Departure => ({
  lastDay: '2026-12-05',
  alreadySeparated: false,
  now: new Date('2026-11-23T18:00:00Z'),
  ...over,
})

const textOf = (code: string, over: Partial<ReviewedRequest>) =>
  checkLines(reviewed(over)).find((one) => one.code === code)?.text

const declared = (kind: RequestKind, isEddEmployee: boolean) =>
  declarationsFor(kindOf(kind), { isEddEmployee }).map(({ code }) => code)

const remarks = (over: Partial<ReviewedRequest>) =>
  checkLines(reviewed(over))
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ code, outcome, clause }) => `${outcome} ${code} ${clause}`)

describe('the computed checks of a review', () => {
  it('all pass for a request without a fault, and say the arithmetic in words', () => {
    const lines = checkLines(reviewed())
    expect(remarks({})).toEqual([])
    expect(summaryOf(lines)).toBe(`${lines.length} checks: ${lines.length} pass`)
    expect(lines[0]).toEqual({
      code: 'ispa-training-date',
      clause: 'R25',
      text: 'ISPA training: April 28, 2026, 209 days before this request, within 365',
      outcome: 'pass',
    })
    expect(lines.map(({ text }) => text)).toContain('Files: 2 of 2 are here')
  })

  it.each<[string, Partial<ReviewedRequest>, string[]]>([
    ['training of 366 days ago fails', { ispaCompletedOn: '2025-11-22' }, ['fail ispa-training-date R25']],
    ['training of 365 days ago passes', { ispaCompletedOn: '2025-11-23' }, []],
    [
      'a statement from the future fails',
      { statementSignedOn: '2026-11-24' },
      ['fail confidentiality-statement-date R26'],
    ],
    ['a missing date fails', { ispaCompletedOn: undefined }, ['fail ispa-training-date R25']],
    [
      'the DE 7410 of somebody who is not EDD staff fails',
      { statementForm: 'de-7410' },
      ['fail statement-form R10'],
    ],
    ['a missing file fails', { files: ['ispa-training'] }, ['fail files R28']],
    ['a request for oneself fails', { staffEmail: 'Supervisor@Area.example' }, ['fail own-account R14']],
    ['a title that Table 1 does not name fails', { requestorTitle: 'project-manager' }, ['fail title R23']],
    ['a declaration that was left out fails', { declarations: [] }, ['fail declarations R12']],
    [
      'an address that was not proved needs a look',
      { requestorConfirmed: false },
      ['look address-proved D9'],
    ],
    ['an address outside the domains on record needs a look', { outsideDomains: true }, ['look domain D10']],
    ['a route that is not that of Table 1 needs a look', { routeFlagged: true }, ['look route R23']],
    ['a person with an account needs a look', { account: onRecord() }, ['look account R8']],
    [
      'a person whose account is deactivated comes back by a new one',
      { account: onRecord({ state: 'deactivated' }) },
      [],
    ],
    ['a requestor who goes later needs none', { requestorGoneOn: '2026-11-24' }, []],
    ['a requestor who is gone needs a look', { requestorGoneOn: '2026-10-01' }, ['look requestor-gone R13']],
    [
      'another open request for the same person needs a look',
      { openRequests: [{ reference: 'CJ-7F3K-92QM', kind: 'reset-password', state: 'granted' }] },
      ['look other-request D17'],
    ],
  ])('%s', (_rule, over, expected) => expect(remarks(over)).toEqual(expected))

  it('ask an EDD employee for no file', () => {
    const edd: Partial<ReviewedRequest> = { isEddEmployee: true, statementForm: 'de-7410', files: [] }
    const atTheEdd = { organizationType: 'wsb-field-division', staffEmail: 'staff@edd.example' } as const
    expect(remarks({ ...edd, ...atTheEdd })).toEqual([])
    const words = {
      kind: 'new-account',
      state: 'submitted',
      today: '2026-11-23',
      ispaAgeDays: 209,
      statementAgeDays: 12,
    } as const
    expect(evidenceWords({ ...words, isEddEmployee: true, files: 0 })).toBe('ISPA 209 d · DE 7410 12 d')
    expect(evidenceWords({ ...words, isEddEmployee: false, files: 1 })).toBe(
      'ISPA 209 d · E-1 12 d · 1 of 2 files',
    )
  })
})

describe('who asks, and who is an EDD employee, are claims', () => {
  const known = reviewed().whoAsks
  const edd: Partial<ReviewedRequest> = { isEddEmployee: true, statementForm: 'de-7410', files: [] }
  const atTheEdd: Partial<ReviewedRequest> = {
    ...edd,
    organizationType: 'wsb-field-division',
    staffEmail: 'staff@edd.example',
  }

  it.each<[string, Partial<ReviewedRequest>, string[]]>([
    [
      'no mail domains on record pass nobody',
      { whoAsks: { ...known, emailDomains: [] } },
      ['look domain D25'],
    ],
    [
      'domains that came on record later are compared with',
      { whoAsks: { ...known, emailDomains: ['other.example'] } },
      ['look domain D10'],
    ],
    [
      'a first request of a requestor needs a look',
      { whoAsks: { ...known, isFirstRequest: true } },
      ['look first-request D25'],
    ],
    [
      'somebody who is not on the list of authorized requestors needs a look',
      { whoAsks: { ...known, authorizedRequestors: ['another@area.example'] } },
      ['look authorized-requestor D25'],
    ],
    [
      'somebody who is on it, in whatever case, needs none',
      { whoAsks: { ...known, authorizedRequestors: ['Supervisor@AREA.example'] } },
      [],
    ],
    [
      'an EDD employee at a Local Area needs a look',
      { ...atTheEdd, organizationType: 'local-area' },
      ['look edd-employee-elsewhere D25'],
    ],
    [
      'an EDD employee at a community-based organization needs a look',
      { ...atTheEdd, organizationType: 'community-based-organization', requestorTitle: 'project-manager' },
      ['look edd-employee-elsewhere D25'],
    ],
    [
      'an EDD employee with an address that is not one of the EDD needs a look',
      { ...atTheEdd, staffEmail: 'staff@edd.example.org' },
      ['look edd-employee-address D25'],
    ],
    [
      'no domains of the EDD on record pass nobody',
      { ...atTheEdd, whoAsks: { ...known, eddDomains: [] } },
      ['look edd-employee-address D25'],
    ],
    ['an EDD employee of the EDD with an address of the EDD needs none', atTheEdd, []],
    [
      'without documents nothing rests on the claim',
      about('reset-password', { isEddEmployee: true, declarations: declared('reset-password', true) }),
      [],
    ],
  ])('%s', (_rule, over, expected) => expect(remarks(over)).toEqual(expected))

  it('all need words before a grant, and the refusal says which', () => {
    const stranger = checkLines(
      reviewed({
        ...edd,
        requestorEmail: 'stranger@webmail.example',
        staffEmail: 'friend@webmail.example',
        whoAsks: { ...known, emailDomains: [], isFirstRequest: true },
      }),
    )
    const doubts = grantNeedsReason(stranger)
    expect(doubts.map(({ code }) => code)).toEqual([
      'domain',
      'first-request',
      'edd-employee-elsewhere',
      'edd-employee-address',
    ])
    const [refusal] = checkReason(doubts, '')
    for (const { text } of doubts) expect(refusal?.message).toContain(text)
  })
})

describe('a document that lapsed after the request was sent', () => {
  const sentOnTheLastDay = { ispaCompletedOn: '2025-11-23' } as const

  it.each<[string, Partial<ReviewedRequest>, string[]]>([
    ['on the 365th day needs none', { ...sentOnTheLastDay, today: '2026-11-23' }, []],
    [
      'on the 366th day needs a look',
      { ...sentOnTheLastDay, today: '2026-11-24' },
      ['look ispa-training-lapsed-since R25'],
    ],
    [
      'is looked at for a statement too',
      { statementSignedOn: '2025-11-23', today: '2026-11-28' },
      ['look confidentiality-statement-lapsed-since R26'],
    ],
    [
      'is not said twice of one that had lapsed before',
      { ispaCompletedOn: '2025-11-22', today: '2026-11-28' },
      ['fail ispa-training-date R25'],
    ],
  ])('%s', (_rule, over, expected) => expect(remarks(over)).toEqual(expected))
})

describe('a grant beside checks that do not pass', () => {
  const doubtful = checkLines(reviewed({ outsideDomains: true, ispaCompletedOn: '2025-11-22' }))
  const words = 'Checked by phone with the office.'

  it('needs no reason where every check passes', () => {
    expect(grantNeedsReason(checkLines(reviewed()))).toEqual([])
    expect(checkReason(grantNeedsReason(checkLines(reviewed())), '')).toEqual([])
  })

  it('needs one for what fails and for what a person must judge, in at least a short sentence', () => {
    const doubts = grantNeedsReason(doubtful)
    expect(doubts.map(({ code }) => code)).toEqual(['ispa-training-date', 'domain'])
    expect(checkReason(doubts, 'Fine — ok!')).toMatchObject([
      { code: 'reason-needed', field: 'note', clause: 'R19', message: expect.stringContaining('2 checks') },
    ])
    expect(checkReason(doubts, words)).toEqual([])
    expect(checkReason([], 'x'.repeat(2001))).toMatchObject([{ code: 'note-too-long', field: 'note' }])
  })

  it('needs none for an unusual privilege that is not granted', () => {
    const unusualPrivileges = [{ id: 'funds', name: 'Fund tracking', reason: 'Keeps the books.' }]
    const lines = checkLines(reviewed(about('change-access', { unusualPrivileges })))
    expect(grantNeedsReason(lines, ['plans', 'funds'])).toHaveLength(1)
    expect(grantNeedsReason(lines, ['plans'])).toEqual([])
  })
})

describe('a renewal in one press', () => {
  const lines = checkLines(reviewed(about('annual-maintenance')))
  const asked = { kind: 'annual-maintenance', lines, datesToSee: [] } as const

  it('is for annual maintenance alone, where every check passes and no date is to be read', () => {
    expect(checkRenewal({ ...asked, datesToSee: [] })).toEqual([])
    expect(checkRenewal({ ...asked, kind: 'new-account', datesToSee: [] })).toMatchObject([
      { code: 'not-a-renewal' },
    ])
    expect(checkRenewal({ ...asked, datesToSee: ['ispa-training'] })).toMatchObject([
      { code: 'checks-do-not-pass', message: expect.stringContaining('date on each document') },
    ])
  })

  it('is refused in the words of the checks', () => {
    const old = checkLines(reviewed(about('annual-maintenance', { routeFlagged: true, files: [] })))
    expect(checkRenewal({ ...asked, lines: old, datesToSee: [] })[0]?.message).toBe(
      'Not renewed. Files: 0 of 2: the ISPA certificate and signed E-1 is missing. Table 1: SAMPLE Area has its own CalJOBS Access Coordinator.',
    )
  })
})

describe('the checks of the other kinds', () => {
  it.each(requestKinds.filter((kind) => kind !== 'new-account'))(
    'all pass for %s of one of the own staff without a fault',
    (kind) => expect(remarks(about(kind))).toEqual([]),
  )

  it.each<[string, Partial<ReviewedRequest>, string[]]>([
    [
      'a person without a record needs a look',
      { account: undefined, overseenBy: undefined },
      ['look account R8'],
    ],
    [
      'another requestor of record needs a look',
      { overseenBy: 'another-requestor' },
      ['look requestor-of-record R13'],
    ],
    [
      'an account that nobody oversees needs a look',
      { overseenBy: 'nobody' },
      ['look requestor-of-record R13'],
    ],
    [
      'a deactivated account fails',
      { account: onRecord({ state: 'deactivated' }) },
      ['fail account-deactivated R24'],
    ],
    [
      'another address than that on record fails',
      { staffEmail: 'other@area.example' },
      ['fail address-differs R29'],
    ],
  ])('a reset: %s', (_rule, over, expected) =>
    expect(remarks(about('reset-password', over)).filter((one) => !one.includes('on-record'))).toEqual(
      expected,
    ),
  )

  it('a lapsed document stops a change and is a look at a reset, as the settings say, with the arithmetic', () => {
    const account = onRecord({ ispaCompletedOn: '2025-11-22' })
    expect(remarks(about('change-access', { account }))).toEqual(['fail ispa-training-lapsed R25'])
    expect(remarks(about('reset-password', { account }))).toEqual(['look ispa-training-lapsed R25'])
    const turned = { lapsedOnChange: 'warn', lapsedOnReset: 'stop' } as const
    expect(remarks(about('change-access', { account, lapseRules: turned }))).toEqual([
      'look ispa-training-lapsed R25',
    ])
    expect(textOf('ispa-training-lapsed', about('reset-password', { account }))).toBe(
      'ISPA training on record: November 22, 2025, 366 days old, more than 365: lapsed on November 23, 2026',
    )
    expect(textOf('documents-counted', about('reset-password'))).toBe(
      'Both documents on record are in date: ISPA training of January 10, 2026 (317 days), E-1 of January 12, 2026 (315 days)',
    )
  })

  it('new dates in a change cure the lapse, with a file for each', () => {
    const account = onRecord({ ispaCompletedOn: '2025-11-22' })
    const cured = about('change-access', { account, ispaCompletedOn: '2026-11-20' })
    expect(remarks({ ...cured, files: ['ispa-training'] })).toEqual([])
    expect(remarks(cured)).toEqual(['fail files R28'])
  })

  it('annual maintenance brings newer dates than those on file, and other files', () => {
    const account = onRecord({ ispaCompletedOn: '2026-04-28' })
    expect(
      remarks(about('annual-maintenance', { account, sameFiles: ['confidentiality-statement'] })),
    ).toEqual(['fail ispa-training-not-newer R46', 'fail confidentiality-statement-same-file R47'])
    expect(textOf('ispa-training-not-newer', about('annual-maintenance'))).toBe(
      'ISPA training: newer than the one on file, January 10, 2026',
    )
  })

  it('a privilege that is not usual needs a look, with the sentence of the requestor', () => {
    const unusualPrivileges = [{ id: 'plans', name: 'Fund tracking', reason: 'Keeps the books.' }]
    const change = about('change-access', { unusualPrivileges })
    expect(remarks(change)).toEqual(['look unusual-privilege R36'])
    expect(textOf('unusual-privilege', change)).toBe(
      'Fund tracking is not usual for Case manager. “Keeps the books.”',
    )
    expect(remarks(about('change-access', { privilegesBefore: ['notes', 'plans'] }))).toEqual([
      'look privileges-moved R37',
    ])
  })

  it('a deactivation counts down, fails when it is late, and is blocked by nothing on record', () => {
    expect(textOf('last-moment', about('deactivate'))).toBe(
      'Last day: December 5, 2026. 12 days until the last day',
    )
    const late = leaving({ lastDay: '2026-11-22', alreadySeparated: true })
    expect(remarks(about('deactivate', { departure: late, requestorConfirmed: false }))).toEqual([
      'fail last-moment R41',
      'look already-separated R41',
      'look address-proved D9',
    ])
    const account = onRecord({ state: 'deactivated', email: 'other@area.example' })
    expect(remarks(about('deactivate', { account }))).toEqual([
      'look account-deactivated R24',
      'look address-differs R29',
    ])
  })

  it('once it is recorded, a deactivation is in time or late by its own time, whatever the time is now', () => {
    const now = new Date('2027-06-01T18:00:00Z')
    const done = (deactivatedAt: string) =>
      remarks(
        about('deactivate', {
          isCompleted: true,
          departure: leaving({ deactivatedAt: new Date(deactivatedAt), now }),
        }),
      )
    expect(done('2026-12-06T07:59:00Z')).toEqual([])
    expect(done('2026-12-06T08:01:00Z')).toEqual(['fail last-moment R41'])
  })

  it.each(requestKinds.filter((kind) => kindOf(kind).decided))(
    'everything that would refuse a grant of %s stands among the checks that fail',
    (kind) => {
      const accounts = [
        onRecord({ state: 'deactivated' }),
        onRecord({ email: 'other@area.example' }),
        onRecord({ ispaCompletedOn: '2025-01-01', statementSignedOn: undefined }),
        onRecord({ ispaCompletedOn: '2026-11-01' }),
      ]
      for (const account of accounts) {
        const lapseRules = { lapsedOnChange: 'stop', lapsedOnReset: 'stop' } as const
        const request = reviewed(about(kind, { account, lapseRules, sameFiles: ['ispa-training'] }))
        const failing = checkLines(request).filter(({ outcome }) => outcome === 'fail')
        expect(failing.map(({ code }) => code)).toEqual(
          expect.arrayContaining(checkRecord(request).map(({ code }) => code)),
        )
      }
    },
  )

  it('are given to a sixth kind by its declaration alone', () => {
    const before = kinds['reset-password']
    kinds['reset-password'] = {
      ...before,
      done: 'Locked',
      documents: 'may-come',
      asks: ['lastDay', 'privilegeReasons'],
    }
    try {
      const given = about('reset-password', { privilegesRequested: ['plans'], ispaCompletedOn: '2026-11-20' })
      const codes = checkLines(reviewed(given)).map(({ code }) => code)
      expect(codes).toEqual(
        expect.arrayContaining(['last-moment', 'ispa-training-date', 'files', 'usual-privileges']),
      )
      expect(reviewStateLabel('reset-password', 'completed')).toBe('Locked')
    } finally {
      kinds['reset-password'] = before
    }
  })
})

describe('an open deactivation of the same person (D24)', () => {
  const open = (over: Partial<ReviewedRequest['deactivations'][number]> = {}) => ({
    id: 'other',
    reference: 'CJ-7F3K-92QM',
    requestorEmail: 'requestor@area.example',
    lastDay: '2026-12-15',
    bindsBy: 'requestor-of-record' as const,
    maySee: true,
    ...over,
  })

  it('stands in sight of whoever decides, with the day, and needs a reason', () =>
    expect(
      checkLines(reviewed({ deactivations: [open()] })).find(({ code }) => code === 'open-deactivation'),
    ).toMatchObject({
      outcome: 'look',
      text: 'Leaves on December 15, 2026 (22 days until the last day): deactivation CJ-7F3K-92QM is open',
    }))

  it('one that nobody has confirmed is shown as such; one of another area without its reference', () => {
    const text = (over: Parameters<typeof open>[0]) =>
      textOf('open-deactivation', { deactivations: [open(over)] })
    expect(text({ bindsBy: undefined })).toContain('does not come from the requestor of record')
    expect(text({ maySee: false })).not.toContain('CJ-7F3K-92QM')
  })

  it('that has overtaken the request fails it', () =>
    expect(remarks({ deactivations: [open({ lastDay: '2026-11-20' })], overtaken: open() })).toContainEqual(
      expect.stringContaining('fail open-deactivation'),
    ))

  it('a deactivation says whose word it rests on', () => {
    const line = (binding: ReviewedRequest['binding']) => textOf('binding', about('deactivate', { binding }))
    expect(line({ by: 'requestor-of-record' })).toContain('requestor of record')
    expect(line({ by: 'coordinator', confirmedBy: 'Sample Name', confirmText: 'I called.' })).toBe(
      'Sample Name confirmed it: “I called.”',
    )
    expect(line({})).toContain('until you confirm it')
  })
})
