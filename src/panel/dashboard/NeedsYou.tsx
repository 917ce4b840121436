import Link from 'next/link.js'
import { type Count, countWords } from '../../services/count.ts'
import { type InboxView, inboxViewLabels } from '../../services/inboxQuery.ts'
import type { Overview } from '../../services/overview.ts'
import { inboxAddress } from '../inbox/addresses.ts'
import { incidentsAddress } from '../incidents/addresses.ts'
import { letterListPath } from '../quarterlyReview/letterAddresses.ts'
import { reviewListPath } from '../quarterlyReview/reportAddresses.ts'
import { rostersAddress } from '../rosters/addresses.ts'
import { staffAddress } from '../people/addresses.ts'

/** How much a number presses while it is not nought. */
type Press = 'urgent' | 'soon' | 'none'
type Tile = { label: string; count: Count; address: string; press: Press }

const views: { view: InboxView; press: Press }[] = [
  { view: 'late', press: 'urgent' },
  { view: 'overdue', press: 'urgent' },
  { view: 'undelivered', press: 'urgent' },
  { view: 'due-today', press: 'soon' },
  { view: 'unassigned', press: 'none' },
  { view: 'mine', press: 'none' },
  { view: 'granted', press: 'none' },
  { view: 'waiting', press: 'none' },
  { view: 'due', press: 'soon' },
]

/** What needs the person now: each number is a link to exactly what it counts. */
export function NeedsYou({ overview }: { overview: Overview }) {
  return (
    <nav aria-label="What needs you now" className="cj-tiles">
      <ul>
        {tilesOf(overview).map((tile) => (
          <li key={tile.label}>
            <TileLink {...tile} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TileLink({ label, count, address, press }: Tile) {
  const pressing = count.count ? press : 'none'
  return (
    <Link prefetch={false} href={address} className={`cj-tile cj-tile--${pressing}`}>
      <span className="cj-tile__number">{countWords(count)}</span> <span>{label}</span>
    </Link>
  )
}

const exact = (count: number): Count => ({ count, more: false })

function tilesOf(overview: Overview): Tile[] {
  const {
    counts,
    organizationId,
    lapsing,
    lapsed,
    unowned,
    rostersOverdue,
    formsToAcknowledge,
    formsToSendOn,
    toInvestigate,
  } = overview
  return [
    ...views.map(({ view, press }) => ({
      label: inboxViewLabels[view],
      count: counts[view],
      address: inboxAddress({ view, organizationId }),
      press,
    })),
    {
      label: 'Documents lapsing in 30 days',
      count: lapsing,
      address: staffAddress({ view: 'due', organizationId }),
      press: 'soon',
    },
    {
      label: 'Documents lapsed',
      count: lapsed,
      address: staffAddress({ view: 'lapsed', organizationId }),
      press: 'urgent',
    },
    {
      label: 'Accounts without a requestor',
      count: exact(unowned),
      address: '/admin/unowned',
      press: 'soon',
    },
    {
      label: 'Rosters not confirmed in time',
      count: rostersOverdue,
      address: rostersAddress({ show: 'overdue', organizationId }),
      press: 'soon',
    },
    ...(toInvestigate
      ? [
          {
            label: 'Late deactivations to investigate',
            count: toInvestigate,
            address: incidentsAddress({ state: 'to-investigate', organizationId }),
            press: 'urgent' as const,
          },
        ]
      : []),
    ...reviewTiles(overview.reviews),
    ...(formsToAcknowledge === undefined
      ? []
      : [
          {
            label: 'Forms to acknowledge',
            count: exact(formsToAcknowledge),
            address: '/admin/forms',
            press: 'soon' as const,
          },
        ]),
    ...(formsToSendOn === undefined
      ? []
      : [
          {
            label: 'Organizations to send forms to',
            count: exact(formsToSendOn),
            address: '/admin/forms#send-on',
            press: 'soon' as const,
          },
        ]),
  ]
}

/** What of quarterly reviews waits; those of the Operations Unit only while there is something (R49, R50). */
function reviewTiles(reviews: Overview['reviews']): Tile[] {
  if (!reviews) return []
  const { toAcknowledge, toAnswer, toReview = 0, toClose = 0 } = reviews
  const tile = (label: string, count: number, address: string): Tile => ({
    label,
    count: exact(count),
    address,
    press: 'soon',
  })
  return [
    tile('Review results to acknowledge', toAcknowledge, letterListPath),
    ...(toAnswer ? [tile('Findings to answer', toAnswer, letterListPath)] : []),
    ...(toReview ? [tile('Accounts to review', toReview, reviewListPath)] : []),
    ...(toClose ? [tile('Answers to findings to look at', toClose, letterListPath)] : []),
  ]
}
