import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { countWords } from '../../services/count.ts'
import { type JobsView, readJobs } from '../../services/jobs.ts'
import { listUndelivered, waitingMail } from '../../services/undeliveredMail.ts'
import { framed } from '../parts/framed.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { JobCard } from './JobCard.tsx'
import { UndeliveredTable } from './UndeliveredTable.tsx'

export const jobsPath = '/admin/jobs'

const heading = 'Jobs and mail'
const trail = [{ label: heading }]

/** What the service does by itself, and mail that waits or did not arrive; for the Operations Unit and auditors. */
export const JobsPage = (view: AdminViewServerProps) =>
  framed(view, jobsPath, async (req) => {
    const jobs = await readJobs(req)
    return jobs ? <Everything jobs={jobs} mail={await mailOf(req)} /> : <NotForYou />
  })

async function mailOf(req: PayloadRequest) {
  const [waiting, undelivered] = await Promise.all([waitingMail(req), listUndelivered(req)])
  return { waiting, undelivered }
}
type Mail = Awaited<ReturnType<typeof mailOf>>

const Everything = ({ jobs: { jobs, mayAct }, mail }: { jobs: JobsView; mail: Mail }) => (
  <Page heading={heading} trail={trail}>
    <p>
      What the service does by itself, how it went, and mail that did not arrive. Any number of processes
      share the jobs; each runs in one of them at a time.
    </p>
    <OutboxSection mail={mail} mayAct={mayAct} />
    <section aria-labelledby="jobs">
      <h2 id="jobs">Jobs</h2>
      {jobs.map((job) => (
        <JobCard key={job.name} job={job} mayAct={mayAct} />
      ))}
    </section>
  </Page>
)

function OutboxSection({ mail: { waiting, undelivered }, mayAct }: { mail: Mail; mayAct: boolean }) {
  const { total, oldest } = waiting
  const { messages } = undelivered
  return (
    <section aria-labelledby="undelivered" className="cj-card">
      <h2 id="undelivered" tabIndex={-1}>
        Mail that was not delivered: {countWords(undelivered.total)}
      </h2>
      <p>
        {total.count ? (
          <>
            {countWords(total)} {total.count === 1 ? 'message waits' : 'messages wait'} to be sent
            {oldest ? (
              <>
                , the oldest since <Instant at={oldest} />
              </>
            ) : null}
            .
          </>
        ) : (
          'No message waits to be sent.'
        )}
      </p>
      <UndeliveredTable messages={messages} mayAct={mayAct} />
      {undelivered.total.count > messages.length ? (
        <p>These are the newest {messages.length}. The others follow once these are settled.</p>
      ) : null}
    </section>
  )
}

const NotForYou = () => (
  <Page heading={heading} trail={trail}>
    <p>
      This page is for the CalJOBS Operations Unit and auditors. Mail of your requests that did not arrive
      stands on the request itself, and in the list of requests under “Mail not delivered”.
    </p>
  </Page>
)
