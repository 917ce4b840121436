import type { Endpoint } from 'payload'
import { z } from 'zod'
import type { Request } from '../../src/payload-types.ts'
import type { Result } from '../../src/policy/problem.ts'
import type { Application } from '../../src/services/application.ts'
import { confirmDeactivation } from '../../src/services/confirmDeactivation.ts'
import {
  type By,
  claimRequest,
  denyRequest,
  grantRequest,
  releaseRequest,
  returnRequest,
} from '../../src/services/decideRequest.ts'
import { previewDenial } from '../../src/services/denialPreview.ts'
import { reassignRequest } from '../../src/services/reassignRequest.ts'
import { recordAccount, recordDeactivation } from '../../src/services/recordAccount.ts'
import { renewRequest } from '../../src/services/renewRequest.ts'
import { lookAtRequest } from '../../src/services/requestViewers.ts'
import { recordAct } from '../recordAct.ts'

const text = z.string().max(10_000)
const nothing = z.object({})

/** One act: the shape of its body, and the use case that it calls. */
const act = <Body>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: By, body: Body) => Promise<Result<Request>>,
): Endpoint =>
  recordAct({
    name,
    subject: 'request',
    shape,
    run: (app, { id, ...by }, body) => run(app, { requestId: id, ...by }, body),
    answer: ({ id, reference, state }) => ({ request: { id, reference, state } }),
  })

/** What is asked of a request without changing it. */
const question = <Body, Value extends object>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: By, body: Body) => Promise<Result<Value>>,
): Endpoint =>
  recordAct({
    name,
    subject: 'request',
    shape,
    run: (app, { id, ...by }, body) => run(app, { requestId: id, ...by }, body),
    answer: (value) => value,
  })

const denial = z.object({ reasonCode: text.default(''), text: text.default('') })

/** Acts of a coordinator on a request, `POST /api/requests/:id/<act>`; the rules are in the services. */
export const actEndpoints: Endpoint[] = [
  act('claim', nothing, claimRequest),
  act('release', nothing, releaseRequest),
  act(
    'grant',
    z.object({
      ispaSeenOn: text.optional(),
      statementSeenOn: text.optional(),
      statementRevision: text.optional(),
      privilegesGranted: z.array(text).max(200).optional(),
      privilegesRemoved: z.array(text).max(200).optional(),
      text: text.optional(),
      note: text.optional(),
    }),
    grantRequest,
  ),
  act('deny', denial, denyRequest),
  question('denial-preview', denial, previewDenial),
  act('reassign', z.object({ assignee: text.default('') }), reassignRequest),
  act('renew', nothing, renewRequest),
  question('looking', z.object({ left: z.boolean().optional() }), lookAtRequest),
  act(
    'return',
    z.object({ parts: z.array(text).max(20).default([]), text: text.default('') }),
    returnRequest,
  ),
  act('confirm', z.object({ text: text.default('') }), confirmDeactivation),
  act(
    'record-account',
    z.object({ username: text.default(''), temporaryPassword: text.default('') }),
    recordAccount,
  ),
  act(
    'record-deactivation',
    z.object({ deactivatedOn: text.default(''), deactivatedTime: text.default('') }),
    recordDeactivation,
  ),
]
