import type { CollectionAfterChangeHook, GlobalAfterChangeHook } from 'payload'
import { moveClocks } from '../../src/services/moveClocks.ts'

/** New targets and closed days move what is open already, in the same transaction. */
export const moveClocksOnSettings: GlobalAfterChangeHook = async ({ doc, req }) => {
  await moveClocks(req)
  return doc
}

/** So do the times in which CalJOBS could not be used. */
export const moveClocksOnPeriod: CollectionAfterChangeHook = async ({ doc, req }) => {
  await moveClocks(req)
  return doc
}
