import type { ReactNode } from 'react'
import { formatCivilDate } from '../../policy/dates.ts'
import { documentName } from '../../policy/review/words.ts'
import type { EvidenceFile, Review } from '../../services/reviewRequest.ts'
import { sizeInWords } from '../parts/size.ts'
import { DateSeen, RevisionSeen } from './DatesSeen.tsx'
import { seenField } from './decisionOf.ts'

/** The files, each under the date that it must show. Nothing where no file is asked for (R28, R47). */
export function Documents({ review }: { review: Review }) {
  const { files, request, datesToSee, standing, forbidden } = review
  const mayGrant = standing.acts.includes('grant') && !forbidden.length
  if (!files.length) return null
  return (
    <section aria-labelledby="documents" className="cj-card">
      <h2 id="documents">Documents</h2>
      <div className="cj-documents">
        {files.map((file, place) => (
          <Document
            key={file.id}
            file={file}
            name={documentName(file.document, request.isEddEmployee)}
            claimedOn={
              file.document === 'ispa-training' ? request.ispaCompletedOn : request.statementSignedOn
            }
          >
            {mayGrant && datesToSee.includes(file.document) && isFirst(files, place) ? (
              <>
                <DateSeen {...seenField(file.document, request.isEddEmployee)} />
                {file.document === 'confidentiality-statement' ? (
                  <RevisionSeen revisions={review.revisions} />
                ) : null}
              </>
            ) : null}
          </Document>
        ))}
      </div>
    </section>
  )
}

/** The field stands once, also where a document came in two files. */
const isFirst = (files: EvidenceFile[], place: number): boolean =>
  files.findIndex(({ document }) => document === files[place]?.document) === place

function Document({
  file,
  name,
  claimedOn,
  children,
}: {
  file: EvidenceFile
  name: string
  claimedOn?: string | null
  /** The field for the date that stands on it. */
  children: ReactNode
}) {
  const address = `/evidence/${file.id}`
  const heading = name[0]?.toUpperCase() + name.slice(1)
  return (
    <article aria-labelledby={`file-${file.id}`} className="cj-document">
      <h3 id={`file-${file.id}`}>{heading}</h3>
      <p>
        {claimedOn ? (
          <>
            The request says <strong>{formatCivilDate(claimedOn)}</strong>.{' '}
          </>
        ) : null}
        <a href={address} target="_blank" rel="noopener">
          Open {file.displayName} in a new tab
        </a>{' '}
        <span className="cj-muted">({sizeInWords(file.size)})</span>
      </p>
      {children}
      <div className="cj-viewer">
        {file.mimeType === 'application/pdf' ? (
          <iframe title={`${heading}: ${file.displayName}`} src={`${address}#view=FitH`} />
        ) : (
          // The door checks who asks for each file: no image service may stand between.
          <img alt={`${heading}, as uploaded`} src={address} />
        )}
      </div>
    </article>
  )
}
