import { formatCivilDate, formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import type { TrainingPage } from '../../payload-types.ts'
import type { Found, Piece } from '../../training/search.ts'
import type { TrainingConfirmationView, TrainingNeighbor, TrainingView } from '../view/training.ts'

export const trainingPath = '/training'

export const addressOf = ({ slug }: Pick<TrainingPage, 'slug'>): string => `${trainingPath}/${slug}`

export const changedOn = ({ updatedAt }: TrainingPage): string =>
  formatCivilDate(pacificDateOf(new Date(updatedAt)))

/** The pages before and after one. */
export function neighborsOf(pages: TrainingPage[], slug: string) {
  const place = pages.findIndex((page) => page.slug === slug)
  const at = (index: number): TrainingNeighbor | undefined => {
    const page = place < 0 ? undefined : pages[index]
    return page && { href: addressOf(page), title: page.title }
  }
  return { previous: at(place - 1), next: at(place + 1) }
}

const plain = (text: string): Piece[] => [{ text, found: false }]

export const listed = (pages: TrainingPage[]): TrainingView['pages'] =>
  pages.map((page) => ({ href: addressOf(page), title: plain(page.title), words: plain(page.summary) }))

export const foundPages = (found: Found<TrainingPage>[]): TrainingView['pages'] =>
  found.map(({ page, title, passage }) => ({ href: addressOf(page), title, words: passage }))

export function foundInWords(count: number, search: string): string {
  if (!count) return `No page of the training mentions “${search}”`
  return `${count === 1 ? '1 page mentions' : `${count} pages mention`} “${search}”`
}

type Asked = { email?: string; confirmedAt?: Date; isNew: boolean; isRequired: boolean }

/** For who is signed in a button, for everybody else the way to sign in and back. */
export const confirmationView = ({
  email,
  confirmedAt,
  isNew,
  isRequired,
}: Asked): TrainingConfirmationView => ({
  confirmedAt: confirmedAt && formatPacificInstant(confirmedAt),
  isNew: isNew && Boolean(confirmedAt),
  isRequired,
  ...(email ? { action: `${trainingPath}/confirm` } : { signInHref: `/sign-in?next=${trainingPath}` }),
})
