import { describe, expect, it } from 'vitest'
import {
  exportAddress,
  inboxAddress,
  pageAddress,
  reviewPath,
  sortAddress,
} from '../../../src/panel/inbox/addresses.ts'
import { filtersInWords, resultsInWords, withoutFilters } from '../../../src/panel/inbox/filterWords.ts'
import { type InboxQuery, parametersOf, readInboxQuery } from '../../../src/services/inboxQuery.ts'

const organizationId = '0b8f2c7e-0000-4000-8000-000000000001'
const full: InboxQuery = {
  view: 'all',
  search: 'Lopez & sons',
  kind: 'reset-password',
  state: 'returned',
  organizationId,
  requestor: 'ruiz@requestors.example',
  from: '2026-11-01',
  to: '2026-11-30',
  sort: 'staff',
  descending: true,
  page: 3,
  size: 100,
}
const read = (address: string) =>
  readInboxQuery(Object.fromEntries(new URL(address, 'http://localhost').searchParams))

describe('the address of a list', () => {
  it('says all of it, so that it can be kept and shared', () => {
    expect(read(inboxAddress(full))).toEqual(full)
    expect(read(reviewPath('one', full))).toEqual(full)
    expect(inboxAddress(readInboxQuery({}))).toBe('/admin/collections/requests?view=to-do')
  })

  it('keeps the filters on another page, and begins at the first when it is sorted anew', () => {
    expect(read(pageAddress(full, 4))).toEqual({ ...full, page: 4 })
    expect(read(sortAddress(full, 'state'))).toEqual({ ...full, page: 1, sort: 'state', descending: false })
    expect(read(sortAddress(full, 'staff'))).toMatchObject({ sort: 'staff', descending: false })
    expect(read(sortAddress(full, 'age'))).toMatchObject({ sort: 'age', descending: true })
  })

  it('leads to the file of the whole list, or of what is selected', () => {
    expect(read(exportAddress(full))).toEqual({ ...full, page: 1 })
    expect(exportAddress(full, ['one', 'two'])).toBe('/api/requests/export.csv?ids=one%2Ctwo')
  })
})

describe('a filtered list', () => {
  it('names its filters in words, days of California included on both sides', () => {
    expect(filtersInWords(full, 'SAMPLE Local Area One')).toEqual([
      'matches “Lopez & sons”',
      'is of the kind “Reset password”',
      'is in the state “Waiting for requestor”',
      'is of SAMPLE Local Area One',
      'was sent by “ruiz@requestors.example”',
      'was sent from November 1, 2026 to November 30, 2026',
    ])
    expect(filtersInWords(readInboxQuery({ to: '2026-11-30' }))).toEqual([
      'was sent on November 30, 2026 or earlier',
    ])
  })

  it('is cleared of them all and keeps its view', () => {
    const cleared = read(`/?${parametersOf(withoutFilters(full))}`)
    expect(filtersInWords(cleared)).toEqual([])
    expect(cleared).toMatchObject({ view: 'all', sort: 'staff', size: 100 })
  })

  it('tells how many there are, and where counting stopped', () => {
    const inbox = (count: number, more: boolean, page = 1) => ({
      rows: [],
      total: { count, more },
      page,
      hasNext: false,
    })
    const found = readInboxQuery({ view: 'all', q: 'Lopez' })
    expect(resultsInWords(found, inbox(1, false))).toBe('1 request in “All”, which matches “Lopez”')
    expect(resultsInWords(found, inbox(500, true))).toBe(
      '500+ requests in “All”, each of which matches “Lopez”',
    )
    expect(resultsInWords(readInboxQuery({}), inbox(0, false))).toBe('0 requests in “To do”')
  })
})
