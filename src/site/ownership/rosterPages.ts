import express, { type Request, type Response, Router } from 'express'
import type { Problem } from '../../policy/problem.ts'
import { type RosterAnswer, rosterAnswers } from '../../policy/roster.ts'
import { answerRoster, readRoster } from '../../services/roster.ts'
import { hasGone } from '../../services/overseers.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { postedFrom } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { showGone } from './gonePage.ts'
import { readRowAnswers, rowName } from './rowAnswers.ts'
import { rosterPage, rosterSavedPage } from './rosterViews.ts'

type Answers = Map<string, RosterAnswer>

/** The quarterly roster of the requestor who asks (R13). */
export function rosterPages(site: Site): Router {
  const router = Router()
  const { app } = site

  router.get('/my/roster', async (req, res) => {
    if (await hasGone(app, requestorOf(res) ?? '')) return showGone(site, res)
    const rows = await readRoster(app, requestorOf(res) ?? '')
    const all = req.query.all === 'confirm'
    const answers: Answers = new Map(all ? rows.map(({ account }) => [account.staffId, 'confirm']) : [])
    sendPage(site, res, 'roster', rosterPage(rows, answers, new Map(), todayOf(site)))
  })

  router.post('/my/roster', express.urlencoded({ extended: false, limit: '200kb' }), (req, res) =>
    save(site, req, res),
  )

  router.get('/my/roster/saved', async (req, res) => {
    const rows = await readRoster(app, requestorOf(res) ?? '')
    const today = todayOf(site)
    const leaving = [req.query.leaving ?? []].flat().map(String)
    const page = rosterSavedPage(rows, { leaving, givenUp: req.query.given === 'up', today })
    sendPage(site, res, 'roster-saved', page)
  })
  return router
}

const todayOf = ({ app }: Site) => pacificDateOf(app.clock.now())

async function save(site: Site, req: Request, res: Response): Promise<void> {
  const requestorEmail = requestorOf(res) ?? ''
  if (await hasGone(site.app, requestorEmail)) return showGone(site, res)
  const answers = readRowAnswers(postedFrom(req.body), rosterAnswers)
  if (!answers.size) return showAgain(site, res, answers, new Map())
  const problems = await answerRoster(
    site.app,
    [...answers].map(([staffId, answer]) => ({ staffId, answer, requestorEmail, address: req.ip })),
  )
  if (problems.size) return showAgain(site, res, answers, problems)
  const said = new URLSearchParams()
  for (const [staffId, answer] of answers) if (answer === 'deactivate') said.append('leaving', staffId)
  if ([...answers.values()].includes('not-mine')) said.set('given', 'up')
  seeOther(res, said.size ? `/my/roster/saved?${said}` : '/my/roster/saved')
}

/** The answers that were not saved stay, with what is wrong; the saved ones are on record. */
async function showAgain(
  site: Site,
  res: Response,
  answers: Answers,
  problems: Map<string, Problem>,
): Promise<void> {
  const rows = await readRoster(site.app, requestorOf(res) ?? '')
  const page = rosterPage(rows, answers, problems, todayOf(site))
  if (!answers.size)
    page.errors.push({
      href: rows[0] ? `#${rowName(rows[0].account.staffId)}` : '#main-content',
      message: 'Select an answer for at least one person',
    })
  sendPage(site, res, 'roster', page, 422)
}
