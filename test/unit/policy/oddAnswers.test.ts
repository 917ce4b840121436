import { describe, expect, it } from 'vitest'
import type { Claims } from '../../../src/policy/claims.ts'
import { checkRequest } from '../../../src/policy/checkRequest.ts'
import { eddClaims, nonEddClaims, REQUEST_DATE } from './claims.ts'

const context = { requestDate: REQUEST_DATE, usualPrivileges: [], sameFiles: [] }
const codesOf = (over: Partial<Claims>) => checkRequest(eddClaims(over), context).map(({ code }) => code)

describe('a request', () => {
  it.each<[Partial<Claims>, string[]]>([
    [{ requestorPhone: 'abc' }, ['requestorPhone-form']],
    [{ requestorPhone: '916 555 0100 ext. 7' }, []],
    [{ staffPhone: '12' }, ['staffPhone-form']],
    [{ staffPhone: '' }, []],
    [{ requestorName: '🙂' }, ['requestorName-form']],
    [{ staffGivenName: '--' }, ['staffGivenName-form']],
    [{ staffGivenName: '李', staffFamilyName: '' }, []],
    [{ staffFamilyName: '7' }, ['staffFamilyName-form']],
  ])('with %j: %j', (over, codes) => expect(codesOf(over)).toEqual(codes))

  it('has two files: the signed E-1 is not the certificate once more', () => {
    const codes = (hasTwinFiles: boolean) =>
      checkRequest(nonEddClaims(), { ...context, hasTwinFiles }).map(({ code }) => code)
    expect([codes(false), codes(true)]).toEqual([[], ['same-file-twice']])
  })
})
