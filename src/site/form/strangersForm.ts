import type { Request, Response } from 'express'
import { readOver } from '../../evidence/readOver.ts'
import { wasSession } from '../../services/signIn.ts'
import { readCookie } from '../cookies.ts'
import { requestorOf, seeOther, type Site } from '../site.ts'

/**
 * A form with files is read only from who is signed in, or was: what was typed in a session that has ended is kept.
 * Anybody else is sent to the sign-in, and the body is read over unseen.
 * @returns whether the request was answered with that
 */
export async function sentToSignIn({ app }: Site, req: Request, res: Response): Promise<boolean> {
  if (requestorOf(res) || !req.is('multipart/form-data')) return false
  const token = readCookie(app, req, 'requestor')
  if (token && (await wasSession(app, token))) return false
  if (await readOver(req, res)) seeOther(res, `/sign-in?next=${req.path}`)
  return true
}
