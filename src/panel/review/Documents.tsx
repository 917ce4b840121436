import { formatCivilDate } from '../../policy/dates.ts'
import { documentName } from '../../policy/review/words.ts'
import type { EvidenceFile, Review } from '../../services/reviewRequest.ts'

/** The files, each under the date that it must show. Nothing where no file is asked for (R28, R47). */
export function Documents({ review }: { review: Review }) {
  const { files, request } = review
  if (!files.length) return null
  return (
    <section aria-labelledby="documents" className="cj-card">
      <h2 id="documents">Documents</h2>
      <div className="cj-documents">
        {files.map((file) => (
          <Document
            key={file.id}
            file={file}
            name={documentName(file.document, request.isEddEmployee)}
            claimedOn={
              file.document === 'ispa-training' ? request.ispaCompletedOn : request.statementSignedOn
            }
          />
        ))}
      </div>
    </section>
  )
}

function Document({
  file,
  name,
  claimedOn,
}: {
  file: EvidenceFile
  name: string
  claimedOn?: string | null
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

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
