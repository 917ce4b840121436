import { createHash, randomBytes } from 'node:crypto'

/** A token that cannot be guessed (256 random bits), as it stands in a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
