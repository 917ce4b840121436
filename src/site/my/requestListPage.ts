import { Router } from 'express'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import {
  openCountdown,
  readRequestListQuery,
  type RequestListQuery,
  type RequestShow,
  requestShows,
  stateInWords,
} from '../../policy/requestList.ts'
import { isOpen } from '../../policy/vocabulary.ts'
import { type MyRequest, type MyRequests, myRequests } from '../../services/myRequests.ts'
import { requestorOf, sendPage, type Site } from '../site.ts'
import type { MyRequestsView } from '../view/my.ts'

/** All requests of the requestor who asks: search, filter and page stand in the address. */
export function requestListPage(site: Site): Router {
  const router = Router()
  router.get('/my/requests', async (req, res) => {
    const query = readRequestListQuery(req.query)
    const found = await myRequests(site.app, requestorOf(res) ?? '', query)
    const today = pacificDateOf(site.app.clock.now())
    sendPage(site, res, 'my-requests', {
      heading: 'My requests',
      errors: [],
      search: query.search,
      show: query.show,
      filters: requestShows.map((show) => ({
        href: addressOf({ ...query, show, page: 1 }),
        text: showLabels[show],
        here: show === query.show,
      })),
      requests: found.requests.map((request) => rowOf(request, today)),
      ...wordsFor(query, found),
      ...placesOf(query, found),
    })
  })
  return router
}

const showLabels: Record<RequestShow, string> = { all: 'All', open: 'Open', closed: 'Closed' }

/** The list with these filters; what is not said stays out of the address. */
function addressOf({ show, search, page }: RequestListQuery): string {
  const said = new URLSearchParams()
  if (search) said.set('q', search)
  if (show !== 'all') said.set('show', show)
  if (page > 1) said.set('page', String(page))
  return said.size ? `/my/requests?${said}` : '/my/requests'
}

const rowOf = (request: MyRequest, today: string): MyRequestsView['requests'][number] => ({
  href: `/my/requests/${request.reference}`,
  reference: request.reference,
  kind: kindOf(request.kind).label,
  staffName: request.staffName,
  state: stateInWords(request.kind, request.state),
  isOpen: isOpen(request.state),
  holder: request.state === 'returned' ? 'you: more information is needed' : request.holder,
  since: formatPacificInstant(request.changedAt),
  countdown: openCountdown(request, today),
})

/** How many there are; where there are none, why, and what to do. */
function wordsFor({ search, show }: RequestListQuery, { total }: MyRequests) {
  if (total) return { found: total === 1 ? '1 request' : `${total} requests` }
  if (search)
    return { found: 'No request fits these words. Search for the name of the person or for the reference.' }
  if (show !== 'all') return { found: `None of your requests is ${show}.` }
  return {
    found: 'You have sent no request from this address yet. What you send is listed here, with who has it.',
    startHref: '/',
  }
}

function placesOf(query: RequestListQuery, { page, pages }: MyRequests) {
  if (pages === 1) return {}
  return {
    place: `Page ${page} of ${pages}`,
    newerHref: page > 1 ? addressOf({ ...query, page: page - 1 }) : undefined,
    olderHref: page < pages ? addressOf({ ...query, page: page + 1 }) : undefined,
  }
}
