import { createLocalReq, type PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import type { Coordinator, Organization } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { LocalPolicy } from '../policy/localPolicy.ts'
import type { Route } from '../policy/routing.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { ownAccounts } from './accounts.ts'
import type { Application } from './application.ts'
import type { OrganizationChoice } from './choices.ts'
import { operationsEmail } from './contacts.ts'
import { localPoliciesOf } from './localPolicies.ts'
import { publicContacts } from './publicContacts.ts'
import { isActiveOn, routeFor } from './routeRequest.ts'

/** Somebody to write to; of the Operations Unit its mailbox, never a person of it. */
export type AccessCoordinator = { name: string; kind: string; email: string; phone?: string }

/** Who answers a requestor of one organization today, and why it is them (R23, R52, D6). */
export type OwnCoordinators = {
  organizationId: string
  organizationName: string
  isActive: boolean
  level: Route['level']
  /** A sentence, as the route of a request has it. */
  reason: string
  coordinators: AccessCoordinator[]
  /** For what cannot wait, where no number of a coordinator is told. */
  telephone?: { number: string; whose: string }
  localPolicies: LocalPolicy[]
}

/**
 * The CalJOBS Access Coordinators of one organization, by the rules that route its requests: Table 1, absences,
 * delegates and the Operations Unit (R52).
 * @param askedBy mail address of the requestor, who is never sent to themselves
 * @returns nothing for an organization that is not on record
 */
export async function ownCoordinators(
  app: Application,
  organizationId: string,
  askedBy?: string,
): Promise<OwnCoordinators | undefined> {
  if (!isRecordId(organizationId)) return undefined
  const req = await createLocalReq({}, app.payload)
  const inside = { depth: 0, overrideAccess: true, req } as const
  const organization = await app.payload.findByID({
    collection: 'organizations',
    id: organizationId,
    disableErrors: true,
    ...inside,
  })
  if (!organization) return undefined
  const today = pacificDateOf(app.clock.now())
  const route = await routeFor(req, organization, askedBy ? [askedBy] : [], today)
  const isOfArea = await hasStaffIn(req, askedBy, organization.id)
  const toOperations = route.level === 'operations-unit'
  const { docs } = await app.payload.find({
    collection: 'coordinators',
    where: { id: { in: toOperations ? [] : route.coordinatorIds } },
    sort: 'name',
    pagination: false,
    ...inside,
  })
  return {
    organizationId: organization.id,
    organizationName: organization.name,
    isActive: isActiveOn(organization, today),
    level: route.level,
    reason: route.reason,
    coordinators: toOperations
      ? [operationsUnit(await operationsEmail(req))]
      : docs.map((one) => asContact(one, isOfArea)),
    telephone: await telephoneOf(req, organization, toOperations),
    localPolicies: await localPoliciesOf(poolOf(app.payload), [organization.id]),
  }
}

async function hasStaffIn(
  req: PayloadRequest,
  requestor: string | undefined,
  organizationId: string,
): Promise<boolean> {
  const staff = requestor ? await ownAccounts(poolOf(req.payload), requestor, { activeOnly: false }) : []
  return staff.some((account) => account.organizationId === organizationId)
}

/** A coordinator's own number is for requestors with a proved address who have staff on record in the area. */
const asContact = ({ name, kind, email, phone }: Coordinator, isOfArea: boolean): AccessCoordinator => ({
  name,
  kind: coordinatorKindLabels[kind],
  email,
  phone: (isOfArea && phone) || undefined,
})

async function telephoneOf(
  req: PayloadRequest,
  { name, telephone }: Organization,
  toOperations: boolean,
): Promise<OwnCoordinators['telephone']> {
  const { operationsTelephone } = await publicContacts(req)
  const ofOrganization = telephone ? { number: telephone, whose: name } : undefined
  const ofOperations = operationsTelephone
    ? { number: operationsTelephone, whose: coordinatorKindLabels['operations-unit'] }
    : undefined
  return toOperations ? (ofOperations ?? ofOrganization) : (ofOrganization ?? ofOperations)
}

const operationsUnit = (email: string): AccessCoordinator => ({
  name: coordinatorKindLabels['operations-unit'],
  kind: 'Workforce Services Branch (WSB) of the EDD',
  email,
})

export type AskableOrganization = OrganizationChoice & { isActive: boolean }

/** Every organization by name; closed ones too, since an account may outlive its organization (D3). */
export async function organizationsToAskAbout(app: Application): Promise<AskableOrganization[]> {
  const { rows } = await poolOf(app.payload).query<AskableOrganization>(
    `select id, name, type,
       coalesce(active_from, $1) <= $1 and coalesce(active_to, $1) >= $1 as "isActive"
     from organizations order by name`,
    [pacificDateOf(app.clock.now())],
  )
  return rows
}
