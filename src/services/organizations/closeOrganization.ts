import type { TypedUser } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { inTransaction } from '../../database/transaction.ts'
import type { Organization } from '../../payload-types.ts'
import { type CivilDate, isCivilDate } from '../../policy/dates.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import type { Application } from '../application.ts'
import { answered, Refused, refuseIf } from '../refused.ts'

const notThere: Problem = { code: 'organization-not-found', message: 'There is no such organization' }

/**
 * Sets the last day on which an organization takes requests, or takes it away. What is open after that day goes to the
 * Operations Unit: at once where the day is past, else by the job of the day after (D26).
 */
export const closeOrganization = (
  app: Application,
  { organizationId, user }: { organizationId: string; user: TypedUser },
  { activeTo }: { activeTo: CivilDate | '' },
): Promise<Result<Organization>> =>
  answered(() =>
    inTransaction(
      app.payload,
      async ({ req }) => {
        const inside = { depth: 0, overrideAccess: true, req } as const
        const before = isOperationsUnit(user)
          ? await req.payload.findByID({
              collection: 'organizations',
              id: organizationId,
              disableErrors: true,
              ...inside,
            })
          : undefined
        if (!before) throw new Refused([notThere], 404)
        refuseIf(problemsOf(activeTo, before.activeFrom))
        return req.payload.update({
          collection: 'organizations',
          id: organizationId,
          data: { activeTo: activeTo || null },
          ...inside,
        })
      },
      user,
    ),
  )

function problemsOf(activeTo: string, activeFrom?: string | null): Problem[] {
  if (!activeTo) return []
  const refuse = (message: string): Problem[] => [{ code: 'activeTo-wrong', field: 'activeTo', message }]
  if (!isCivilDate(activeTo)) return refuse('Enter a real last day')
  return activeFrom && activeTo < activeFrom ? refuse('Enter a last day that is not before the first') : []
}
