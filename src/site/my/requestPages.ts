import { denialView } from '../denialView.ts'
import { type Request, type Response, Router } from 'express'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { grantedPart } from '../../policy/grantedPart.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { findTransition } from '../../policy/lifecycle.ts'
import { fullName } from '../../policy/people.ts'
import { nextInWords, openCountdown, stateInWords } from '../../policy/requestList.ts'
import { requestStatus, type RequestStatus } from '../../services/requestStatus.ts'
import { withdrawRequest } from '../../services/withdrawRequest.ts'
import { sentSections } from '../form/sentSections.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { callView } from '../view/call.ts'
import type { MyRequestView } from '../view/my.ts'

type Asked = Request<{ reference: string }>

/** One request of the requestor who asks, and its withdrawal. */
export function requestPages(site: Site): Router {
  const router = Router()

  router.get('/my/requests/:reference', async (req: Asked, res) => {
    const status = await ownRequest(site, req, res)
    if (status) showRequest(site, res, status)
  })

  router.get('/my/requests/:reference/withdraw', async (req: Asked, res) => {
    const status = await ownRequest(site, req, res)
    if (!status) return
    if (canBeWithdrawn(status)) askWhetherToWithdraw(site, res, status)
    else seeOther(res, addressOf(status))
  })

  router.post('/my/requests/:reference/withdraw', async (req: Asked, res) => {
    const status = await ownRequest(site, req, res)
    if (!status) return
    const withdrawn = await withdrawRequest(site.app, {
      reference: status.request.reference,
      requestorEmail: requestorOf(res) ?? '',
      address: req.ip,
    })
    if (withdrawn.ok) seeOther(res, addressOf(status))
    else showTooLate(site, res, status)
  })
  return router
}

/** Somebody else's request and none at all get one answer, which is sent here. */
async function ownRequest(site: Site, req: Asked, res: Response): Promise<RequestStatus | undefined> {
  const { reference } = req.params
  const status = await requestStatus(site.app, {
    reference,
    email: requestorOf(res) ?? '',
    proved: true,
  })
  if (status) return status
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'There is no such request among yours',
      back: '/my/requests',
      errors: [],
      paragraphs: ['Check the reference. A request is shown to the address that sent it, and to no other.'],
      links: [{ href: '/my/requests', text: 'My requests' }],
    },
    404,
  )
  return undefined
}

const addressOf = ({ request }: RequestStatus) => `/my/requests/${request.reference}`

const canBeWithdrawn = ({ request }: RequestStatus) =>
  Boolean(findTransition(request.kind, request.state, 'withdraw'))

const personOf = ({ request }: RequestStatus) => fullName(request.staffGivenName, request.staffFamilyName)

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function showRequest(site: Site, res: Response, status: RequestStatus): void {
  const { request, holder, contact, denial, returned, timeline } = status
  const { reference, kind, state, withdrawnAt } = request
  sendPage(site, res, 'my-request', {
    heading: `Your request ${reference}`,
    back: '/my/requests',
    errors: [],
    reference,
    kind: kindOf(kind).label,
    staffName: personOf(status),
    state: stateInWords(kind, state),
    since: formatPacificInstant(new Date(request.changedAt)),
    next: nextInWords(kind, state, Boolean(status.urgent)),
    call: callView(status.urgent),
    holder,
    contact,
    beside: status.beside,
    countdown: openCountdown(request, pacificDateOf(site.app.clock.now())),
    withdrawn: withdrawnAt
      ? `You withdrew this request on ${formatPacificInstant(new Date(withdrawnAt))}. ${capitalized(holder)} was told.`
      : undefined,
    granted: grantedOf(status),
    denial: denialView(denial),
    returned: returned && { ...returned, answerHref: `/request/returned/${reference}` },
    timeline: timeline.map(({ what, at }) => ({ what, when: formatPacificInstant(at) })),
    sections: sentSections(status),
    withdrawHref: canBeWithdrawn(status) ? `${addressOf(status)}/withdraw` : undefined,
  })
}

/** Of a kind that asks for privileges, once it is granted (R37, R38). */
function grantedOf({ request, privilegeNames }: RequestStatus): MyRequestView['granted'] {
  if (!request.grantedAt || !kindOf(request.kind).asks.includes('privilegesRequested')) return undefined
  const part = grantedPart(
    {
      kind: request.kind,
      asked: { add: idsIn(request.privilegesRequested), remove: idsIn(request.privilegesToRemove) },
      granted: { add: idsIn(request.privilegesGranted), remove: idsIn(request.privilegesRemoved) },
    },
    (id) => privilegeNames.get(id) ?? 'a privilege',
  )
  return { ...part, why: request.grantText ?? undefined }
}

const idsIn = (related: RequestStatus['request']['privilegesRequested']): string[] =>
  (related ?? []).map((one) => (typeof one === 'string' ? one : one.id))

function askWhetherToWithdraw(site: Site, res: Response, status: RequestStatus): void {
  const { reference, kind } = status.request
  sendPage(site, res, 'message', {
    heading: `Withdraw request ${reference}?`,
    back: addressOf(status),
    errors: [],
    paragraphs: [
      `This takes back the request for ${kindOf(kind).title} for ${personOf(status)}. ${capitalized(status.holder)} is told that nothing is left to do.`,
      kindOf(kind).supersedes
        ? 'The account stays active. Requests whose place this one took stay closed.'
        : 'A request that is withdrawn stays in your list. It cannot be opened again, but you can send a new one.',
    ],
    form: { action: `${addressOf(status)}/withdraw`, button: 'Withdraw the request', hidden: [] },
    links: [{ href: addressOf(status), text: 'Keep the request' }],
  })
}

function showTooLate(site: Site, res: Response, status: RequestStatus): void {
  const { reference, kind, state } = status.request
  sendPage(
    site,
    res,
    'message',
    {
      heading: `Request ${reference} can no longer be withdrawn`,
      back: addressOf(status),
      errors: [],
      paragraphs: [
        `It is "${stateInWords(kind, state)}". Write to ${status.contact} and give the reference.`,
      ],
      links: [{ href: addressOf(status), text: `See request ${reference}` }],
    },
    409,
  )
}
