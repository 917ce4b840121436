import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { Review } from '../../payload-types.ts'
import type { ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import type { FindingState } from '../../policy/quarterlyReview/vocabulary.ts'
import { idOf, namesOf } from '../names.ts'
import { within } from '../within.ts'
import { involvedSql } from './actOnItem.ts'

/** An account of a sample in the list of its review. */
export type ItemRow = {
  id: string
  position: number
  personName: string
  username: string
  organizationId: string
  organization: string
  stratum: string
  /** Nothing before they are computed. */
  checks?: ReviewCheck[]
  findings: number
  /** The signed-in person has had a part in it, and does not review it. */
  isOwn: boolean
  reviewer?: string
  reviewedAt?: Date
}

/** How far one organization of a sample is. */
export type OrganizationOfReview = {
  id: string
  name: string
  accounts: number
  reviewed: number
  findings: number
  findingsOpen: number
  letterId?: string
  sentAt?: Date
  acknowledgedAt?: Date
}

export type ReviewView = {
  review: Review
  drawnBy: string
  items: ItemRow[]
  organizations: OrganizationOfReview[]
}

/** One draw with its accounts and how far each is; nothing for who does not oversee (R49). */
export async function readReview(req: PayloadRequest, id: string): Promise<ReviewView | undefined> {
  const review = isRecordId(id)
    ? await req.payload.findByID({ collection: 'reviews', id, ...within(req) })
    : undefined
  if (!review) return undefined
  const [items, letters, people] = await Promise.all([
    itemsOf(req, id),
    lettersOf(req, id),
    namesOf(req, 'coordinators', [review.drawnBy]),
  ])
  return {
    review,
    drawnBy: people.get(idOf(review.drawnBy) ?? '') ?? '',
    items: items.map(({ findingStates, ...row }) => ({ ...row, findings: findingStates.length })),
    organizations: organizationsOf(items, letters),
  }
}

type FoundItem = Omit<ItemRow, 'findings'> & { findingStates: FindingState[] }

async function itemsOf(req: PayloadRequest, reviewId: string): Promise<FoundItem[]> {
  const { rows } = await poolOf(req.payload).query<
    Omit<FoundItem, 'checks'> & {
      checks: ReviewCheck[] | null
      reviewedAt: Date | null
      reviewer: string | null
    }
  >(
    `select i.id, i.position::int as position, i.person_name as "personName", coalesce(i.username, '') as username,
       i.organization_id as "organizationId", o.name as organization, i.stratum, i.checks, c.name as reviewer,
       i.reviewed_at as "reviewedAt", ${involvedSql('i', '$2::uuid')} as "isOwn", array(select f.state::text from review_findings f where f.item_id = i.id) as "findingStates"
     from review_items i join organizations o on o.id = i.organization_id
       left join coordinators c on c.id = i.reviewed_by_id
     where i.review_id = $1 order by i.position`,
    [reviewId, activeCoordinator(req.user)?.id ?? null],
  )
  return rows.map(({ checks, reviewer, reviewedAt, ...row }) => ({
    ...row,
    ...(checks && { checks }),
    ...(reviewer && { reviewer }),
    ...(reviewedAt && { reviewedAt }),
  }))
}

/** What the list of a review can be narrowed to. */
export const itemViews = ['all', 'to-review', 'failing', 'with-findings'] as const
export type ItemView = (typeof itemViews)[number]

const isIn: Record<ItemView, (item: ItemRow) => boolean> = {
  all: () => true,
  'to-review': ({ reviewedAt }) => !reviewedAt,
  failing: ({ checks }) => checks?.some(({ outcome }) => outcome === 'fail') ?? false,
  'with-findings': ({ findings }) => findings > 0,
}

/** The view that an address names; all where it names none. */
export const readItemView = (said: unknown): ItemView => itemViews.find((view) => view === said) ?? 'all'

export const itemsIn = (view: ItemView, items: ItemRow[]): ItemRow[] => items.filter(isIn[view])

type LetterOfReview = { organizationId: string; id: string; sentAt: Date; acknowledgedAt: Date | null }

async function lettersOf(req: PayloadRequest, reviewId: string): Promise<LetterOfReview[]> {
  const { rows } = await poolOf(req.payload).query<LetterOfReview>(
    `select organization_id as "organizationId", id, sent_at as "sentAt", acknowledged_at as "acknowledgedAt"
       from review_letters where review_id = $1`,
    [reviewId],
  )
  return rows
}

function organizationsOf(items: FoundItem[], letters: LetterOfReview[]): OrganizationOfReview[] {
  const names = new Map(items.map((item) => [item.organizationId, item.organization]))
  return [...names]
    .sort(([, one], [, other]) => one.localeCompare(other))
    .map(([id, name]) => {
      const own = items.filter(({ organizationId }) => organizationId === id)
      const states = own.flatMap(({ findingStates }) => findingStates)
      const letter = letters.find(({ organizationId }) => organizationId === id)
      return {
        id,
        name,
        accounts: own.length,
        reviewed: own.filter(({ reviewedAt }) => reviewedAt).length,
        findings: states.length,
        findingsOpen: states.filter((state) => state !== 'closed').length,
        ...(letter && { letterId: letter.id, sentAt: letter.sentAt }),
        ...(letter?.acknowledgedAt && { acknowledgedAt: letter.acknowledgedAt }),
      }
    })
}
