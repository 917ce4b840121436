import type { TopLevelSpec } from 'vega-lite'
import { passingOf, type QuarterNumbers } from '../../policy/quarterlyReview/report.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { percentOf } from '../../policy/shares.ts'

/** `October to`, `December`, `2026`: one below the other. */
const inLines =
  "[split(datum.label, ' to ')[0] + ' to', slice(split(datum.label, ' to ')[1], 0, -5), slice(datum.label, -4)]"

/** How many of the accounts of each quarter pass every check, in percent; the earliest quarter at the left. */
export function passingChart(rows: QuarterNumbers[]): TopLevelSpec {
  const values = [...rows].reverse().map((row) => {
    const percent = percentOf(passingOf(row), row.checked)
    return {
      quarter: quarterInWords(row.quarter),
      percent,
      label: row.checked ? `${percent}%` : row.accounts ? 'Not checked' : 'None drawn',
    }
  })
  return {
    data: { values },
    width: 640,
    height: 240,
    encoding: {
      x: {
        field: 'quarter',
        type: 'ordinal',
        sort: null,
        title: null,
        axis: {
          labelAngle: 0,
          labelExpr: inLines,
          ticks: false,
        },
        scale: { paddingInner: 0.3 },
      },
    },
    layer: [
      {
        mark: { type: 'bar', color: '#1a4480' },
        encoding: {
          y: {
            field: 'percent',
            type: 'quantitative',
            title: 'Accounts that pass every check (%)',
            scale: { domain: [0, 100] },
            axis: { tickCount: 5 },
          },
        },
      },
      {
        mark: { type: 'text', dy: -8, fontSize: 13, color: '#1b1b1b' },
        encoding: {
          y: { field: 'percent', type: 'quantitative' },
          text: { field: 'label', type: 'nominal' },
        },
      },
    ],
  }
}
