import type { Clock } from '../clock.ts'

/** The present moment, except while sample data is written for days that have passed. */
export type DemoClock = Clock & { at: (instant: Date) => void; toPresent: () => void }

export function demoClock(): DemoClock {
  let set: Date | undefined
  return {
    now: () => new Date(set ?? Date.now()),
    at: (instant) => {
      set = instant
    },
    toPresent: () => {
      set = undefined
    },
  }
}
