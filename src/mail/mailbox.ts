import { type Response, Router } from 'express'
import type { Application } from '../services/application.ts'
import { capturedMails } from './capturedMail.ts'
import { mailboxPage, mailboxStyles } from './mailboxPage.ts'

/** Messages on one page. */
const perPage = 50

const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The HTML of a message is shown as mail programs show it: its own styles, links in a new window, nothing else. */
const messagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

/**
 * Captured mail, for the demonstration and for tests: `/dev/mailbox`, newest first, and `/dev/mailbox.json`, newest
 * last. An empty router in production and where mail goes out by SMTP: these pages do not exist there.
 */
export function mailboxRouter({ config }: Pick<Application, 'config'>): Router {
  const router = Router()
  if (config.mode === 'production' || config.smtpUrl) return router
  const mails = () => capturedMails(config.mailboxFile)

  router.get('/dev/mailbox.json', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(mails())
  })
  router.get('/dev/mailbox.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'no-store').send(mailboxStyles)
  })
  router.get('/dev/mailbox', (request, response) => {
    const all = mails().map((mail, place) => ({ ...mail, place }))
    const end = placeIn(request.query.before, all.length) ?? all.length
    const start = Math.max(0, end - perPage)
    const older = start ? `/dev/mailbox?before=${start}` : undefined
    const { publicUrl } = config
    sendHtml(response, mailboxPage(all.slice(start, end).reverse(), { publicUrl, older }), pagePolicy)
  })
  router.get('/dev/mailbox/:file', (request, response) => {
    const place = /^(\d{1,9})\.html$/.exec(request.params.file)?.[1]
    const mail = place === undefined ? undefined : mails()[Number(place)]
    if (!mail) return void response.status(404).type('text').send('No such message')
    response.set('X-Frame-Options', 'SAMEORIGIN')
    sendHtml(response, mail.html.replace('<head>', '<head>\n<base target="_blank">'), messagePolicy)
  })
  return router
}

function placeIn(given: unknown, length: number): number | undefined {
  const place = typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : undefined
  return place === undefined ? undefined : Math.min(place, length)
}

const sendHtml = (response: Response, html: string, policy: string) =>
  void response
    .type('html')
    .set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy })
    .send(html)
