import { telephoneLink } from '../../policy/telephone.ts'
import { callNow, type Reach } from '../../policy/urgent.ts'

/** Whom to call at once: a number that dials itself, or the words where none is on record. */
export type CallView = { words: string; telephone?: string; href?: string }

export const callView = (reach: Reach | undefined): CallView | undefined =>
  reach && {
    words: callNow(reach),
    telephone: reach.telephone,
    href: reach.telephone && telephoneLink(reach.telephone),
  }
