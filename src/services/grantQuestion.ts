import type { PayloadRequest } from 'payload'
import type { SqlExecutor } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import type { CivilDate } from '../policy/dates.ts'
import type { GivenGrant, GrantQuestion } from '../policy/grant.ts'
import { filesOnFile, findAccount } from './accounts.ts'
import { applicationOf } from './application.ts'
import { currentRevisions, publishedRevisions } from './currentForms.ts'
import { idOf, idsOf, namesOf } from './names.ts'
import { overtakenBy } from './openDeactivations.ts'

/**
 * What a grant rests on: the request, the account as it stands now, the files, the settings (D3, D4).
 * @param sql of the transaction that grants; of the pool, where it is only shown
 */
export async function grantQuestion(
  req: PayloadRequest,
  sql: SqlExecutor,
  request: Request,
  today: CivilDate,
): Promise<GrantQuestion> {
  const owned = await findAccount(sql, { email: request.staffEmail, username: request.username ?? '' })
  const { rows: files } = await sql.query(
    'select id from evidence where request_id = $1 and replaced_at is null',
    [request.id],
  )
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return {
    kind: request.kind,
    isEddEmployee: Boolean(request.isEddEmployee),
    staffEmail: request.staffEmail,
    ispaCompletedOn: request.ispaCompletedOn ?? undefined,
    statementSignedOn: request.statementSignedOn ?? undefined,
    statementForm: request.statementForm ?? undefined,
    privilegesRequested: idsOf(request.privilegesRequested),
    privilegesToRemove: idsOf(request.privilegesToRemove),
    account: owned?.account,
    sameFiles: owned
      ? await filesOnFile(
          sql,
          owned.account.staffId,
          files.map(({ id }) => String(id)),
        )
      : [],
    lapseRules: { lapsedOnChange: settings.lapsedOnChange, lapsedOnReset: settings.lapsedOnReset },
    revisions: await currentRevisions(sql),
    publishedRevisions: await publishedRevisions(sql),
    statementRevision: idOf(request.statementRevision),
    today,
    overtaken: await overtakenBy(
      sql,
      request,
      owned?.account.staffId,
      applicationOf(req.payload).clock.now(),
    ),
  }
}

/** What was asked for and what was granted, by name, where that is not the same; with the reason (R38). */
export async function partInWords(
  req: PayloadRequest,
  { privilegesRequested, privilegesToRemove }: GrantQuestion,
  { privilegesGranted, privilegesRemoved, text }: GivenGrant,
): Promise<{ asked: string[]; granted: string[]; text: string } | undefined> {
  const asked = [privilegesRequested, privilegesToRemove]
  const granted = [privilegesGranted, privilegesRemoved]
  if (asked.flat().length === granted.flat().length) return undefined
  const names = await namesOf(req, 'privileges', asked.flat())
  const inWords = ([add = [], remove = []]: string[][]) => [
    ...add.map((id) => names.get(id) ?? 'a privilege'),
    ...remove.map((id) => `without ${names.get(id) ?? 'a privilege'}`),
  ]
  return { asked: inWords(asked), granted: inWords(granted), text }
}
