import { formatCivilDate } from '../../policy/dates.ts'
import type { AreaProcess } from '../../services/organizations/areaProcesses.ts'
import type { OrganizationPageView } from '../../services/organizationRecord.ts'
import { Instant } from '../parts/Instant.tsx'
import { Facts } from '../review/Facts.tsx'
import { ProcessForm } from './ProcessForm.tsx'

type Rule = { accepted: string; maximumBytes: number }

/** The process of the area for creating and deactivating accounts: the one that counts, and those before it (R7). */
export function ProcessOnFile({
  view,
  rule,
  today,
}: {
  view: OrganizationPageView
  rule: Rule
  today: string
}) {
  const { organization, processes, mayPutOnFile } = view
  const [current, ...earlier] = processes
  return (
    <section aria-labelledby="process" className="cj-card">
      <h2 id="process">Process for accounts</h2>
      <p>
        Each area must have a process in place for creating and deactivating CalJOBS staff accounts. It is
        kept here as a document.
      </p>
      {current ? <Process process={current} /> : <p>{nothing(organization.processOnFileOn)}</p>}
      {earlier.length ? (
        <details>
          <summary>Earlier versions ({earlier.length})</summary>
          {earlier.map((one) => (
            <Process key={one.id} process={one} />
          ))}
        </details>
      ) : null}
      {mayPutOnFile ? (
        <details className="cj-no-print" open={!current}>
          <summary>{current ? 'Put a newer one on file' : 'Put the process on file'}</summary>
          <ProcessForm organizationId={organization.id} rule={rule} today={today} />
        </details>
      ) : null}
    </section>
  )
}

const nothing = (statedOn: string | undefined): string =>
  statedOn
    ? `A process of ${formatCivilDate(statedOn)} is stated, but no document is on file.`
    : 'No process is on file.'

const Process = ({ process }: { process: AreaProcess }) => (
  <Facts
    facts={[
      { label: 'Date of the process', value: formatCivilDate(process.processOn) },
      {
        label: 'Document',
        value: (
          <a href={`/evidence/${process.evidenceId}`} target="_blank" rel="noopener">
            {process.fileName} (new tab)
          </a>
        ),
      },
      { label: 'Attested by', value: `${process.attestedBy}, ${process.attestedTitle}` },
      {
        label: 'Put on file',
        value: (
          <>
            <Instant at={process.recordedAt} />, {process.recordedBy}
          </>
        ),
      },
    ]}
  />
)
