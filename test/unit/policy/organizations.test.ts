import { describe, expect, it } from 'vitest'
import { type CheckedOrganization, flagsOf } from '../../../src/policy/organizations.ts'
import type { RoutableCoordinator } from '../../../src/policy/routing.ts'

const today = '2026-11-23'
const somebody = (over: Partial<RoutableCoordinator> = {}): RoutableCoordinator => ({
  id: 'one',
  kind: 'mis-administrator',
  email: 'one@coordinators.example',
  active: true,
  ...over,
})
const area = (over: Partial<CheckedOrganization> = {}): CheckedOrganization => ({
  type: 'local-area',
  isActive: true,
  coordinators: [somebody()],
  standIns: [],
  processOnFileOn: '2026-07-01',
  hasProcessDocument: true,
  ...over,
})
const flags = (over: Partial<CheckedOrganization> = {}) => flagsOf(area(over), today)
const away = somebody({ awayFrom: '2026-11-20' })

describe('an organization lacks', () => {
  it('nothing, with a coordinator and a process on file', () => {
    expect(flags()).toEqual([])
  })

  it('a coordinator, where none of the kind of Table 1 is active (R23, D6)', () => {
    expect(flags({ coordinators: [] })).toEqual(['no-coordinator'])
    expect(flags({ coordinators: [somebody({ active: false })] })).toEqual([
      'no-coordinator',
      'unfit-contact',
    ])
    expect(flags({ coordinators: [somebody({ kind: 'wsb-spoc' })] })).toEqual([
      'no-coordinator',
      'unfit-contact',
    ])
    expect(flags({ type: 'community-based-organization', coordinators: [] })).toEqual([])
  })

  it('a delegate, where everybody is away and nobody who can act stands in', () => {
    expect(flags({ coordinators: [away] })).toEqual(['away-without-delegate'])
    expect(flags({ coordinators: [away, somebody({ id: 'two' })] })).toEqual([])
    expect(flags({ coordinators: [away], standIns: [somebody({ id: 'two' })] })).toEqual([])
    expect(flags({ coordinators: [away], delegate: somebody({ id: 'two' }) })).toEqual([])
    expect(flags({ coordinators: [away], delegate: somebody({ id: 'two', active: false }) })).toEqual([
      'away-without-delegate',
      'unfit-contact',
    ])
    expect(flags({ coordinators: [somebody({ awayFrom: '2026-11-01', awayTo: '2026-11-22' })] })).toEqual([])
  })

  it('contacts who can act alone, where one is named who gets no requests (R23, D26)', () => {
    const spoc = somebody({ id: 'two', kind: 'wsb-spoc' })
    expect(flags({ coordinators: [somebody(), spoc] })).toEqual(['unfit-contact'])
    expect(flags({ delegate: spoc })).toEqual(['unfit-contact'])
    expect(flags({ delegate: somebody({ id: 'two', kind: 'operations-unit' }) })).toEqual([])
    expect(flags({ type: 'all-other-staff', coordinators: [somebody()] })).toEqual(['unfit-contact'])
  })

  it('a process on file, whatever its type (R7)', () => {
    const missing = { processOnFileOn: undefined, hasProcessDocument: false }
    expect(flags(missing)).toEqual(['no-process'])
    expect(flags({ ...missing, type: 'all-other-staff', coordinators: [] })).toEqual(['no-process'])
    expect(flags({ hasProcessDocument: false })).toEqual(['process-without-document'])
  })

  it('nothing once it takes no requests any more', () => {
    expect(flags({ isActive: false, coordinators: [], processOnFileOn: undefined })).toEqual([])
  })
})
