import { afterEach, beforeEach, vi } from 'vitest'
import { app } from './setup.ts'

/** The messages that the log of errors gets during each test of a file, in place of the screen. */
export function loggedErrors(): string[] {
  const logged: string[] = []
  beforeEach(() => {
    logged.length = 0
    vi.spyOn(app.payload.logger, 'error').mockImplementation((...words: unknown[]) => {
      logged.push((words[0] as { msg: string }).msg)
    })
  })
  afterEach(() => void vi.restoreAllMocks())
  return logged
}
