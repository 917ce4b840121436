import Link from 'next/link.js'
import type { AdminViewServerProps } from 'payload'
import { coordinatorKindLabels, coordinatorKinds } from '../../policy/vocabulary.ts'
import { readStanding, type Standing } from '../../services/coordinators/readStanding.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { coordinatorListPath, standingPath } from './addresses.ts'
import { StandingForm } from './StandingForm.tsx'

const trail = { label: 'Coordinators', url: coordinatorListPath }

/** What a coordinator has, before the account becomes inactive or of another kind (D26). */
export function StandingPage(view: AdminViewServerProps) {
  const id = [view.params?.segments ?? []].flat().at(-1) ?? ''
  return framed(view, standingPath(id), async (req) => {
    const standing = await readStanding(req, id)
    return standing ? <Found standing={standing} /> : <NotThere />
  })
}

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`

function Found({ standing }: { standing: Standing }) {
  const { coordinator, organizations, requests, granted, successors } = standing
  const { id, name, kind, active } = coordinator
  const only = organizations.filter(({ isOnly }) => isOnly).length
  return (
    <Page heading={`Change the account of ${name}`} trail={[trail, { label: name }]}>
      <p className="cj-lead">
        {coordinatorKindLabels[kind]}, {active ? 'active' : 'not active'}
      </p>
      <section aria-labelledby="holds" className="cj-card">
        <h2 id="holds">What goes with it</h2>
        <p>
          {name} has {counted(requests, 'open request')}
          {granted ? `, ${granted} of them granted with the account work still open,` : ''} and is the only
          coordinator of {counted(only, 'organization')}.
        </p>
        {organizations.length ? (
          <ul className="cj-people">
            {organizations.map((one) => (
              <li key={one.id}>
                <Link prefetch={false} href={organizationPath(one.id)}>
                  {one.name}
                </Link>
                : {counted(one.openRequests, 'open request')}
                {one.isOnly ? <span className="cj-flag">Only coordinator</span> : null}
                <span className="cj-under">
                  Without {name}: {one.without}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p>{name} is named for no organization.</p>
        )}
      </section>
      <section aria-labelledby="change" className="cj-card">
        <h2 id="change">The change</h2>
        <p>
          What {name} has is released at once and goes to whoever answers then. Each of them gets one message
          that lists what came over.
        </p>
        <StandingForm coordinatorId={id} name={name} changes={changesOf(standing)} successors={successors} />
      </section>
    </Page>
  )
}

const changesOf = ({ coordinator: { kind, active } }: Standing) => [
  active
    ? { id: 'inactive', name: 'The account becomes inactive' }
    : { id: 'active', name: 'The account becomes active again' },
  ...coordinatorKinds
    .filter((one) => one !== kind)
    .map((one) => ({ id: one, name: `The kind becomes ${coordinatorKindLabels[one]}` })),
]

const NotThere = () => (
  <Page heading="There is no such coordinator" trail={[trail]}>
    <p>There is no such coordinator, or the account is not yours to change.</p>
  </Page>
)
