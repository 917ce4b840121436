import type { AdminViewServerProps } from 'payload'
import { announcementLimits } from '../../policy/announcements.ts'
import { type AnnouncementsView, listAnnouncements } from '../../services/announcements/listAnnouncements.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { AnnouncementForm } from './AnnouncementForm.tsx'
import { AnnouncementList } from './AnnouncementList.tsx'

export const announcementsPath = '/admin/announcements'

/** What the Operations Unit wrote to everybody, and where it writes (R51). */
export const AnnouncementsPage = (props: AdminViewServerProps) =>
  framed(props, announcementsPath, async (req) => (
    <Announcements view={await listAnnouncements(req, pageOf(props.searchParams?.page))} />
  ))

/** A number that nobody counts up to is no page. */
function pageOf(said: string | string[] | undefined): number {
  const page = Number(said)
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
}

const Announcements = ({ view }: { view: AnnouncementsView }) => (
  <Page heading="Announcements" trail={[{ label: 'Announcements' }]}>
    <p>
      The Operations Unit writes once, and all coordinators, all requestors, or all staff with an active
      account get it by email. It stays on record here.
    </p>
    {view.audienceSizes ? (
      <AnnouncementForm audienceSizes={view.audienceSizes} limits={announcementLimits} />
    ) : null}
    <AnnouncementList view={view} />
  </Page>
)
