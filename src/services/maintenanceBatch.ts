import { isRecordId } from '../database/recordId.ts'
import { inTransaction, sqlOf } from '../database/transaction.ts'
import type { LocalPolicy } from '../policy/localPolicy.ts'
import { fullName } from '../policy/people.ts'
import type { RequestKind } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { contactOf, holderOf } from './contacts.ts'
import { localPoliciesOf } from './localPolicies.ts'
import { idOf, idsOf, namesOf } from './names.ts'
import { requestsOfBatch } from './submitMaintenance.ts'

/** What was sent in one go, for the requestor who sent it. */
export type SentBatch = {
  requests: { reference: string; staffName: string; kind: RequestKind; holder: string }[]
  /** UTC instant of the first. */
  sentAt: Date
  contact: string
  localPolicies: LocalPolicy[]
}

/** @returns nothing when the key is nobody's, or somebody else's: which of the two is not told */
export async function sentBatch(
  app: Application,
  asked: { batchKey: string; requestorEmail: string },
): Promise<SentBatch | undefined> {
  if (!isRecordId(asked.batchKey)) return undefined
  return inTransaction(app.payload, async ({ req }) => {
    const requests = await requestsOfBatch(req, asked)
    const [first] = requests
    if (!first) return undefined
    const organizations = idsOf(requests.map(({ organization }) => organization))
    const names = await namesOf(req, 'organizations', organizations)
    return {
      requests: requests.map((request) => ({
        reference: request.reference,
        kind: request.kind,
        staffName: fullName(request.staffGivenName, request.staffFamilyName),
        holder: holderOf(request, names.get(idOf(request.organization) ?? '') ?? ''),
      })),
      sentAt: new Date(first.submittedAt),
      contact: await contactOf(req, first),
      localPolicies: await localPoliciesOf(sqlOf(req), organizations),
    }
  })
}
