import type { AdminViewServerProps } from 'payload'
import { formatCivilDate } from '../../policy/dates.ts'
import { type ListedAbsence, readAbsences } from '../../services/absence.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { AbsenceForm } from './AbsenceForm.tsx'

export const absencePath = '/admin/absence'

/** One's own absence and delegate; for who sees everything, who is absent (R17). */
export const AbsencePage = (props: AdminViewServerProps) =>
  framed(props, absencePath, async (req) => {
    const view = await readAbsences(req)
    return (
      <Page heading="Absence" trail={[{ label: 'Absence' }]}>
        {view.own ? (
          <section aria-labelledby="own" className="cj-card">
            <h2 id="own">Your absence</h2>
            <p>
              While you are away, new requests go to the other coordinators of your organizations, or else to
              your delegate, who sees your organizations in that time.
            </p>
            {view.own.isAwayToday ? <p className="cj-why">You are away today.</p> : null}
            <AbsenceForm form="own" absence={view.own} />
          </section>
        ) : null}
        <Others view={view} />
      </Page>
    )
  })

type View = Awaited<ReturnType<typeof readAbsences>>

function Others({ view: { others, maySetOthers, own } }: { view: View }) {
  if (own && !maySetOthers) return null
  return (
    <section aria-labelledby="others" className="cj-card">
      <h2 id="others">Absences of other coordinators</h2>
      {others.length ? (
        <ul className="cj-waiting">
          {others.map((one) => (
            <li key={one.id}>
              <strong>{one.name}</strong>
              <span>{one.kind}</span>
              <span>{absenceInWords(one)}</span>
              {maySetOthers ? (
                <details>
                  <summary>Change the absence of {one.name}</summary>
                  <AbsenceForm form={`of-${one.id}`} absence={one} />
                </details>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>Nobody is or will be away, as far as it was entered.</p>
      )}
      {maySetOthers ? (
        <p>
          For somebody who is not listed and cannot enter it, open the person under{' '}
          <a href="/admin/collections/coordinators">Coordinators</a>.
        </p>
      ) : null}
    </section>
  )
}

const absenceInWords = ({ awayFrom, awayTo, standInName }: ListedAbsence): string =>
  `${formatCivilDate(awayFrom)} ${awayTo ? `to ${formatCivilDate(awayTo)}` : 'until further notice'}, ${
    standInName ? `delegate: ${standInName}` : 'no delegate'
  }`
