/** A call of REST, read and not yet handed to Payload. */
export type RestCall = {
  url: URL
  /** Lower case, without a slash at the end; to be compared with, not to be called. */
  path: string
  method: string
  headers: Headers
  body?: Buffer
  /** Network address of the caller, as far as the proxies are believed. */
  address: string
}

/** A refusal in the shape that the panel shows. */
export const errorAnswer = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ errors: [{ message }] }, { status, headers })
