import type { Source } from './source.ts'

/** The ticket of an account in a draw; `printf %s "$seed:$account" | sha256sum` says the same (D14). */
export const ticketOf = (account: string, { seed, sha256 }: Source): string => sha256(`${seed}:${account}`)

export type Ticketed = { ticket: string; account: string }

/** By ticket; by id where two tickets were the same, so that the order is never left to chance. */
export const byTicket = (one: Ticketed, other: Ticketed): number =>
  one.ticket < other.ticket || (one.ticket === other.ticket && one.account < other.account) ? -1 : 1

/** Keeps those with the lowest tickets of all that are offered, so many and no more in memory: a heap, the highest on top. */
export function keepLowest<One extends Ticketed>(count: number) {
  const heap: One[] = []
  const isHigher = (one: number, other: number) => byTicket(heap[one] as One, heap[other] as One) > 0
  const swap = (one: number, other: number) => {
    const kept = heap[one] as One
    heap[one] = heap[other] as One
    heap[other] = kept
  }
  return {
    offer(one: One): void {
      if (heap.length < count) {
        heap.push(one)
        rise(heap.length - 1)
      } else if (heap[0] && byTicket(one, heap[0]) < 0) {
        heap[0] = one
        sink(0)
      }
    },
    lowest: (): One[] => [...heap],
  }

  function rise(place: number): void {
    const parent = (place - 1) >> 1
    if (place === 0 || !isHigher(place, parent)) return
    swap(place, parent)
    rise(parent)
  }

  function sink(place: number): void {
    const [left, right] = [2 * place + 1, 2 * place + 2]
    let highest = place
    for (const child of [left, right]) if (child < heap.length && isHigher(child, highest)) highest = child
    if (highest === place) return
    swap(place, highest)
    sink(highest)
  }
}
