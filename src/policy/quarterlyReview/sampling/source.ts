/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string

/** What decides a draw: the seed, 64 hexadecimal digits, and the function that every chance is computed by. */
export type Source = { seed: string; sha256: Sha256 }

/** A stored draw names both; one that another algorithm made is not drawn again by this one (D14). */
export const algorithm = { name: 'sha256-tickets', version: '1' } as const

export const isKnownAlgorithm = (name: string, version: string): boolean =>
  name === algorithm.name && version === algorithm.version
