/**
 * The training as it stands in the repository. In words, `[forms](/forms)` is a link and `**at once**` is bold; there
 * is nothing else.
 */
export type Block =
  | { kind: 'heading'; words: string }
  | { kind: 'paragraph'; words: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'picture'; name: PictureName }

/** Pictures in `pictures/`, each with the text in its place. */
export const pictures = {
  'new-account':
    'The way of a new account. 1: The staff member takes ISPA training and signs the form. 2: You send the request. 3: Your coordinator decides. 4: The staff member gets a username and a temporary password, with a copy to you. 5: The staff member signs in within 24 hours and sets a new password.',
  'due-date':
    'A sample of the due date. ISPA training was taken on March 3, 2026 and passes until March 3, 2027. The form was signed on July 5, 2026 and passes until July 5, 2027. The account is due on the earlier day: March 3, 2027.',
} as const

export type PictureName = keyof typeof pictures

/** A page of the training that ships with the service; the Operations Unit can edit it from then on (R48). */
export type ShippedPage = {
  slug: string
  title: string
  summary: string
  /** Word for word from the directive. */
  clause: string
  blocks: Block[]
}

export const heading = (words: string): Block => ({ kind: 'heading', words })
export const paragraph = (words: string): Block => ({ kind: 'paragraph', words })
export const bullets = (...items: string[]): Block => ({ kind: 'list', ordered: false, items })
export const steps = (...items: string[]): Block => ({ kind: 'list', ordered: true, items })
export const picture = (name: PictureName): Block => ({ kind: 'picture', name })
