import { formatPacificInstant } from '../../policy/dates.ts'
import { PACK_HOURS, type PackState } from '../../policy/evidencePack.ts'
import type { PackView } from '../../services/evidencePacks/packRecord.ts'

const at = (instant: string | undefined): string => (instant ? formatPacificInstant(new Date(instant)) : '')

const words: Record<PackState, (pack: PackView) => string> = {
  waiting: () => 'Your evidence pack waits to be made. That begins within a few seconds.',
  making: () => 'Your evidence pack is being made.',
  ready: ({ expiresAt }) =>
    `Your evidence pack is ready. Fetch it until ${at(expiresAt)}: the link works once.`,
  fetched: ({ fetchedAt }) =>
    `You fetched this evidence pack on ${at(fetchedAt)}. Its link is used up. Ask for it again if you need it once more.`,
  expired: () =>
    `You did not fetch this evidence pack within ${PACK_HOURS} hours, and it was removed. Ask for it again if you need it.`,
  failed: ({ error }) => `Your evidence pack could not be made. ${error ?? 'It gave no reason'}.`,
}

/** How far a pack is, and the way on. */
export const packInWords = (pack: PackView): string => words[pack.state](pack)

/** `3 of 12 steps done` */
export const stepsInWords = ({ done, total }: Pick<PackView, 'done' | 'total'>): string =>
  total ? `${done} of ${total} steps done` : 'Not begun yet'
