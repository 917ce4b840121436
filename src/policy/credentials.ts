import { type Pause, pausedEnd } from './pauses.ts'
import type { Problem } from './problem.ts'

/** "The temporary password expires after 24 hours" (R30): elapsed hours, also over a change of the clocks. */
export const TEMPORARY_PASSWORD_HOURS = 24

/**
 * @param pauses times in which CalJOBS could not be used, and nobody could change a password
 * @param now UTC instant until which a pause without an end counts
 * @returns the UTC instant at which a temporary password issued at a UTC instant expires
 */
export const credentialsExpireAt = (issuedAt: Date, pauses: Pause[] = [], now = issuedAt): Date =>
  pausedEnd(issuedAt, new Date(issuedAt.getTime() + TEMPORARY_PASSWORD_HOURS * 60 * 60 * 1000), pauses, now)

/** Checks what a coordinator enters after creating or resetting an account; never echoes it. */
export function checkCredentials({
  username,
  temporaryPassword,
}: {
  username: string
  temporaryPassword: string
}): Problem[] {
  const problems: Problem[] = []
  if (!/^\S{3,64}$/u.test(username))
    problems.push({
      code: 'username-form',
      field: 'username',
      message: 'Enter the CalJOBS username, 3 to 64 characters without spaces',
      clause: 'R29',
    })
  const message = passwordMessage(username, temporaryPassword)
  if (message)
    problems.push({ code: 'temporary-password-form', field: 'temporaryPassword', message, clause: 'R29' })
  return problems
}

function passwordMessage(username: string, password: string): string | undefined {
  if (password.length < 8 || password.length > 128) return 'Enter a temporary password of 8 to 128 characters'
  if (/\p{Cc}/u.test(password)) return 'Enter a temporary password without line breaks or tabs'
  if (password.toLowerCase() === username.toLowerCase())
    return 'Enter a temporary password that is not the username'
  return undefined
}
