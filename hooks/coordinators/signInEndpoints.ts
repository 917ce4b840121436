import {
  addDataAndFileToRequest,
  APIError,
  AuthenticationError,
  type CollectionBeforeOperationHook,
  type Endpoint,
  Forbidden,
  generateExpiredPayloadCookie,
  generatePayloadCookie,
  type PayloadHandler,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { addressOf } from '../../src/services/actor.ts'
import { applicationOf } from '../../src/services/application.ts'
import { resetPassword } from '../../src/services/coordinators/resetPassword.ts'
import type { OpenSession } from '../../src/services/coordinators/sessions.ts'
import { refreshSession, type SessionOf, signIn, signOut } from '../../src/services/coordinators/signIn.ts'

const shortestPassword = 3 // Payload's own

const signInHandler: PayloadHandler = async (req) => {
  const text = await textsOf(req)
  const given = { email: text('email'), password: text('password'), address: addressOf(req) }
  const session = await signIn(applicationOf(req.payload), given)
  if (!session) throw new AuthenticationError(req.t)
  return opened(req, session, { message: req.t('authentication:passed'), ...session })
}

const refreshHandler: PayloadHandler = async (req) => {
  const session = await refreshSession(applicationOf(req.payload), sessionOf(req) ?? forbid(req))
  if (!session) throw new Forbidden(req.t)
  const { token, exp, user } = session
  return opened(req, session, {
    message: req.t('authentication:tokenRefreshSuccessful'),
    exp,
    refreshedToken: token,
    setCookie: true,
    strategy: user._strategy,
    user,
  })
}

const signOutHandler: PayloadHandler = async (req) => {
  const session = sessionOf(req)
  if (!session) throw new APIError('Nobody is signed in', 400, null, true)
  await signOut(applicationOf(req.payload), session, req.searchParams.get('allSessions') === 'true')
  const { config, collections } = req.payload
  const cookie = generateExpiredPayloadCookie({
    collectionAuthConfig: collections.coordinators.config.auth,
    cookiePrefix: config.cookiePrefix,
  })
  return answer({ message: req.t('authentication:logoutSuccessful') }, cookie)
}

const resetHandler: PayloadHandler = async (req) => {
  const text = await textsOf(req)
  const given = { token: text('token'), password: text('password'), address: addressOf(req) }
  if (given.password.trim().length < shortestPassword)
    throw new ValidationError({
      collection: 'coordinators',
      errors: [{ message: `Use at least ${shortestPassword} characters`, path: 'password' }],
      req,
    })
  const session = await resetPassword(applicationOf(req.payload), given)
  if (!session) return linkIsSpent(req)
  const { user } = session
  return opened(req, session, {
    message: req.t('authentication:passwordResetSuccessfully'),
    token: session.token,
    user,
  })
}

/** Nothing is wrong with the service: it is no error of the log. */
function linkIsSpent({ payload }: PayloadRequest): Response {
  payload.logger.info('A link for a new password was used or is too old')
  const message = 'This link was used or is too old. Ask for a new one on the sign-in page'
  return Response.json({ errors: [{ message }] }, { status: 403 })
}

/** Sign-in of the panel, at Payload's paths and in its JSON; they stand before Payload's own. */
export const signInEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/login', method: 'post', handler: signInHandler },
  { path: '/refresh-token', method: 'post', handler: refreshHandler },
  { path: '/logout', method: 'post', handler: signOutHandler },
  { path: '/reset-password', method: 'post', handler: resetHandler },
]

/** Payload's own operations write back a row that they read before: whatever door leads to them is closed. */
export const closePayloadsSignIn: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (['login', 'refresh', 'resetPassword'].includes(operation)) forbid(req)
}

function forbid(req: PayloadRequest): never {
  throw new Forbidden(req.t)
}

/** Texts of the body by name; what is no text is empty. */
async function textsOf(req: PayloadRequest): Promise<(name: string) => string> {
  await addDataAndFileToRequest(req)
  return (name) => {
    const value: unknown = req.data?.[name]
    return typeof value === 'string' ? value : ''
  }
}

function sessionOf(req: PayloadRequest): SessionOf | undefined {
  const { user } = req
  if (user?.collection !== 'coordinators' || !('_sid' in user) || typeof user._sid !== 'string')
    return undefined
  return { accountId: user.id, sid: user._sid, address: addressOf(req) }
}

function opened({ payload }: PayloadRequest, { token }: OpenSession, body: object): Response {
  const cookie = generatePayloadCookie({
    collectionAuthConfig: payload.collections.coordinators.config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    token,
  })
  return answer(body, cookie)
}

const answer = (body: object, cookie: string) =>
  Response.json(body, { status: 200, headers: { 'Set-Cookie': cookie } })
