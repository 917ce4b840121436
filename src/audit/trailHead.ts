/** The last event of the trail: its number, which is how many there are, and its hash in hexadecimal digits. */
export type TrailHead = { position: number; hash: string }

/** `1204:9f86…`, as it stands in the mail and in the log. */
export const headText = ({ position, hash }: TrailHead): string => `${position}:${hash}`

/** A head as somebody copied it; nothing where it is none. */
export function readHead(text: string): TrailHead | undefined {
  const [, position, hash] = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/i.exec(text) ?? []
  return position && hash ? { position: Number(position), hash: hash.toLowerCase() } : undefined
}
