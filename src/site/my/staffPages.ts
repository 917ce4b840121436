import { type Response, Router } from 'express'
import { csvFile } from '../../csv.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { myDueDatesCalendar } from '../../services/dueDatesCalendar.ts'
import { myStaff } from '../../services/myStaff.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { staffNotices, staffRow, staffTable, staffWords } from './staffViews.ts'

/** The people whom the requestor who asks oversees: the list, and the list and its due dates to take along. */
export function staffPages(site: Site): Router {
  const router = Router()
  const { app } = site
  const today = () => pacificDateOf(app.clock.now())
  const staffOf = (res: Response, activeOnly: boolean) => myStaff(app, requestorOf(res) ?? '', { activeOnly })

  router.get('/my/staff', async (req, res) => {
    const showsAll = req.query.show === 'all'
    const staff = await staffOf(res, !showsAll)
    sendPage(site, res, 'my-staff', {
      heading: 'My staff',
      errors: [],
      notices: staffNotices(staff, today()),
      filters: [
        { href: '/my/staff', text: 'Active accounts', here: !showsAll },
        { href: '/my/staff?show=all', text: 'All accounts', here: showsAll },
      ],
      staff: staff.map((member) => staffRow(member, today())),
      ...staffWords(staff, today(), showsAll),
      handOverHref: '/my/hand-over',
    })
  })

  router.get('/my/staff.csv', async (_req, res) => {
    const { header, rows } = staffTable(await staffOf(res, false), today())
    attach(res, `caljobs-staff-${today()}.csv`, 'text/csv; charset=utf-8', csvFile(header, rows))
  })

  router.get('/my/staff/due-dates.ics', async (_req, res) => {
    const calendar = await myDueDatesCalendar(app, requestorOf(res) ?? '')
    if (!calendar) return seeOther(res, '/my/staff')
    attach(res, 'caljobs-due-dates.ics', 'text/calendar; charset=utf-8; method=PUBLISH', calendar)
  })
  return router
}

/** A file for this person alone, never kept on the way. */
const attach = (res: Response, name: string, type: string, content: string) =>
  res
    .set({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
    .send(content)
