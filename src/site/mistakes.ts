import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Problem } from '../policy/problem.ts'
import type { Answers } from '../services/drafts.ts'
import { clearCookie, readCookie, readSealedCookie, setSealedCookie } from './cookies.ts'
import { seeOther, type Site } from './site.ts'

/** What was typed on a page and is wrong with it; the answer to it is a page of its own, which Back can show again. */
type Mistakes = { id: string; answers: Answers; problems: Problem[]; status: number }

/** Minutes for which Back and refresh show a mistake again. */
const KEPT_MINUTES = 10

/**
 * POST, then GET, for mistakes too (PG-5): Back onto a page that was the answer to a POST shows the browser's own
 * question whether to send it again.
 * @returns false where it is too much for a browser to keep: then the POST is answered with the page itself
 */
export function goToMistakes(
  { app }: Site,
  res: Response,
  page: string,
  found: Omit<Mistakes, 'id'>,
): boolean {
  if (res.req.method !== 'POST') return false
  const mistakes: Mistakes = { ...found, id: randomUUID().slice(0, 8) }
  if (!setSealedCookie(app, res, 'mistakes', mistakes, KEPT_MINUTES)) return false
  seeOther(res, `${page}${page.includes('?') ? '&' : '?'}mistakes=${mistakes.id}`)
  return true
}

/** The mistakes that this address stands for, until something is sent again. */
export function mistakesOf({ app }: Site, res: Response): Mistakes | undefined {
  const id = res.req.query.mistakes
  if (!id || res.req.method !== 'GET') return undefined
  const kept = readSealedCookie(app, res.req, 'mistakes') as Mistakes | undefined
  return kept?.id === id ? kept : undefined
}

/** Whatever is sent is looked at anew. */
export const forgetMistakes =
  ({ app }: Site): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'POST' && readCookie(app, req, 'mistakes')) clearCookie(app, res, 'mistakes')
    next()
  }
