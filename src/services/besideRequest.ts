import type { SqlExecutor } from '../database/connection.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { kindOf } from '../policy/kinds/index.ts'
import {
  binds,
  closedInWords,
  closingInWords,
  leavingMark,
  type OpenDeactivation,
} from '../policy/openDeactivation.ts'
import { isOpen, openStates, type RequestKind } from '../policy/vocabulary.ts'
import { idOf } from './names.ts'
import { bindingFor, isOfRecord, openDeactivationsOf } from './openDeactivations.ts'

/** `Reset password CJ-7F3K-92QM` */
export const namedRequest = ({ kind, reference }: { kind: RequestKind; reference: string }): string =>
  `${kindOf(kind).label} ${reference}`

/**
 * What stands beside a request, in words for its requestor: that the person leaves, or what a deactivation closes
 * (D17, D24). Only of the requestor's own requests, and only for the requestor of record: others are told nothing.
 */
export async function besideInWords(sql: SqlExecutor, request: Request, now: Date): Promise<string[]> {
  if (!request.requestorConfirmed && !request.enteredBy) return []
  return kindOf(request.kind).supersedes ? ofDeactivation(sql, request, now) : ofOther(sql, request, now)
}

async function ofOther(sql: SqlExecutor, request: Request, now: Date): Promise<string[]> {
  if (!isOpen(request.state) || !(await isOfRecord(sql, request))) return []
  const person = { email: request.staffEmail, staffId: idOf(request.staff) }
  const binding = bindingFor(await openDeactivationsOf(sql, [person], request.id), person)
  return binding ? [`${leavingMark(binding, pacificDateOf(now))}.`] : []
}

async function ofDeactivation(sql: SqlExecutor, request: Request, now: Date): Promise<string[]> {
  const { rows } = await sql.query(
    `select kind, reference, superseded_by_id is not null as closed from requests
      where requestor_email = $1 and kind <> 'deactivate'
        and (superseded_by_id = $2 or (state::text = any($3) and (staff_email = $4 or staff_id = $5::uuid)))
      order by submitted_at, id`,
    [request.requestorEmail, request.id, [...openStates], request.staffEmail, idOf(request.staff) ?? null],
  )
  const named = (isClosed: boolean) =>
    rows
      .filter(({ closed }) => closed === isClosed)
      .map((row) => namedRequest(row as { kind: RequestKind; reference: string }))
  const still = isOpen(request.state) && binds(request) ? named(false) : []
  const moment = request as Pick<OpenDeactivation, 'bindsBy' | 'lastDay' | 'lastTime'>
  return [...closedInWords(named(true)), ...closingInWords(moment, still, pacificDateOf(now))]
}
