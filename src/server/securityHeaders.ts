import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'

const year = 365 * 24 * 60 * 60

/** The public pages: nothing but files of our own, no inline script or style (ux.md, finding 2). */
export const publicPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * The panel: Payload styles by attribute, and its inline scripts carry the nonce; others come from this server alone,
 * whoever asks for them. Files are shown in frames (UP).
 */
export const panelPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Headers of every answer. What is dynamic is never stored; static files say otherwise themselves. */
export function securityHeaders({ mode, publicUrl }: Config): RequestHandler {
  const fixed: Record<string, string> = {
    'Content-Security-Policy': publicPolicy,
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY', // for browsers that do not know frame-ancestors
  }
  if (mode === 'production' && publicUrl.startsWith('https:'))
    fixed['Strict-Transport-Security'] = `max-age=${year}; includeSubDomains`
  return (_request, response, next) => {
    setAll(response, fixed)
    next()
  }
}

/** Sets the policy of the panel, and hands Next the nonce in the way that Next reads it: by the request's header. */
export const panelHeaders: RequestHandler = (request, response, next) => {
  const policy = panelPolicy(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  next()
}

function setAll(response: Response, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
