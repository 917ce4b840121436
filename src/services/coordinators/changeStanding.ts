import type { PayloadRequest, TypedUser } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { Coordinator } from '../../payload-types.ts'
import { lastOperationsUnit, leavesOperationsUnit } from '../../policy/coordinators.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import { type CoordinatorKind, coordinatorKinds } from '../../policy/vocabulary.ts'
import type { Application } from '../application.ts'
import { idOf, idsOf } from '../names.ts'
import { answered, Refused, refuseIf } from '../refused.ts'
import { lockAccount } from './lockAccounts.ts'
import { hasAnotherOperationsUnit } from './operationsUnit.ts'

/** What becomes of an account: it is switched off or on, or is of another kind from now on. */
export type ChangeOfStanding = { change: string; successor: string }

const wrong = (field: keyof ChangeOfStanding, message: string): Problem => ({
  code: `${field}-wrong`,
  field,
  message,
})
const notThere: Problem = { code: 'coordinator-not-found', message: 'There is no such coordinator' }

/**
 * Changes the account of a coordinator for the Operations Unit. A successor takes the place of the person in every
 * organization first; what is open then goes to whom Table 1 names, in the same transaction (D26).
 */
export const changeStanding = (
  app: Application,
  { coordinatorId, user }: { coordinatorId: string; user: TypedUser },
  given: ChangeOfStanding,
): Promise<Result<Coordinator>> =>
  answered(() =>
    inTransaction(
      app.payload,
      async ({ req, sql }) => {
        if (!isOperationsUnit(user)) throw new Refused([notThere], 404)
        await lockAccount(sql, coordinatorId)
        const inside = { depth: 0, overrideAccess: true, req } as const
        const before = await req.payload.findByID({
          collection: 'coordinators',
          id: coordinatorId,
          disableErrors: true,
          ...inside,
        })
        if (!before) throw new Refused([notThere], 404)
        const after = standingAfter(before, given.change)
        if (
          leavesOperationsUnit(standing(before), after) &&
          !(await hasAnotherOperationsUnit(sql, before.id))
        )
          throw new Refused([{ ...lastOperationsUnit('active'), field: 'change' }])
        if (given.successor) await handOver(req, before, given.successor)
        return req.payload.update({ collection: 'coordinators', id: before.id, data: after, ...inside })
      },
      user,
    ),
  )

const standing = ({ kind, active }: Coordinator) => ({ kind, active: Boolean(active) })

/** @throws Refused where nothing would change */
function standingAfter(before: Coordinator, change: string): { kind: CoordinatorKind; active: boolean } {
  const now = standing(before)
  const kind = coordinatorKinds.find((one) => one === change)
  if (change === 'inactive' && now.active) return { ...now, active: false }
  if (change === 'active' && !now.active) return { ...now, active: true }
  if (kind && kind !== now.kind) return { ...now, kind }
  throw new Refused([wrong('change', 'Select what changes')])
}

/** The successor stands where the person stood: among the coordinators, and as the delegate. */
async function handOver(req: PayloadRequest, from: Coordinator, successorId: string): Promise<void> {
  const inside = { depth: 0, overrideAccess: true, req } as const
  const { docs: found } = await req.payload.find({
    collection: 'coordinators',
    where: { id: { equals: successorId }, active: { equals: true }, kind: { equals: from.kind } },
    ...inside,
  })
  const [successor] = found.filter(({ id }) => id !== from.id)
  refuseIf(successor ? [] : [wrong('successor', 'Select an active account of the same kind')])
  if (!successor) return
  const { docs } = await req.payload.find({
    collection: 'organizations',
    where: { or: [{ coordinators: { contains: from.id } }, { delegate: { equals: from.id } }] },
    sort: 'id',
    pagination: false,
    ...inside,
  })
  const instead = (id: string) => (id === from.id ? successor.id : id)
  for (const organization of docs) {
    const delegate = idOf(organization.delegate)
    await req.payload.update({
      collection: 'organizations',
      id: organization.id,
      data: {
        coordinators: [...new Set(idsOf(organization.coordinators).map(instead))],
        delegate: delegate ? instead(delegate) : null,
      },
      ...inside,
    })
  }
}
