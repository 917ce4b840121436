import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { CookieOptions, Request, Response } from 'express'
import type { Application } from '../services/application.ts'
import { seal, unseal } from '../sealing/sealing.ts'

/**
 * `requestor`: the session. `sign-in`: the code that this browser asked for. `gate`: more than cash draw is
 * needed. `held`: answers of one page, kept while the requestor signs in again. `lookup`: what was asked on
 * the status page. `mistakes`: what was wrong with the last page that was sent.
 */
export type CookieName = 'requestor' | 'sign-in' | 'gate' | 'held' | 'lookup' | 'mistakes'

const isSecure = (app: Application) => app.config.publicUrl.startsWith('https:')
const nameOf = (app: Application, name: CookieName) => (isSecure(app) ? `__Host-${name}` : name)

const optionsOf = (app: Application): CookieOptions => ({
  httpOnly: true,
  secure: isSecure(app),
  sameSite: 'lax',
  path: '/',
})

/** @param minutes until the browser forgets it */
export function setCookie(
  app: Application,
  res: Response,
  name: CookieName,
  value: string,
  minutes: number,
): void {
  res.cookie(nameOf(app, name), value, { ...optionsOf(app), maxAge: minutes * 60_000 })
}

export function clearCookie(app: Application, res: Response, name: CookieName): void {
  res.clearCookie(nameOf(app, name), optionsOf(app))
}

export function readCookie(app: Application, req: Request, name: CookieName): string | undefined {
  const cookies = req.cookies as Record<string, unknown>
  const value = cookies[nameOf(app, name)]
  return typeof value === 'string' && value ? value : undefined
}

/** Browsers keep about 4 KB. */
const mostBytes = 3600

/**
 * Keeps a value in the browser that only this service can read.
 * @returns whether it is kept: a value that is too big is not
 */
export function setSealedCookie(
  app: Application,
  res: Response,
  name: CookieName,
  value: unknown,
  minutes: number,
): boolean {
  const { keyId, sealed } = seal(app.config.keys, deflateRawSync(JSON.stringify(value)), `cookie:${name}`)
  const text = `${keyId}.${sealed.toString('base64url')}`
  if (text.length > mostBytes) return false
  setCookie(app, res, name, text, minutes)
  return true
}

/** @returns nothing when there is none, or it was not made here */
export function readSealedCookie(app: Application, req: Request, name: CookieName): unknown {
  const [keyId, sealed] = readCookie(app, req, name)?.split('.') ?? []
  if (!keyId || !sealed) return undefined
  try {
    const plain = unseal(app.config.keys, keyId, Buffer.from(sealed, 'base64url'), `cookie:${name}`)
    return JSON.parse(inflateRawSync(plain, { maxOutputLength: 100_000 }).toString()) as unknown
  } catch {
    return undefined
  }
}
