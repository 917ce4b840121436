import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTransition } from '../../src/policy/lifecycle.ts'
import { type Kind, kinds } from '../../src/policy/kinds/index.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { grantRequest } from '../../src/services/decideRequest.ts'
import { recordAccount } from '../../src/services/recordAccount.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { requestForms } from '../../src/site/form/kinds/index.ts'
import type { FormDeclaration } from '../../src/site/form/question.ts'
import { requestorSection, whichStaff } from '../../src/site/form/sections/people.ts'
import { siteRouter } from '../../src/site/router.ts'
import { app } from '../support/setup.ts'
import { confirmed, sessionOf, visitorWith } from '../support/siteVisitor.ts'
import {
  aCoordinator,
  anAccount,
  anOrganization,
  messagesOf,
  outcome,
  signedIn,
  sql,
  lookedAt,
} from '../support/world.ts'

const sixth = 'transfer-of-duties' as RequestKind

/** What the directive would have to say of it: nothing but this. */
const kind: Kind = {
  label: 'Transfer of duties',
  title: 'a transfer of duties',
  done: 'Duties transferred',
  concerns: 'account-holder',
  documents: 'none',
  decided: true,
  credentials: false,
  acceptsUnproved: false,
  supersedes: false,
  target: 3,
  declarations: ['still-oversee', 'information-true'],
  returnParts: ['requestor', 'staff-member', 'access'],
  asks: ['businessNeed'],
  required: ['businessNeed'],
  checks: [],
  outcome: () => ({ jobFunction: 'Transferred' }),
  words: {
    forWhom: 'Somebody takes over the duties of another',
    afterGrant: 'The coordinator transfers the duties next.',
    whenDone: 'You get a message when it is done.',
    work: 'Transfer the duties. Then record it here.',
  },
}

/** What the form asks. */
const form: FormDeclaration = {
  kind: sixth,
  base: '/request/transfer-of-duties',
  introduction: {
    heading: 'Ask for a transfer of duties',
    paragraphs: ['It takes a minute.'],
    needs: ['the reason'],
  },
  steps: ['Staff member', 'You', 'Reason', 'Check and send'],
  sections: [
    whichStaff,
    requestorSection,
    {
      path: 'reason',
      step: 'Reason',
      part: 'access',
      heading: 'Why are the duties transferred?',
      questions: () => [
        {
          kind: 'textarea',
          name: 'businessNeed',
          label: 'Why are the duties transferred?',
          autocomplete: 'off',
        },
      ],
    },
  ],
  submit: submitRequest,
}

describe('a sixth kind needs only its declaration', () => {
  let server: Server
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${origin()}${path}`, {
      redirect: 'manual',
      ...init,
    })

  beforeAll(async () => {
    kinds[sixth] = kind
    const forms = [...Object.values(requestForms), form]
    server = createServer(express().use(siteRouter(app, forms)))
    await new Promise<void>((resolve) => server.listen(0, resolve))
  })
  afterAll(() => {
    delete (kinds as Partial<typeof kinds>)[sixth]
    server.close()
  })

  it('is asked for on pages of its own, routed, granted, recorded and told of by email', async () => {
    const administrator = await aCoordinator('mis-administrator')
    const localArea = await anOrganization('local-area', [administrator])
    const requestorEmail = `${randomUUID()}@requestors.example`
    const account = await anAccount(localArea.id, requestorEmail)
    const session = await sessionOf(requestorEmail)
    const visitor = visitorWith(session, { ask, origin: origin() })
    expect((await visitor.get('/request')).html).toContain('Transfer of duties')
    expect((await visitor.get(form.base)).html).toContain('the reason')
    expect((await visitor.get(`${form.base}/for/${account.id}`)).location).toBe(`${form.base}/check-answers`)
    expect((await visitor.get(`${form.base}/check-answers`)).location).toBe(`${form.base}/reason`)
    const toCheck = await visitor.post(`${form.base}/reason`, { businessNeed: 'A colleague is on leave.' })
    expect(toCheck.location).toBe(`${form.base}/check-answers`)
    const check = await visitor.get(`${form.base}/check-answers`)
    const sent = await visitor.post(`${form.base}/check-answers`, confirmed(check.html))
    expect(sent.location).toMatch(/\/sent\/CJ-/)
    expect((await visitor.get(sent.location)).html).toContain('You get a message when it is done.')
    const id = await newestOf(requestorEmail)
    const by = { requestId: id, user: signedIn(administrator) }
    expect(outcome(await grantRequest(app, by, lookedAt))).toBe('done')
    expect(outcome(await recordAccount(app, by, {}))).toBe('done')
    expect(await messagesOf(id)).toEqual([
      'account-recorded',
      'request-granted',
      'request-received',
      'request-routed',
    ])
    const { rows } = await sql.query('select job_function from staff where id = $1', [account.id])
    expect(rows).toEqual([{ job_function: 'Transferred' }])
  })

  it('walks the life cycle of the kinds that are decided', () => {
    const grant = { kind: sixth, from: 'submitted', event: 'grant', role: 'coordinator', data: {} } as const
    expect(checkTransition(grant).ok).toBe(true)
    expect(checkTransition({ ...grant, event: 'record-deactivation' }).ok).toBe(false)
  })
})

async function newestOf(requestorEmail: string): Promise<string> {
  const { rows } = await sql.query('select id from requests where requestor_email = $1', [requestorEmail])
  return String(rows[0]?.id)
}
