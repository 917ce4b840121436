/** The one source of the present moment (D22). Tests hand in their own. */
export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is set; for tests. */
export function fixedClock(at: string | Date): Clock & { set: (at: string | Date) => void } {
  let instant = new Date(at)
  return {
    now: () => new Date(instant),
    set: (next) => {
      instant = new Date(next)
    },
  }
}
