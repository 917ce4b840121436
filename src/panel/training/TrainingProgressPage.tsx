import type { AdminViewServerProps } from 'payload'
import {
  organizationsOfProgress,
  readTrainingProgress,
  readTrainingQuery,
  type TrainingProgress,
  type TrainingQuery,
} from '../../services/training/trainingProgress.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { trainingProgressFile, trainingProgressPath } from './addresses.ts'
import { TrainingTable } from './TrainingTable.tsx'

const showChoices = [
  { value: 'everybody', label: 'Everybody' },
  { value: 'not-yet', label: 'Not yet' },
  { value: 'confirmed', label: 'Confirmed' },
]

/** Which requestors have gone through the training, and which have not (R48). */
export const TrainingProgressPage = (props: AdminViewServerProps) =>
  framed(props, trainingProgressPath, async (req) => {
    const query = readTrainingQuery(props.searchParams ?? {})
    const [progress, organizations] = await Promise.all([
      readTrainingProgress(req, query),
      organizationsOfProgress(req),
    ])
    return (
      <Page heading="Training of requestors" trail={[{ label: 'Training of requestors' }]}>
        <p>
          Requestors confirm on the{' '}
          <a href="/training" target="_blank" rel="noopener">
            training pages (new tab)
          </a>{' '}
          that they have gone through the training. Who is gone as a requestor is not listed.
        </p>
        <ReportFilter
          path={trainingProgressPath}
          organizations={organizations}
          chosen={query.organizationId}
          also={{ name: 'show', label: 'Training', choices: showChoices, chosen: query.show }}
        />
        <Requestors progress={progress} query={query} />
      </Page>
    )
  })

function Requestors({ progress, query }: { progress: TrainingProgress; query: TrainingQuery }) {
  const { requestors, confirmed, notYet } = progress
  const total = { everybody: confirmed + notYet, 'not-yet': notYet, confirmed }[query.show]
  return (
    <section aria-labelledby="requestors" className="cj-card">
      <h2 id="requestors">
        {confirmed.toLocaleString('en-US')} of {(confirmed + notYet).toLocaleString('en-US')} have confirmed
      </h2>
      {requestors.length ? (
        <>
          <p className="cj-actions cj-no-print">
            <a className="cj-button" href={trainingProgressFile(query)} download>
              Download this list (CSV)
            </a>
          </p>
          <TrainingTable requestors={requestors} />
          {requestors.length < total ? (
            <p className="cj-muted">
              These are {requestors.length} of {total.toLocaleString('en-US')}. The file holds all of them.
            </p>
          ) : null}
        </>
      ) : (
        <p>{nothing(query, confirmed + notYet)}</p>
      )}
    </section>
  )
}

function nothing({ show }: TrainingQuery, all: number): string {
  if (!all) return 'No requestor is on record here yet. A requestor comes on record with the first request.'
  return show === 'not-yet'
    ? 'Every requestor has confirmed the training.'
    : 'No requestor has confirmed the training yet.'
}
