import type { Endpoint } from 'payload'
import { z } from 'zod'
import type { Result } from '../../src/policy/problem.ts'
import type { Application } from '../../src/services/application.ts'
import {
  type MessageActBy,
  noteMessageBounced,
  resendMessage,
  settleMessage,
} from '../../src/services/undelivered.ts'
import { recordAct } from '../recordAct.ts'

const act = <Body>(
  name: string,
  shape: z.ZodType<Body>,
  run: (app: Application, by: MessageActBy, body: Body) => Promise<Result<{ id: string }>>,
): Endpoint =>
  recordAct({
    name,
    subject: 'message',
    shape,
    run: (app, { id, ...by }, body) => run(app, { messageId: id, ...by }, body),
    answer: ({ id }) => ({ message: { id } }),
  })

/** Acts on mail that was not delivered, `POST /api/messages/:id/<act>`; the rules are in the services (ML-6). */
export const messageEndpoints: Endpoint[] = [
  act('resend', z.object({}), resendMessage),
  act('settle', z.object({}), settleMessage),
  act('bounced', z.object({ reason: z.string().max(500).default('') }), noteMessageBounced),
]
