import { type Request, type Response, Router } from 'express'
import { lastBatchField, refusedField } from '../../services/maintenanceDraft.ts'
import { saveAnswers } from '../../services/drafts.ts'
import { saveForLater } from '../../services/saveForLater.ts'
import { clearCookie, readSealedCookie, setSealedCookie } from '../cookies.ts'
import { textAnswer } from '../form/readAnswers.ts'
import { sentToSignIn } from '../form/strangersForm.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import type { MaintenanceTableView } from '../view/maintenance.ts'
import { isRequestorKnown } from './requestorPage.ts'
import { type CheckedRow, checkedRows, completeRows } from './rowClaims.ts'
import { addresses, openTable, type Row, type Table } from './table.ts'
import { fillDates, removePerson, removeRowFile, sharedValues } from './tableActs.ts'
import { MOST_FILES, readTable } from './tableUpload.ts'
import { tableView } from './tableViews.ts'
import { type RowProblem, saveRows, type TakenTable, takeTable, withPosted } from './takeTable.ts'

/** The table: one row a person. It is kept as a whole with every button (SR-1, ER-5). */
export function tablePage(site: Site): Router {
  const router = Router()

  router.get(addresses.people, async (req, res) => {
    const open = await openTable(site, req, res)
    if (!open) return
    if (!isRequestorKnown(open)) return seeOther(res, addresses.requestor)
    const table = await takeHeld(site, req, res, open)
    const refused = table.rows.flatMap((row) => row.refused.map((problem) => ({ row, problem })))
    show(site, res, table, { problems: refused, notices: noticesFor(req, table) })
  })

  router.post(addresses.people, async (req, res) => {
    if (await sentToSignIn(site, req, res)) return
    if (!requestorOf(res)) return holdTable(site, req, res)
    const open = await openTable(site, req, res)
    if (open) await answer(site, req, res, await takeTable(site, open, req))
  })
  return router
}

/** What the button that was pressed asks for. */
async function answer(site: Site, req: Request, res: Response, taken: TakenTable): Promise<void> {
  const { posted, table, fileProblems, tooMuch } = taken
  const removed = await remove(site, req, taken)
  if (removed) return seeOther(res, removed)
  const pressed = posted.get('do')?.[0] ?? 'save'
  if (tooMuch || (fileProblems.length && pressed !== 'continue')) {
    const others = tooMuch ? [{ href: firstControl(table), message: tooMuchMessage }] : []
    return show(site, res, table, { problems: fileProblems, notices: [], others }, 422)
  }
  switch (pressed) {
    case 'fill':
      return fill(site, res, taken)
    case 'add':
      return seeOther(res, addresses.addPerson)
    case 'later':
      await saveForLater(site.app, table.draft, { address: req.ip })
      return seeOther(res, '/saved')
    case 'continue':
    case 'go-on':
      return goOn(site, res, table, pressed, fileProblems)
    default:
      seeOther(res, `${addresses.people}?saved=1`)
  }
}

/** @returns where to go on, when a file or an added person was taken away */
async function remove(site: Site, req: Request, { posted, table }: TakenTable): Promise<string | undefined> {
  const file = posted.get('remove')?.[0]
  const person = posted.get('remove-person')?.[0]
  if (person) await removePerson(site, table, person, req.ip)
  const row = file ? await removeRowFile(site, table, file, req.ip) : undefined
  if (row) return `${addresses.people}#row-${row.key}`
  return file || person ? addresses.people : undefined
}

async function fill(site: Site, res: Response, { posted, table }: TakenTable): Promise<void> {
  const sharedProblems = await fillDates(site, table, posted)
  if (!sharedProblems.length) return seeOther(res, `${addresses.people}?filled=1`)
  const values = sharedValues(posted)
  show(site, res, table, { problems: [], notices: [], sharedProblems, sharedValues: values }, 422)
}

const tooMuchMessage = `Save after every 20 people: one form can bring at most ${MOST_FILES} files and 80 MB. Everything typed is saved, and the files up to there. Select the others again`

const firstControl = ({ rows: [first] }: Table) => (first ? `#act-${first.key}` : '#main-content')

/** Every chosen row is checked; the complete ones may go on without the others (R46). */
async function goOn(
  site: Site,
  res: Response,
  table: Table,
  pressed: 'continue' | 'go-on',
  fileProblems: RowProblem[],
): Promise<void> {
  await saveAnswers(
    site.app,
    table.draft,
    Object.fromEntries(table.rows.map(({ key }) => [refusedField(key), undefined])),
  )
  const checked = await checkedRows(site.app, table)
  if (!checked.length) {
    const message = 'Select at least one person to renew, or whose access is no longer needed'
    const others = [{ href: firstControl(table), message }]
    return show(site, res, table, { problems: [], notices: [], others }, 422)
  }
  const problems = withFileProblems(table, checked, fileProblems)
  const complete = completeRows(checked).filter((row) => !problems.some((one) => one.row.key === row.key))
  if (!problems.length || (pressed === 'go-on' && complete.length)) return seeOther(res, addresses.check)
  show(site, res, table, { problems, notices: [], goOnLabel: goOnLabel(complete) }, 422)
}

const goOnLabel = ({ length }: Row[]): string | undefined =>
  length
    ? `Go on with the ${length} that ${length === 1 ? 'is' : 'are'} complete; keep the others here`
    : undefined

/** In the order of the rows; what is wrong with a file says more than that it is missing. */
const withFileProblems = ({ rows }: Table, checked: CheckedRow[], ofFiles: RowProblem[]): RowProblem[] =>
  rows.flatMap((row) => {
    const own = ofFiles.filter((one) => one.row.key === row.key)
    const said = own.map(({ problem }) => problem.field)
    const others = checked.find((one) => one.row.key === row.key)?.problems ?? []
    return [
      ...own,
      ...others.filter(({ field }) => !said.includes(field)).map((problem) => ({ row, problem })),
    ]
  })

function noticesFor(req: Request, { draft }: Table): MaintenanceTableView['notices'] {
  const batchKey = textAnswer(draft.answers, lastBatchField)
  return [
    ...(req.query.saved ? [{ text: 'Saved.' }] : []),
    ...(req.query.filled ? [{ text: 'The dates stand in every row that you renew and that had none.' }] : []),
    ...(batchKey
      ? [
          {
            text: 'A part of this list was sent.',
            href: addresses.sent(batchKey),
            linkText: 'See what was sent',
          },
        ]
      : []),
  ]
}

function show(
  site: Site,
  res: Response,
  table: Table,
  shown: Parameters<typeof tableView>[1],
  status = 200,
): void {
  sendPage(site, res, 'maintenance-table', tableView(table, shown), status)
}

/** A session that ended loses nothing that was typed: it waits in the browser, sealed, until the sign-in is done. */
async function holdTable({ app }: Site, req: Request, res: Response): Promise<void> {
  const { posted } = await readTable(req, { wants: () => false, take: async () => {} })
  const typed = Object.fromEntries([...posted].filter(([, values]) => values[0]))
  setSealedCookie(app, res, 'held', { path: addresses.people, typed }, 60)
  seeOther(res, `/sign-in?next=${addresses.people}`)
}

async function takeHeld({ app }: Site, req: Request, res: Response, table: Table): Promise<Table> {
  const held = readSealedCookie(app, req, 'held') as
    { path?: string; typed?: Record<string, string[]> } | undefined
  if (held?.path !== addresses.people || !held.typed) return table
  const taken = withPosted(table, new Map(Object.entries(held.typed)))
  await saveRows({ app }, taken, taken.rows)
  clearCookie(app, res, 'held')
  return taken
}
