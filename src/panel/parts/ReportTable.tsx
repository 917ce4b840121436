import type { ReactNode } from 'react'

type ReportTableProps = { caption: string; columns: string[]; className?: string; children: ReactNode }

/** A table of a report in a region of its own, which scrolls on narrow screens. */
export const ReportTable = ({ caption, columns, className = '', children }: ReportTableProps) => (
  <div className="cj-scroll" role="region" aria-label={`Table: ${caption}`} tabIndex={0}>
    <table className={`cj-table ${className}`}>
      <caption className="cj-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  </div>
)
