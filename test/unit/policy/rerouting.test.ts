import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Held, isRerouted, reroute } from '../../../src/policy/rerouting.ts'
import {
  isAway,
  mayCoordinate,
  mayStandIn,
  route,
  type RoutingQuestion,
} from '../../../src/policy/routing.ts'
import { coordinatorKinds, organizationTypes } from '../../../src/policy/vocabulary.ts'

const today = '2026-11-23'
const names = ['a', 'b', 'c', 'd', 'e']

/** The same five people every time, as any change has left them. */
const people = fc.tuple(
  ...names.map((id) =>
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom(...coordinatorKinds),
      email: fc.constant(`${id}@x.example`),
      active: fc.boolean(),
      awayFrom: fc.constantFrom(undefined, undefined, '2026-11-22', '2026-11-24'),
    }),
  ),
)

const world = fc
  .tuple(people, fc.subarray(names), fc.option(fc.constantFrom(...names)), fc.subarray(names), fc.boolean())
  .map(([all, own, delegate, standIns, organizationActive]) => ({
    organizationActive,
    coordinators: all.filter(({ id }) => own.includes(id)),
    delegate: all.find(({ id }) => id === delegate),
    standIns: all.filter(({ id }) => standIns.includes(id)),
    operationsUnit: all.filter(({ kind }) => kind === 'operations-unit'),
  }))

const ofRequest = fc.record({
  organizationType: fc.constantFrom(...organizationTypes),
  organizationName: fc.constant('An organization'),
  involved: fc.subarray(['a@x.example', 'b@x.example']),
  today: fc.constant(today),
})

const everyone = ({ coordinators, standIns, delegate, operationsUnit }: RoutingQuestion) => [
  ...coordinators,
  ...(standIns ?? []),
  ...(delegate ? [delegate] : []),
  ...operationsUnit,
]

it('after any changes of coordinators, an open request is with somebody active whom Table 1 allows', () => {
  fc.assert(
    fc.property(
      ofRequest,
      world,
      fc.array(fc.tuple(world, fc.option(fc.constantFrom(...names), { nil: undefined })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.boolean(),
      (request, first, changes, isEscalated) => {
        const sent = route({ ...request, ...first })
        let held: Held = { ...sent, routedTo: sent.coordinatorIds, isEscalated }
        for (const [change, claimer] of changes) {
          const question = { ...request, ...change }
          const after = reroute(question, { ...held, holder: claimer ?? held.holder })
          held = { ...after, isEscalated }
          const found = (id: string | undefined) => everyone(question).find((one) => one.id === id)
          for (const id of after.routedTo) {
            const one = found(id)
            expect(one?.active && !isAway(one, today) && !request.involved.includes(one.email)).toBe(true)
            expect(one && mayStandIn(request.organizationType, one.kind)).toBe(true)
            if (after.level === 'organization' && !isEscalated)
              expect(one && mayCoordinate(request.organizationType, one.kind)).toBe(true)
          }
          if (!change.organizationActive) expect(after.level).toBe('operations-unit')
          if (!after.routedTo.length) {
            expect(after.level).toBe('operations-unit')
            expect(after.reason).toContain('its mailbox is told')
          }
          if (after.holder) {
            expect(found(after.holder)?.active).toBe(true)
            expect(mayStandIn(request.organizationType, found(after.holder)?.kind ?? 'auditor')).toBe(true)
          }
          expect(isRerouted(held, reroute(question, held))).toBe(false)
        }
      },
    ),
    { numRuns: 5000 },
  )
})
