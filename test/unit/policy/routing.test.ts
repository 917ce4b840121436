import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAway,
  route,
  type RoutableCoordinator,
  type RoutingQuestion,
  table1,
} from '../../../src/policy/routing.ts'
import { coordinatorKinds, organizationTypes } from '../../../src/policy/vocabulary.ts'

const today = '2026-11-23'
const someone = (over: Partial<RoutableCoordinator>): RoutableCoordinator => ({
  id: 'one',
  kind: 'mis-administrator',
  email: 'one@local-area.example',
  active: true,
  ...over,
})
const operations = someone({ id: 'ops', kind: 'operations-unit', email: 'ops@edd.example' })
const question = (over: Partial<RoutingQuestion>): RoutingQuestion => ({
  organizationType: 'local-area',
  organizationName: 'A Local Area',
  organizationActive: true,
  coordinators: [someone({})],
  operationsUnit: [operations],
  involved: [],
  today,
  ...over,
})

describe('Table 1', () => {
  it.each([
    ['local-area', 'mis-administrator', 'organization'],
    ['wsb-field-division', 'wsb-spoc', 'organization'],
    ['community-based-organization', 'operations-unit', 'operations-unit'],
    ['all-other-staff', 'operations-unit', 'operations-unit'],
  ] as const)('sends a request of %s to the %s', (organizationType, kind, level) => {
    const own = someone({ kind })
    const found = route(question({ organizationType, coordinators: [own], operationsUnit: [operations] }))
    expect(found).toMatchObject({ level, flagged: false })
    expect(table1[organizationType].coordinator).toBe(kind)
  })

  it.each([
    ['is not active', { coordinators: [someone({ active: false })] }],
    ['is away today', { coordinators: [someone({ awayFrom: today, awayTo: today })] }],
    ['made the request', { involved: ['ONE@local-area.example '] }],
    ['is of another kind', { coordinators: [someone({ kind: 'wsb-spoc' })] }],
    ['is only an auditor', { coordinators: [someone({ kind: 'auditor' })] }],
  ])('goes on to the delegate when the coordinator %s, and says so', (_why, over) => {
    const delegate = someone({ id: 'delegate', email: 'delegate@edd.example' })
    expect(route(question({ ...over, delegate }))).toMatchObject({
      level: 'delegate',
      coordinatorIds: ['delegate'],
      flagged: true,
    })
    expect(route(question({ ...over, delegate: undefined }))).toMatchObject({
      level: 'operations-unit',
      coordinatorIds: ['ops'],
      flagged: true,
    })
  })

  it.each([
    ['mis-administrator', 'delegate'],
    ['operations-unit', 'delegate'],
    ['wsb-spoc', 'operations-unit'],
    ['auditor', 'operations-unit'],
  ] as const)('takes a delegate of a Local Area of the kind %s: it goes to the %s', (kind, level) => {
    const delegate = someone({ id: 'delegate', kind, email: 'delegate@edd.example' })
    expect(route(question({ coordinators: [], delegate }))).toMatchObject({ level })
  })

  it('says that the coordinator is part of the request, and not that there is none', () => {
    const part = { involved: ['one@local-area.example'] }
    expect(route(question(part)).reason).toContain('is part of this request')
    expect(route(question({ ...part, coordinators: [] })).reason).toContain(
      'no coordinator and no delegate who can act today',
    )
  })

  it('a coordinator who comes back tomorrow is away today, and not the day after', () => {
    const away = someone({ awayFrom: '2026-11-20', awayTo: '2026-11-23' })
    expect([
      isAway(away, '2026-11-19'),
      isAway(away, '2026-11-20'),
      isAway(away, '2026-11-23'),
      isAway(away, '2026-11-24'),
    ]).toEqual([false, true, true, false])
  })
})

it('routing is total: there is always a level and a reason, and never a person who may not act', () => {
  const coordinator = fc.record({
    id: fc.string({ minLength: 1 }),
    kind: fc.constantFrom(...coordinatorKinds),
    email: fc.constantFrom('a@x.example', 'B@x.example', 'c@x.example'),
    active: fc.boolean(),
    awayFrom: fc.constantFrom(undefined, '2026-11-22', '2026-11-23', '2026-11-24'),
    awayTo: fc.constantFrom(undefined, '2026-11-22', '2026-11-23', '2026-11-24'),
  })
  const anyQuestion = fc.record({
    organizationType: fc.constantFrom(...organizationTypes),
    organizationName: fc.constant('An organization'),
    organizationActive: fc.boolean(),
    coordinators: fc.array(coordinator, { maxLength: 4 }),
    delegate: fc.option(coordinator, { nil: undefined }),
    standIns: fc.array(coordinator, { maxLength: 2 }),
    operationsUnit: fc.array(coordinator, { maxLength: 3 }),
    involved: fc.subarray(['a@x.example', 'b@x.example']),
    today: fc.constant(today),
  })
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      const found = route(asked)
      expect(found.reason).not.toBe('')
      const known = [
        ...asked.coordinators,
        ...(asked.delegate ? [asked.delegate] : []),
        ...asked.standIns,
        ...asked.operationsUnit,
      ]
      for (const id of found.coordinatorIds)
        expect(
          known.some(
            (one) =>
              one.id === id &&
              one.active &&
              one.kind !== 'auditor' &&
              !isAway(one, today) &&
              !asked.involved.includes(one.email.toLowerCase()),
          ),
        ).toBe(true)
      if (!found.coordinatorIds.length)
        expect(found).toMatchObject({ level: 'operations-unit', flagged: true })
      if (table1[asked.organizationType].coordinator === 'operations-unit')
        expect(found.level).toBe('operations-unit')
    }),
    { numRuns: 2000 },
  )
})
