import type { PayloadRequest } from 'payload'
import { activeCoordinator, isOperationsUnit, seesEverything } from '../../access/roles.ts'
import { readerFor, type SqlExecutor } from '../../database/transaction.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { Problem } from '../../policy/problem.ts'
import { ownDraw, quartersToDraw } from '../../policy/quarterlyReview/drawing.ts'
import type { Quarter } from '../../policy/quarters.ts'
import type { OrganizationType } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { onlyOperationsDraws } from './drawReview.ts'
import { countPopulation } from './population.ts'

/** A draw that there is already. */
export type EarlierDrawShown = {
  id: string
  draw: number
  drawnAt: Date
  /** Id and name of the coordinator. */
  drawnById: string
  drawnBy: string
  sampleSize: number
  reason: string | null
}

/** A quarter that can be drawn, with the population that a draw would find now. */
export type QuarterToDraw = {
  quarter: Quarter
  populationSize: number
  byType: Partial<Record<OrganizationType, number>>
  /** The first one first. */
  draws: EarlierDrawShown[]
  /** Why the signed-in person may not draw it; nothing where they may. */
  refused?: Problem
}

/** What the page of a draw shows, for oversight: the quarters that can be drawn, the present one first (D14). */
export async function readDrawForm(req: PayloadRequest): Promise<QuarterToDraw[] | undefined> {
  if (!seesEverything(req.user)) return undefined
  const sql = readerFor(req)
  const quarters = quartersToDraw(pacificDateOf(applicationOf(req.payload).clock.now()))
  return Promise.all(quarters.map((quarter) => readQuarter(req, sql, quarter)))
}

async function readQuarter(req: PayloadRequest, sql: SqlExecutor, quarter: Quarter): Promise<QuarterToDraw> {
  const byType = await countPopulation(sql, quarter)
  const { rows } = await sql.query(
    `select r.id, r.draw::int as draw, r.drawn_at as "drawnAt", r.drawn_by_id as "drawnById", c.name as "drawnBy",
       r.sample_size::int as "sampleSize", r.reason
       from reviews r join coordinators c on c.id = r.drawn_by_id where r.quarter = $1 order by r.draw`,
    [quarter],
  )
  const draws = rows as EarlierDrawShown[]
  return {
    quarter,
    populationSize: Object.values(byType).reduce((sum, size) => sum + size, 0),
    byType,
    draws,
    refused: refusedTo(req, draws.at(-1)),
  }
}

function refusedTo({ user }: PayloadRequest, last?: EarlierDrawShown): Problem | undefined {
  if (!isOperationsUnit(user)) return onlyOperationsDraws
  const earlier = last && { draw: last.draw, drawnBy: last.drawnById }
  return ownDraw(activeCoordinator(user)?.id ?? '', earlier)
}
