import { describe, expect, it } from 'vitest'
import type {
  AccountFacts,
  CheckedIncident,
  CheckedNotice,
  CheckedRequest,
} from '../../../../src/policy/quarterlyReview/checklist/accountFacts.ts'
import { filesToLookAt } from '../../../../src/policy/quarterlyReview/checklist/filesPresent.ts'
import { checkAccount } from '../../../../src/policy/quarterlyReview/checklist/index.ts'
import type { PublishedRevision } from '../../../../src/policy/signedRevision.ts'
import { type ReviewCheckCode, reviewChecks } from '../../../../src/policy/quarterlyReview/vocabulary.ts'
import { aDeactivation, aDocument, aRequest, credentialsSent, facts, requestorEmail } from './facts.ts'

/** The outcome of one check, and what it says. */
function check(code: ReviewCheckCode, given: AccountFacts) {
  const found = checkAccount(given).find((one) => one.code === code)
  return [found?.outcome, found?.text.join('. ')]
}
const passes = (words: string) => ['pass', expect.stringContaining(words)]
const fails = (words: string) => ['fail', expect.stringContaining(words)]
const doesNotApply = ['not-applicable', expect.stringMatching(/\w/)]

describe('the checklist of an account (R49)', () => {
  it('has every check in its order, and nothing fails where nothing is wrong', () => {
    const checks = checkAccount(facts())
    expect(checks.map(({ code }) => code)).toEqual(reviewChecks)
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
  })

  it('names each record once, what is wrong first', () => {
    const documents = [
      aDocument('ispa-training'),
      aDocument('confidentiality-statement', { file: undefined }),
    ]
    const files = checkAccount(facts({ documents })).find(({ code }) => code === 'files-present')
    expect(files?.text[0]).toContain('without a file')
    expect(files?.evidence.map(({ to, id }) => `${to} ${id}`)).toEqual([
      'request new-account',
      'evidence file of ispa-training',
      'staff staff',
    ])
  })
})

describe('the right form (R9, R10, D1)', () => {
  it('is the E-1, unless the person is an EDD employee, whatever the organization', () => {
    expect(check('right-form', facts())).toEqual(passes('the E-1'))
    expect(check('right-form', facts({ account: { isEddEmployee: true } }))).toEqual(
      fails('is the E-1, not the DE 7410: this person is an EDD employee'),
    )
    const employee = { isEddEmployee: true, statementForm: 'de-7410' } as const
    const documents = [aDocument('confidentiality-statement', { form: 'de-7410' })]
    expect(check('right-form', facts({ account: employee, documents }))).toEqual(passes('the DE 7410'))
  })

  it('is looked at on record and on the statement that was accepted last, up to the as-of instant', () => {
    const first = aDocument('confidentiality-statement', { form: 'de-7410' })
    const later = aDocument('confidentiality-statement', { acceptedAt: new Date('2026-12-01T20:00:00Z') })
    expect(check('right-form', facts({ documents: [first, later] }))).toEqual(passes('accepted last'))
    const asOf = new Date('2026-11-30T20:00:00Z')
    expect(check('right-form', facts({ documents: [first, later], asOf }))).toEqual(fails('accepted last'))
    expect(check('right-form', facts({ account: { statementForm: undefined } }))).toEqual(
      fails('The form on record is not named'),
    )
  })
})

describe('the files (R28, R47)', () => {
  it('are those of both documents that were accepted last, whole and as they were stored', () => {
    expect(filesToLookAt(facts())).toEqual(['file of ispa-training', 'file of confidentiality-statement'])
    expect(check('files-present', facts())).toEqual(passes('as it was stored'))
  })

  it.each([
    ['damaged', 'it cannot be opened, or is not the one that was stored (ispa-training.pdf)'],
    ['gone', 'ISPA training of January 5, 2026: the file is gone from the storage'],
  ] as const)('one that is %s is named', (state, words) => {
    const files = new Map([...facts().files, ['file of ispa-training', state] as const])
    expect(check('files-present', facts({ files }))).toEqual(fails(words))
  })

  it('are missing where a document was accepted without one, or never', () => {
    const documents = [aDocument('ispa-training', { file: undefined })]
    expect(check('files-present', facts({ documents }))).toEqual(fails('accepted without a file'))
    expect(check('files-present', facts({ documents }))).toEqual(fails('E-1: none was accepted'))
  })

  it('are not asked for of an EDD employee', () => {
    const given = facts({ account: { isEddEmployee: true }, documents: [] })
    expect(check('files-present', given)).toEqual(doesNotApply)
    expect(filesToLookAt(facts({ account: { isEddEmployee: true } }))).toEqual([])
  })
})

describe('the revision that was signed (R15, D15)', () => {
  const revision: PublishedRevision = {
    id: 'first',
    form: 'e-1',
    revision: 'SAMPLE 1',
    effectiveFrom: '2026-01-01',
    supersededOn: '2026-06-01',
  }
  const signed = (completedOn: string) =>
    check(
      'revision-current',
      facts({ documents: [aDocument('confidentiality-statement', { completedOn, revision })] }),
    )

  it.each([
    ['2025-12-31', fails('took effect on January 1, 2026, after it was signed')],
    ['2026-01-01', passes('was current')],
    ['2026-06-01', passes('was current')], // the day of the change: either could still be signed
    ['2026-06-02', fails('was superseded on June 1, 2026, before it was signed on June 2, 2026')],
  ])('signed on %s', (day, expected) => {
    expect(signed(day)).toEqual(expected)
  })

  it('is not asked about where none is on record for that day, or nothing was signed', () => {
    const [outcome, text] = check('revision-current', facts())
    expect(outcome).toBe('not-applicable')
    expect(text).toBe('No revision of the form is on record for January 5, 2026, the day of signing')
    expect(check('revision-current', facts({ documents: [] }))).toEqual(doesNotApply)
  })
})

describe('the requestor of record (R13, R14, R23, D7)', () => {
  const requestor = { name: 'Parker Sample', email: requestorEmail, title: 'manager-supervisor' } as const
  const asOf = new Date('2026-11-23T18:00:00Z')
  const gone = (goneOn: string) =>
    check('requestor-in-place', facts({ requestor: { ...requestor, goneOn }, asOf }))

  it('is gone from the day that is on record, and not on the day before', () => {
    expect(gone('2026-11-24')).toEqual(passes('was in place on November 23, 2026'))
    expect(gone('2026-11-23')).toEqual(fails('is gone since November 23, 2026'))
  })

  it('is there at all', () => {
    expect(check('requestor-in-place', facts({ requestor: undefined }))).toEqual(fails('No requestor'))
  })

  it('of a community-based organization is a Project Manager, of every other a Manager/Supervisor', () => {
    const of = (
      organizationType: AccountFacts['account']['organizationType'],
      title: 'project-manager' | 'manager-supervisor',
    ) =>
      check(
        'requestor-in-place',
        facts({ account: { organizationType }, requestor: { ...requestor, title } }),
      )[0]
    expect(of('community-based-organization', 'project-manager')).toBe('pass')
    expect(of('community-based-organization', 'manager-supervisor')).toBe('fail')
    for (const type of ['local-area', 'wsb-field-division', 'all-other-staff'] as const)
      expect([of(type, 'manager-supervisor'), of(type, 'project-manager')]).toEqual(['pass', 'fail'])
  })

  it('of a deactivated account may leave after it', () => {
    const account = { state: 'deactivated', deactivatedAt: new Date('2026-11-10T20:00:00Z') } as const
    const left = (goneOn: string) =>
      check('requestor-in-place', facts({ account, requestor: { ...requestor, goneOn }, asOf }))[0]
    expect([left('2026-11-10'), left('2026-11-11')]).toEqual(['fail', 'pass'])
  })
})

describe('the privileges (R36, R37)', () => {
  const change = (over: Partial<CheckedRequest>) =>
    aRequest({ kind: 'change-access', privilegesGranted: [], ...over })
  const of = (privileges: string[], requests: CheckedRequest[]) =>
    check('privileges-as-granted', facts({ account: { privileges }, requests }))

  it('are those of the new account, with what changes have added and taken away, in their order', () => {
    const added = change({
      id: 'added',
      privilegesGranted: ['money', 'people'],
      completedAt: new Date('2026-03-01T20:00:00Z'),
    })
    const removed = change({
      id: 'removed',
      privilegesRemoved: ['notes', 'money'],
      completedAt: new Date('2026-04-01T20:00:00Z'),
    })
    const all = [removed, aRequest(), added]
    expect(of(['people'], all)).toEqual(passes('1 privilege on record, as granted: Manage Individuals'))
    expect(of(['people', 'notes'], all)).toEqual(fails('On record, but not granted: Case Notes'))
    expect(of([], all)).toEqual(fails('Granted, but not on record: Manage Individuals'))
  })

  it('begin anew with another new account, and are not moved by what was never carried out', () => {
    const again = aRequest({
      id: 'again',
      privilegesGranted: ['people'],
      completedAt: new Date('2026-05-01T20:00:00Z'),
    })
    const granted = change({ state: 'granted', privilegesGranted: ['money'], completedAt: undefined })
    const reset = aRequest({ kind: 'reset-password', privilegesGranted: [] })
    expect(of(['people'], [aRequest(), again, granted, reset])[0]).toBe('pass')
  })

  it('cannot be told where no new account was asked for here', () => {
    expect(of(['money'], [change({ privilegesGranted: ['notes'] })])).toEqual(doesNotApply)
  })
})

describe('a separation (R40-R44, D12)', () => {
  const lastMoment = '2026-12-01T07:59:59.999Z' // 30 November, 11:59:59 p.m. Pacific
  const after = '2026-12-01T08:00:00.000Z'
  const done = (deactivatedAt: string, over: Partial<CheckedRequest> = {}) =>
    check(
      'separation-not-passed',
      facts({ requests: [aRequest(), aDeactivation({ deactivatedAt: new Date(deactivatedAt), ...over })] }),
    )

  it('is in time up to the last moment, to the second', () => {
    expect(done(lastMoment)).toEqual(passes('The last moment was November 30, 2026 at 11:59 p.m. PST'))
    expect(done(after)).toEqual(fails('Less than an hour. No incident is on record'))
  })

  it('is in time up to a stated time, also on the night when the clocks change', () => {
    const atNight = { lastDay: '2026-11-01', lastTime: '01:30' } // it is 1:30 twice: the later counts
    expect(done('2026-11-01T09:30:00Z', atNight)).toEqual(passes('November 1, 2026 at 1:30 a.m. PST'))
    expect(done('2026-11-01T09:30:01Z', atNight)).toEqual(fails('Less than an hour'))
  })

  it.each([
    [lastMoment, passes('had not passed')],
    ['2026-12-01T08:00:00.000Z', fails('so far')],
  ])('that is not recorded is late once its last moment has passed: at %s', (asOf, expected) => {
    const open = aDeactivation({ state: 'submitted', completedAt: undefined, deactivatedAt: undefined })
    const given = facts({ requests: [aRequest(), open], asOf: new Date(asOf) })
    expect(check('separation-not-passed', given)).toEqual(expected)
  })

  it('of somebody whose account was deactivated by another request before is in time', () => {
    const open = aDeactivation({ state: 'submitted', completedAt: undefined, deactivatedAt: undefined })
    const account = { state: 'deactivated', deactivatedAt: new Date('2026-11-20T20:00:00Z') } as const
    expect(check('separation-not-passed', facts({ requests: [aRequest(), open], account }))[0]).toBe('pass')
  })

  it('is told by its incident, with how long the account could be used; an unfounded one is none', () => {
    const incident: CheckedIncident = {
      id: 'incident',
      requestId: 'deactivation',
      state: 'closed',
      source: 'processing',
      lastMomentAt: new Date(lastMoment),
      deactivatedAt: new Date('2026-12-03T11:59:59.999Z'),
    }
    const told = (over: Partial<CheckedIncident>) =>
      check(
        'separation-not-passed',
        facts({ requests: [aRequest(), aDeactivation()], incidents: [{ ...incident, ...over }] }),
      )
    expect(told({})).toEqual(
      fails('Time in which the account could be used after it: 2 days 4 hours. Closed'),
    )
    expect(told({ state: 'unfounded' })).toEqual(passes('deactivated in time'))
  })

  it('is not asked about where no deactivation was, or it was denied or withdrawn', () => {
    expect(check('separation-not-passed', facts())).toEqual(doesNotApply)
    const requests = [aDeactivation({ state: 'denied' }), aDeactivation({ state: 'withdrawn' })]
    expect(check('separation-not-passed', facts({ requests }))).toEqual(doesNotApply)
  })
})

describe('the notices', () => {
  const sent = (code: ReviewCheckCode, request: CheckedRequest) => check(code, facts({ requests: [request] }))
  const withNotice = (over: Partial<CheckedNotice>) =>
    sent('credentials-notices', aRequest({ notices: [{ ...credentialsSent, ...over }] }))

  it('with credentials go to the staff member with the requestor in copy (R29)', () => {
    expect(withNotice({ cc: requestorEmail.toUpperCase() })).toEqual(
      passes(`with a copy to ${requestorEmail}`),
    )
    expect(withNotice({ cc: undefined })).toEqual(fails('was not in copy'))
    expect(withNotice({ to: 'another@staff.example' })).toEqual(fails('it went to another@staff.example'))
  })

  it.each(['queued', 'failed', 'bounced'] as const)('that are %s were not sent', (state) => {
    expect(withNotice({ state })[0]).toBe('fail')
  })

  it('with credentials are due for each new account and each reset that was carried out, and for nothing else', () => {
    const reset = aRequest({ id: 'reset', kind: 'reset-password', notices: [] })
    expect(sent('credentials-notices', reset)).toEqual(fails('Reset password, recorded on January 10, 2026'))
    expect(sent('credentials-notices', { ...reset, state: 'granted' })).toEqual(doesNotApply)
    expect(sent('credentials-notices', { ...reset, kind: 'annual-maintenance' })).toEqual(doesNotApply)
  })

  const denied = aRequest({
    kind: 'change-access',
    state: 'denied',
    completedAt: undefined,
    deniedAt: new Date('2026-10-05T20:00:00Z'),
    denialReason: 'Beyond the job function',
    denialText: 'SAMPLE: the work does not need it.',
    notices: [{ template: 'request-denied', to: requestorEmail, state: 'sent' }],
  })

  it('of a denial carry a coded reason and a text to the requestor (R39)', () => {
    expect(sent('denial-reasons', denied)).toEqual(passes('Beyond the job function'))
    expect(sent('denial-reasons', { ...denied, denialReason: undefined })).toEqual(fails('no coded reason'))
    expect(sent('denial-reasons', { ...denied, denialText: '  ' })).toEqual(fails('no text'))
    expect(sent('denial-reasons', { ...denied, notices: [] })).toEqual(fails('no notice is on record'))
  })

  it('of a denial are not asked about where nothing was denied by the as-of instant', () => {
    expect(sent('denial-reasons', aRequest())).toEqual(doesNotApply)
    const asOf = new Date('2026-10-05T19:59:59Z')
    expect(check('denial-reasons', facts({ requests: [denied], asOf }))).toEqual(doesNotApply)
  })
})
