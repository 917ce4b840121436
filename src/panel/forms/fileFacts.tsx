import { accessiblePdfStatement } from '../../policy/accessiblePdf.ts'
import type { FormRevision } from '../../services/forms/listForms.ts'
import { sizeInWords } from '../parts/size.ts'
import type { Fact } from '../review/Facts.tsx'

/** The file of a revision, and what it offers to those who use a screen reader or fill it on the screen. */
export const fileFacts = ({ file, size }: FormRevision, address: string, words: string): Fact[] => [
  {
    label: 'File',
    value: (
      <>
        <a href={address} target="_blank" rel="noopener" className="cj-reference">
          {words}
        </a>{' '}
        (PDF{file ? `, ${file.pages} ${file.pages === 1 ? 'page' : 'pages'}` : ''}, {sizeInWords(size)})
      </>
    ),
  },
  ...(file
    ? [
        {
          label: 'Accessible PDF',
          value: (
            <ul className="cj-plain-list">
              {accessiblePdfStatement(file).map(({ passes, text }) => (
                <li key={text} className={passes ? undefined : 'cj-flag'}>
                  {text}
                </li>
              ))}
            </ul>
          ),
        },
      ]
    : []),
]
