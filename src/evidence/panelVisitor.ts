import type { Request } from 'express'
import { createLocalReq, type PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import type { Coordinator } from '../payload-types.ts'
import { clientAddressHeader } from '../services/actor.ts'
import type { Application } from '../services/application.ts'

/** Who is signed in to the panel, and the request as Payload knows one. */
export type PanelVisitor = { coordinator: Coordinator; req: PayloadRequest }

/** Nobody where the session is not one of an active account. */
export async function panelVisitor(app: Application, request: Request): Promise<PanelVisitor | undefined> {
  const headers = headersOf(request)
  const { user } = await app.payload.auth({ headers })
  const coordinator = activeCoordinator(user)
  if (!coordinator) return undefined
  const req = await createLocalReq({ user: { ...coordinator, collection: 'coordinators' } }, app.payload)
  req.headers = headers
  return { coordinator, req }
}

function headersOf(request: Request): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, [value].flat().join(', '))
  headers.set(clientAddressHeader, request.ip ?? '') // ours, whatever the browser sent under this name
  return headers
}
