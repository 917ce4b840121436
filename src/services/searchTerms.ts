/**
 * One typed word as `to_tsquery` takes it: its last part begins a word of the record, the parts before stand in it
 * whole, since something follows them: `person.43` finds `person.4321@staff.example`.
 */
export const searchTerms = (typed: string): string[] =>
  typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 8)
    .map((part, place, parts) => (place === parts.length - 1 ? `${part}:*` : part))
