import { describe, expect, it } from 'vitest'
import { staffAddress, staffSortAddress, timelineAddress } from '../../../src/panel/people/addresses.ts'
import { dueMark, staffResultsInWords } from '../../../src/panel/people/words.ts'
import { readStaffQuery, type StaffQuery } from '../../../src/services/staffQuery.ts'

const organizationId = '0b8f2c7e-0000-4000-8000-000000000001'
const full: StaffQuery = {
  view: 'lapsed',
  search: 'Lopez & sons',
  organizationId,
  sort: 'name',
  descending: true,
  page: 3,
  size: 100,
}
const read = (address: string) =>
  readStaffQuery(Object.fromEntries(new URL(address, 'http://localhost').searchParams))

describe('the address of the list of staff', () => {
  it('says all of it, so that it can be kept and shared', () => {
    expect(read(staffAddress(full))).toEqual(full)
    expect(staffAddress({ view: 'due', organizationId })).toBe(
      `/admin/collections/staff?view=due&org=${organizationId}`,
    )
    expect(timelineAddress('one', 'documents')).toBe('/admin/collections/staff/one?show=documents#time-line')
  })

  it('begins at the first page when it is sorted anew, a second time the other way round', () => {
    expect(read(staffSortAddress(full, 'due'))).toMatchObject({ page: 1, sort: 'due', descending: false })
    expect(read(staffSortAddress(full, 'name'))).toMatchObject({ page: 1, sort: 'name', descending: false })
  })

  it('counts as not said where it says nonsense', () => {
    const nonsense = { view: 'x', org: '1; drop table staff', order: '-email', p: '-2', size: '7' }
    expect(readStaffQuery(nonsense)).toEqual(readStaffQuery({}))
  })
})

describe('words of the list of staff', () => {
  it('tell the days to the due date, and after it (D5)', () => {
    const mark = (dueOn?: string) => dueMark(dueOn, '2026-11-23')
    expect(mark('2026-12-05')).toEqual({ words: 'Due in 12 days', press: 'soon' })
    expect(mark('2026-11-23')).toEqual({ words: 'Due today', press: 'soon' })
    expect(mark('2026-12-24')).toMatchObject({ press: 'none' })
    expect(mark('2026-11-19')).toEqual({ words: 'Lapsed 3 days ago', press: 'late' })
    expect(mark()).toEqual({ words: 'No due date on record', press: 'none' })
  })

  it('tell how many there are, and of what', () => {
    const list = { rows: [], page: 1, hasNext: false, today: '2026-11-23' }
    const one = { ...list, total: { count: 1, more: false } }
    expect(staffResultsInWords({ ...full, search: '', organizationId: undefined }, one)).toBe(
      '1 staff member in “Lapsed”',
    )
    const many = { ...list, total: { count: 500, more: true } }
    expect(staffResultsInWords(full, many, 'SAMPLE Area')).toBe(
      '500+ staff members in “Lapsed”, of SAMPLE Area, matching “Lopez & sons”',
    )
  })
})
