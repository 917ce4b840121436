import Link from 'next/link.js'
import type { AdminViewServerProps } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { type Duty, readDuties } from '../../services/training/duties.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'

export const dutiesPath = '/admin/duties'

/** What a CalJOBS Access Coordinator does, on one page to read, search and print (R16). */
export const DutiesPage = (props: AdminViewServerProps) =>
  framed(props, dutiesPath, async (req) => (
    <Duties duties={await readDuties(req)} mayEdit={isOperationsUnit(req.user)} />
  ))

const Duties = ({ duties, mayEdit }: { duties: Duty[]; mayEdit: boolean }) => (
  <Page heading="Duties of coordinators" trail={[{ label: 'Duties of coordinators' }]}>
    <div className="cj-summary">
      <p>
        This is guidance of this service, not of the directive. The directive says that additional guidance on
        the role of the CalJOBS Access Coordinator is issued separately (WSD24-13). Where that says something
        else, follow it.
      </p>
      <p className="cj-actions cj-no-print">
        <PrintButton label="Print all of it" />
        {mayEdit ? (
          <Link prefetch={false} href="/admin/collections/training-pages">
            Edit these pages
          </Link>
        ) : null}
      </p>
    </div>
    {duties.length ? (
      <>
        <Contents duties={duties} />
        {duties.map((duty) => (
          <DutySection key={duty.slug} duty={duty} />
        ))}
      </>
    ) : (
      <p>The Operations Unit has published no pages about the duties of coordinators.</p>
    )}
  </Page>
)

const Contents = ({ duties }: { duties: Duty[] }) => (
  <nav aria-label="On this page" className="cj-card cj-no-print">
    <ul>
      {duties.map(({ slug, title, summary }) => (
        <li key={slug}>
          <a href={`#${slug}`}>{title}</a>
          <span className="cj-under">{summary}</span>
        </li>
      ))}
    </ul>
  </nav>
)

const DutySection = ({ duty: { slug, title, summary, html, clause, changedOn } }: { duty: Duty }) => (
  <section aria-labelledby={slug} className="cj-card cj-duty">
    <h2 id={slug}>{title}</h2>
    <p className="cj-lead">{summary}</p>
    <div dangerouslySetInnerHTML={{ __html: html }} />
    <h3>What the directive says</h3>
    <blockquote className="cj-quote">{clause}</blockquote>
    <p className="cj-muted">Last changed on {changedOn}</p>
  </section>
)
