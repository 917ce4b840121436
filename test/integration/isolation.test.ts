import { randomUUID } from 'node:crypto'
import { type Router } from 'express'
import { beforeAll, describe, expect, it } from 'vitest'
import { returnRequest } from '../../src/services/decideRequest.ts'
import { hashOf, newToken } from '../../src/services/oneTimeTokens.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { requestForms } from '../../src/site/form/kinds/index.ts'
import { siteRouter } from '../../src/site/router.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import {
  dateFields,
  sessionOf,
  signedInRequestor,
  type SiteVisitor,
  visitorWith,
} from '../support/siteVisitor.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  aSubmissionAbout,
  signedIn,
  someEvidence,
  sql,
} from '../support/world.ts'

serveForThisFile()

type Layer = {
  route?: { path: string | string[]; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
}

/** Every address of the public site, with its methods, as Express knows them. */
function routesOf(router: Router): { path: string; method: 'get' | 'post' }[] {
  const layers = (stack: Layer[]): Layer[] =>
    stack.flatMap((one) => [one, ...layers(one.handle?.stack ?? [])])
  return layers(router.stack as unknown as Layer[]).flatMap(({ route }) =>
    route
      ? [route.path]
          .flat()
          .flatMap((path) =>
            (['get', 'post'] as const)
              .filter((method) => route.methods[method])
              .map((method) => ({ path, method })),
          )
      : [],
  )
}

/** Pages of a returned request are made for each request: their addresses stand beside the others. */
const ofReturned = [
  '',
  '/begin',
  '/check-answers',
  '/already-sent',
  '/cannot-request-yet',
  '/requestor',
  '/departure',
]
  .flatMap((end) => [`/request/returned/:reference${end}`])
  .flatMap((path) => [
    { path, method: 'get' as const },
    { path, method: 'post' as const },
  ])

const routes = [...routesOf(siteRouter(app)), ...ofReturned].filter(({ path }) =>
  /^\/(my|request|resume|saved)/.test(path),
)

describe('requestor A', () => {
  const b = { email: `bee-${randomUUID()}@requestors.example`, name: 'Beatrix Sample-Bee' }
  const secret = { given: 'Zebulon', family: 'Sample-Hidden', username: 'zeb.hidden' }
  const a = `ay-${randomUUID()}@requestors.example`
  const ids: Record<string, string> = {}
  let visitor: SiteVisitor

  beforeAll(async () => {
    const administrator = await aCoordinator('mis-administrator')
    const localArea = await anOrganization('local-area', [administrator])
    const account = await anAccount(localArea.id, b.email, {
      givenName: secret.given,
      familyName: secret.family,
      username: secret.username,
      isEddEmployee: false,
    })
    const kindSent = async (kind: 'reset-password' | 'annual-maintenance') => {
      const evidence = kind === 'annual-maintenance' ? await someEvidence(b.email) : []
      const submission = await aSubmissionAbout(kind, account, b.email, { requestorName: b.name, evidence })
      const sent = await submitRequest(app, { ...submission, batchKey: ids.batchKey })
      if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
      return sent.value
    }
    ids.batchKey = randomUUID()
    const reset = await kindSent('reset-password')
    const renewal = await kindSent('annual-maintenance')
    const returned = await returnRequest(
      app,
      { requestId: renewal.requestId, user: signedIn(administrator) },
      { parts: ['requestor'], text: 'Who are you?' },
    )
    expect(returned.ok).toBe(true)
    const { rows: files } = await sql.query('select id from evidence where request_id = $1', [
      renewal.requestId,
    ])
    const { rows: requestor } = await sql.query('select id from requestors where email = $1', [b.email])
    const own = await anAccount(localArea.id, a)
    const { rows: mine } = await sql.query('select requestor_of_record_id as id from staff where id = $1', [
      own.id,
    ])
    const draft = randomUUID()
    await sql.query(
      `insert into drafts (id, email, kind, answers, submission_key, created_at, updated_at)
       values ($1, $2, 'change-access', $3, $4, now(), now())`,
      [
        draft,
        b.email,
        JSON.stringify({ staffId: account.id, businessNeed: 'Zebulon needs it' }),
        randomUUID(),
      ],
    )
    const other = await anAccount(localArea.id, `cee-${randomUUID()}@requestors.example`)
    const { rows: third } = await sql.query('select requestor_of_record_id as id from staff where id = $1', [
      other.id,
    ])
    const handOver = randomUUID()
    await sql.query(
      `insert into hand_overs (id, staff_id, from_requestor_id, to_requestor_id, offered_at)
       values ($1, $2, $3, $4, now())`,
      [handOver, account.id, requestor[0]?.id, third[0]?.id],
    )
    const spent = newToken()
    await sql.query(
      `insert into resume_links (token_hash, draft_id, email, created_at, expires_at, used_at)
       values ($1, $2, $3, now(), now() + interval '1 day', now())`,
      [hashOf(spent), draft, b.email],
    )
    Object.assign(ids, {
      staffId: account.id,
      reference: reset.reference,
      returned: renewal.reference,
      requestId: reset.requestId,
      file: String(files[0]?.id),
      requestor: String(requestor[0]?.id),
      mine: String(mine[0]?.id),
      handOver,
      draft,
      token: spent,
    })
    visitor = await signedInRequestor(a)
  })

  /** Everything that is B's, as it stands in the database. */
  const belongings = async () => {
    const tables: [string, string, unknown][] = [
      ['requests', 'requestor_email = $1', b.email],
      ['staff', 'id = $1', ids.staffId],
      ['requestors', 'email = $1', b.email],
      ['drafts', 'email = $1', b.email],
      ['evidence', 'uploaded_by_email = $1', b.email],
      ['hand_overs', 'id = $1', ids.handOver],
      ['resume_links', 'email = $1', b.email],
    ]
    const found = await Promise.all(
      tables.map(([table, where, value]) =>
        sql.query(`select '${table}' as of, t.* from ${table} t where ${where} order by 1`, [value]),
      ),
    )
    return found.flatMap(({ rows }) => rows)
  }

  /** Names every identifier of B in every field that any form of the site knows. */
  const everyField = (): Record<string, string | string[]> => ({
    staffId: ids.staffId ?? '',
    staff: [ids.staffId ?? ''],
    [`answer-${ids.staffId}`]: 'not-mine',
    [`roster-${ids.staffId}`]: 'not-mine',
    [`choice-${ids.staffId}`]: 'renew',
    [`do-${ids.staffId}`]: 'renew',
    [ids.staffId ?? '']: 'not-mine',
    offer: ids.handOver ?? '',
    handOver: ids.handOver ?? '',
    id: ids.handOver ?? '',
    [`answer-${ids.handOver}`]: 'accept',
    [ids.handOver ?? '']: 'accept',
    reference: ids.reference ?? '',
    to: b.email,
    email: b.email,
    requestorEmail: b.email,
    remove: ['ispaFile', `ispaFile-${ids.staffId}`],
    ispaFile: ids.file ?? '',
    idempotencyKey: ids.batchKey ?? '',
    staffGivenName: 'Ay',
    staffEmail: 'somebody@staff.example',
    ...dateFields('lastDay', '2026-11-30'),
    later: '1',
  })

  const addressOf = (path: string, reference: string) =>
    path
      .replace(':reference', reference)
      .replace(':staffId', ids.staffId ?? '')
      .replace(':batchKey', ids.batchKey ?? '')
      .replace(':token', ids.token ?? '')
      .replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? ids.staffId ?? '')

  const hidden = () => [secret.family, secret.username, b.name, 'Who are you?', 'Zebulon needs it']

  it('has a route to try: the walk finds the pages of every kind', () => {
    for (const { kind, base } of Object.values(requestForms))
      expect(
        routes.some(({ path }) => path.startsWith(base)),
        kind,
      ).toBe(true)
    expect(routes.length).toBeGreaterThan(60)
  })

  it('reads nothing of requestor B at any address of /my and /request, and changes nothing', async () => {
    const before = await belongings()
    expect(before.length).toBeGreaterThan(6)
    for (const reference of [ids.reference ?? '', ids.returned ?? ''])
      for (const { path, method } of routes) {
        const address = addressOf(path, reference)
        const answer =
          method === 'get' ? await visitor.get(address) : await visitor.post(address, everyField())
        const seen = `${answer.html} ${answer.location}`
        for (const words of hidden()) expect(seen, `${method} ${address}`).not.toContain(words)
        expect(answer.status, `${method} ${address}`).toBeLessThan(500)
        expect(answer.status, `${method} ${address} is a form of this site`).not.toBe(403)
      }
    expect(await belongings()).toEqual(before)
  })

  it('would see it all, were it B: the walk looks for words that are there', async () => {
    const own = await signedInRequestor(b.email)
    const pages = await Promise.all(
      ['/my/staff', `/my/requests/${ids.returned}`, `/request/returned/${ids.returned}`].map((path) =>
        own.get(path),
      ),
    )
    const seen = pages.map(({ html }) => html).join(' ')
    for (const words of [secret.family, secret.username, b.name, 'Who are you?'])
      expect(seen).toContain(words)
  })

  it('gets the very same answer for what is B’s and for what does not exist', async () => {
    const nobody = { staffId: randomUUID(), reference: 'CJ-0000-0000', batchKey: randomUUID() }
    const withoutIds = (html: string) =>
      html.replace(/CJ-[0-9A-Z]{4}-[0-9A-Z]{4}/g, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    for (const { path } of routes.filter(
      ({ path, method }) => method === 'get' && path.includes(':') && !path.includes(':token'),
    )) {
      const [theirs, none] = await Promise.all([
        visitor.get(addressOf(path, ids.reference ?? '')),
        visitor.get(
          path.replace(/:(\w+)/g, (_all, name: string) => nobody[name as 'staffId'] ?? randomUUID()),
        ),
      ])
      expect([theirs.status, withoutIds(theirs.location)], path).toEqual([
        none.status,
        withoutIds(none.location),
      ])
      expect(withoutIds(theirs.html), path).toBe(withoutIds(none.html))
    }
  })

  it('does not read B’s file by its address', async () => {
    const session = await sessionOf(a)
    const answer = await visitorWith(session).get(`/evidence/${ids.file}`)
    expect(answer.status).toBe(404)
  })

  it('without a session sees nothing of /my at all', async () => {
    const stranger = visitorWith()
    for (const { path, method } of routes.filter((one) => one.path.startsWith('/my'))) {
      const address = addressOf(path, ids.reference ?? '')
      const answer =
        method === 'get' ? await stranger.get(address) : await stranger.post(address, everyField())
      expect([303, 404], `${method} ${address}`).toContain(answer.status)
    }
  })
})
