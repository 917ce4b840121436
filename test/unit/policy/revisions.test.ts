import { describe, expect, it } from 'vitest'
import { checkRequest } from '../../../src/policy/checkRequest.ts'
import { addDays } from '../../../src/policy/dates.ts'
import { checkOlderRefusedAfter, type Revision, revisionToSign } from '../../../src/policy/revisions.ts'
import { eddClaims, REQUEST_DATE } from './claims.ts'

const revision: Revision = {
  form: 'de-7410',
  revision: 'SAMPLE 2',
  effectiveFrom: '2026-11-01',
  olderRefusedAfter: '2027-01-31',
}
const toSign = (signedOn: string, today: string, over: Partial<Revision> = {}) =>
  revisionToSign([{ ...revision, ...over }], { form: 'de-7410', signedOn }, today)

describe('A revision with a day after which older signatures are refused (D15)', () => {
  it.each([
    ['a signature of the day before it, on the last day', '2026-10-31', '2027-01-31', false],
    ['a signature of the day before it, a day later', '2026-10-31', '2027-02-01', true],
    ['a signature of the day it took effect', '2026-11-01', '2027-02-01', false],
  ])('%s', (_name, signedOn, today, refused) => {
    expect(toSign(signedOn, today) !== undefined).toBe(refused)
  })

  it('concerns its own form alone, and nobody where no day is named', () => {
    expect(toSign('2026-10-31', '2027-02-01', { form: 'e-1' })).toBeUndefined()
    expect(toSign('2026-10-31', '2027-02-01', { olderRefusedAfter: null })).toBeUndefined()
  })

  it('refuses a request with an older signature at the date field, and says from when on one counts', () => {
    const passed = {
      ...revision,
      effectiveFrom: addDays(REQUEST_DATE, -3),
      olderRefusedAfter: addDays(REQUEST_DATE, -1),
    }
    const problems = (statementSignedOn: string) =>
      checkRequest(eddClaims({ statementSignedOn }), {
        requestDate: REQUEST_DATE,
        usualPrivileges: [],
        sameFiles: [],
        revisions: [passed],
      })
    expect(problems(addDays(REQUEST_DATE, -4))).toMatchObject([
      { field: 'statementSignedOn', clause: 'D15', message: expect.stringContaining('or later') as string },
    ])
    expect(problems(addDays(REQUEST_DATE, -3))).toEqual([])
  })

  it('names a day that lies ahead, not before the revision, and within 365 days', () => {
    const codes = (day: string, effectiveFrom = '2026-11-01') =>
      checkOlderRefusedAfter({ effectiveFrom }, day, '2026-11-23').length
    expect([codes('2026-11-23'), codes('2026-11-24'), codes('2027-11-23'), codes('2027-11-24')]).toEqual([
      1, 0, 0, 1,
    ])
    expect(codes('2026-12-01', '2026-12-02')).toBe(1)
  })
})
