import type { Coordinator } from '../payload-types.ts'
import type { CoordinatorKind } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'

type DemoAccount = { kind: CoordinatorKind; email: string; name: string }

/** Coordinators of each kind to sign in as; two of the Operations Unit, since nobody reviews what they decided about. */
export const demoAccounts: DemoAccount[] = [
  { kind: 'mis-administrator', email: 'mis.administrator@area-one.example', name: 'Morgan Sample' },
  { kind: 'wsb-spoc', email: 'single.point@field-division.example', name: 'Sidney Sample' },
  { kind: 'operations-unit', email: 'operations@operations-unit.example', name: 'Oakley Sample' },
  { kind: 'operations-unit', email: 'reviewer@operations-unit.example', name: 'Orion Sample' },
  { kind: 'auditor', email: 'auditor@operations-unit.example', name: 'Aubrey Sample' },
]

/**
 * Makes the accounts that are missing.
 * @param renew also gives those that are there this password, because the old one is lost
 * @returns what `demo-accounts.json` holds
 */
export async function writeAccounts(app: Application, password: string, renew: boolean) {
  for (const account of demoAccounts) await writeAccount(app, account, password, renew)
  return demoAccounts.map(({ kind, email }) => ({ kind, email, password }))
}

async function writeAccount(
  app: Application,
  account: DemoAccount,
  password: string,
  renew: boolean,
): Promise<void> {
  const known = await coordinatorAt(app, account.email)
  const local = { collection: 'coordinators', depth: 0, overrideAccess: true } as const
  if (!known) await app.payload.create({ ...local, data: { ...account, active: true, password } })
  else if (renew) await app.payload.update({ ...local, id: known.id, data: { password } })
}

/** The first sample coordinator of one kind, where the account was made. */
export const sampleCoordinator = (
  app: Application,
  kind: CoordinatorKind,
): Promise<Coordinator | undefined> =>
  coordinatorAt(app, demoAccounts.find((account) => account.kind === kind)?.email ?? '')

async function coordinatorAt({ payload }: Application, email: string): Promise<Coordinator | undefined> {
  const { docs } = await payload.find({
    collection: 'coordinators',
    where: { email: { equals: email } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]
}
