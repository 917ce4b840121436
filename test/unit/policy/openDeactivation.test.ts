import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, pacificDateOf } from '../../../src/policy/dates.ts'
import { lastMomentOf } from '../../../src/policy/deactivation.ts'
import {
  bindingOnArrival,
  bindingOne,
  binds,
  checkLeaving,
  closesAtOnce,
  closingInWords,
  isOvertaken,
  leavesInWords,
  type OpenDeactivation,
} from '../../../src/policy/openDeactivation.ts'
import { deactivationBindings, requestKinds, requestStates } from '../../../src/policy/vocabulary.ts'

const now = new Date('2026-11-23T18:00:00Z')
const today = pacificDateOf(now)

const deactivation = (over: Partial<OpenDeactivation> = {}): OpenDeactivation => ({
  id: 'one',
  reference: 'CJ-7F3K-92QM',
  requestorEmail: 'requestor@area.example',
  lastDay: '2026-12-15',
  bindsBy: 'requestor-of-record',
  ...over,
})

const anyDeactivation = fc.record<OpenDeactivation>({
  id: fc.uuid(),
  reference: fc.constantFrom('CJ-7F3K-92QM', 'CJ-0000-0000'),
  requestorEmail: fc.constantFrom('requestor@area.example', 'other@area.example'),
  lastDay: fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)),
  lastTime: fc.constantFrom(null, '00:00', '09:30', '10:00', '23:59'),
  bindsBy: fc.constantFrom(null, ...deactivationBindings),
})
const anyKind = fc.constantFrom(...requestKinds)

const refused = (kind: (typeof requestKinds)[number], one: OpenDeactivation, dueOn?: string) =>
  checkLeaving(kind, { deactivation: one, dueOn }, 'requestor@area.example', today).length > 0

describe('whose deactivation binds (D24)', () => {
  it('the one of the requestor of record, and the one that a coordinator entered: no other', () =>
    fc.assert(
      fc.property(anyKind, fc.boolean(), fc.boolean(), (kind, isOfRecord, byCoordinator) => {
        const binding = bindingOnArrival({ kind, isOfRecord, byCoordinator })
        expect(Boolean(binding)).toBe(kind === 'deactivate' && (isOfRecord || byCoordinator))
      }),
    ))

  it('of many that are open, the earliest that binds counts; without one that binds, none', () =>
    fc.assert(
      fc.property(fc.array(anyDeactivation, { maxLength: 6 }), (open) => {
        const counting = open.filter(binds).map((one) => lastMomentOf(one).getTime())
        const found = bindingOne(open)
        expect(found && lastMomentOf(found).getTime()).toBe(
          counting.length ? Math.min(...counting) : undefined,
        )
      }),
    ))
})

describe('what the requestor of record can still send (D24)', () => {
  it('from the last day on nothing but a deactivation; before it, all but a renewal that is not needed', () =>
    fc.assert(
      fc.property(
        anyKind,
        anyDeactivation,
        fc.option(fc.integer({ min: -400, max: 400 }), { nil: undefined }),
        (kind, one, due) => {
          const dueOn = due === undefined ? undefined : addDays(today, due)
          const isRefused = refused(kind, one, dueOn)
          if (!binds(one) || kind === 'deactivate') {
            expect(isRefused).toBe(false)
            return
          }
          if (one.lastDay <= today) {
            expect(isRefused).toBe(true)
            return
          }
          const isNeedless = kind === 'annual-maintenance' && dueOn !== undefined && dueOn >= one.lastDay
          expect(isRefused).toBe(isNeedless)
        },
      ),
    ))

  it.each(requestKinds.filter((kind) => kind !== 'deactivate'))(
    'a last day of yesterday or today refuses %s, a deactivation that does not bind nothing',
    (kind) => {
      expect(refused(kind, deactivation({ lastDay: '2026-11-22' }))).toBe(true)
      expect(refused(kind, deactivation({ lastDay: '2026-11-23' }))).toBe(true)
      expect(refused(kind, deactivation({ lastDay: '2026-11-24' }))).toBe(false)
      expect(refused(kind, deactivation({ lastDay: '2026-11-22', bindsBy: null }))).toBe(false)
    },
  )

  it('annual maintenance is taken where the documents lapse before the last day, and not where they count on it', () => {
    expect(refused('annual-maintenance', deactivation({ lastDay: '2026-12-15' }), '2026-12-14')).toBe(false)
    expect(refused('annual-maintenance', deactivation({ lastDay: '2026-12-15' }), '2026-12-15')).toBe(true)
    expect(refused('annual-maintenance', deactivation())).toBe(false)
  })

  it('says the way out: to withdraw the own request, to call for somebody else’s', () => {
    const over = { lastDay: '2026-11-20' }
    const message = (one: OpenDeactivation) =>
      checkLeaving('reset-password', { deactivation: one }, 'Requestor@area.example', today)[0]?.message
    expect(message(deactivation(over))).toBe(
      'Deactivation CJ-7F3K-92QM is open, and the last day was November 20, 2026. To ask for anything else for this person, withdraw that request first',
    )
    expect(message(deactivation({ ...over, requestorEmail: 'other@area.example' }))).toContain(
      'call your CalJOBS Access Coordinator',
    )
    expect(message(deactivation({ lastDay: '2026-11-23' }))).toContain(
      'the last day is today, November 23, 2026',
    )
  })
})

describe('what a deactivation closes (D17)', () => {
  it('at once, where it binds and the last day is today or past; never otherwise', () =>
    fc.assert(
      fc.property(anyDeactivation, (one) => {
        expect(closesAtOnce(one, today)).toBe(Boolean(one.bindsBy) && one.lastDay <= today)
      }),
    ))

  it('later, what was sent up to the last moment, once that has passed; never another deactivation', () =>
    fc.assert(
      fc.property(
        anyKind,
        fc.constantFrom(...requestStates),
        anyDeactivation,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        (kind, state, one, sent, later) => {
          const hour = 3_600_000
          const moment = lastMomentOf(one).getTime()
          const submittedAt = new Date(moment + sent * hour)
          const at = new Date(moment + later * hour)
          const isOpen = ['submitted', 'in-review', 'returned', 'granted'].includes(state)
          expect(isOvertaken({ kind, state, submittedAt }, one, at)).toBe(
            isOpen && kind !== 'deactivate' && Boolean(one.bindsBy) && later > 0 && sent <= 0,
          )
        },
      ),
    ))

  it('is said before it is sent: now, or later, or nothing where nothing is closed', () => {
    const own = ['Password reset CJ-0000-0000']
    expect(closingInWords(deactivation({ lastDay: today }), own, today)[0]).toMatch(/is closed at once/)
    expect(closingInWords(deactivation(), own, today)[0]).toMatch(
      /stays open .* December 15, 2026, has passed/,
    )
    expect(closingInWords(deactivation({ bindsBy: null }), own, today)).toEqual([])
    expect(closingInWords(deactivation(), [], today)).toEqual([])
  })
})

it('the mark on an account follows the day', () => {
  expect(leavesInWords(deactivation({ lastDay: '2026-11-22' }), today)).toBe('Left on November 22, 2026')
  expect(leavesInWords(deactivation({ lastDay: '2026-11-23' }), today)).toBe(
    'Leaves today, November 23, 2026',
  )
  expect(leavesInWords(deactivation({ lastDay: '2026-11-24' }), today)).toBe('Leaves on November 24, 2026')
})
