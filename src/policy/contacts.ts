import type { Problem } from './problem.ts'
import { mayCoordinate, mayStandIn, table1 } from './routing.ts'
import { type CoordinatorKind, coordinatorKindLabels, type OrganizationType } from './vocabulary.ts'

type Named = { id: string; name: string; kind: CoordinatorKind; active?: boolean | null }

export type Contacts = {
  type: OrganizationType
  /** Those who were not there before: what stands from before is left, and never routed to. */
  newCoordinators: Named[]
  newDelegate?: Named
}

/** Whom Table 1 lets answer for an organization: active accounts of the kind that it names (R23, D26). */
export const checkContacts = ({ type, newCoordinators, newDelegate }: Contacts): Problem[] => [
  ...newCoordinators
    .filter(({ kind, active }) => !active || !mayCoordinate(type, kind))
    .map((one) => refuse('coordinators', one, `Select ${oneOfKind(type)} who is active`)),
  ...(newDelegate && !(newDelegate.active && mayStandIn(type, newDelegate.kind))
    ? [
        refuse(
          'delegate',
          newDelegate,
          `Select ${oneOfKind(type)} or somebody of the Operations Unit who is active`,
        ),
      ]
    : []),
]

const oneOfKind = (type: OrganizationType): string => {
  const label = coordinatorKindLabels[table1[type].coordinator]
  return table1[type].coordinator === 'operations-unit'
    ? `somebody of the ${label}`
    : `a coordinator of the kind “${label}”`
}

function refuse(field: 'coordinators' | 'delegate', { name, kind, active }: Named, wayOut: string): Problem {
  const why = active
    ? `is “${coordinatorKindLabels[kind]}”, which Table 1 does not name here`
    : 'is not active'
  return { code: `${field}-do-not-fit`, field, message: `${name} ${why}. ${wayOut}`, clause: 'R23' }
}
