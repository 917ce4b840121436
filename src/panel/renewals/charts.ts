import type { TopLevelSpec } from 'vega-lite'
import {
  accountsOf,
  type Compliance,
  complianceLabels,
  type ComplianceCounts,
  type ForecastWeek,
} from '../../policy/renewalForecast.ts'

/** Organizations in the chart at most; the table has all. */
export const ORGANIZATIONS_IN_CHART = 20

type Drawn = Exclude<Compliance, 'unknown'>

/** What is to be compared stands at the left, where all bars begin. */
const drawn: Drawn[] = ['lapsed', 'due', 'current']
const colors: Record<Drawn, string> = { current: '#1a4480', due: '#face00', lapsed: '#8b0a03' }
const onColors: Record<Drawn, string> = { current: '#ffffff', due: '#1b1b1b', lapsed: '#ffffff' }

const BARS_WIDTH = 400
const DIGIT_WIDTH = 9

/** The number for its part of a bar, where it has room in it. */
function labelOf(accounts: number, longest: number): string {
  const words = accounts.toLocaleString('en-US')
  return (accounts / longest) * BARS_WIDTH > words.length * DIGIT_WIDTH + 4 ? words : ''
}

type Row = ComplianceCounts & { name: string }

/** Accounts of each organization as a bar of what has lapsed, is due and is current. */
export function complianceChart(rows: Row[]): TopLevelSpec {
  const shown = rows.slice(0, ORGANIZATIONS_IN_CHART)
  const names = distinct(shown.map(({ name }) => name))
  const longest = Math.max(1, ...shown.map((row) => accountsOf(row) - row.unknown))
  const values = shown.flatMap((row, place) =>
    drawn.map((standing, order) => ({
      organization: names[place],
      standing: complianceLabels[standing],
      order,
      accounts: row[standing],
      label: labelOf(row[standing], longest),
    })),
  )
  const labels = drawn.map((standing) => complianceLabels[standing])
  const scaleOf = (of: Record<Drawn, string>) => ({
    domain: labels,
    range: drawn.map((standing) => of[standing]),
  })
  return {
    data: { values },
    width: BARS_WIDTH,
    height: { step: 28 },
    encoding: {
      y: {
        field: 'organization',
        type: 'nominal',
        sort: names,
        title: null,
        axis: { labelLimit: 280, ticks: false, domain: false },
      },
      x: {
        field: 'accounts',
        type: 'quantitative',
        stack: 'zero',
        title: 'Active accounts',
        axis: { tickMinStep: 1, format: ',d' },
      },
      order: { field: 'order', type: 'quantitative' },
    },
    layer: [
      {
        mark: { type: 'bar', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          color: {
            field: 'standing',
            type: 'nominal',
            scale: scaleOf(colors),
            legend: { orient: 'top', title: null, symbolType: 'square', symbolStrokeWidth: 0 },
          },
        },
      },
      {
        mark: { type: 'text', fontSize: 13 },
        encoding: {
          x: { field: 'accounts', type: 'quantitative', stack: 'zero', bandPosition: 0.5 },
          detail: { field: 'standing', type: 'nominal' },
          text: { field: 'label', type: 'nominal' },
          fill: { field: 'standing', type: 'nominal', scale: scaleOf(onColors), legend: null },
        },
      },
    ],
    resolve: { scale: { color: 'independent', fill: 'independent' } },
  }
}

/** Two organizations may have one name; each has a bar of its own. */
const distinct = (names: string[]): string[] =>
  names.map((name, place) => {
    const before = names.slice(0, place).filter((one) => one === name).length
    return before ? `${name} (${before + 1})` : name
  })

/** Accounts that fall due in each week, a column a week; the ticks are months, with the year at the first and in January. */
export const forecastChart = (weeks: ForecastWeek[]): TopLevelSpec => ({
  data: { values: weeks },
  width: 640,
  height: 220,
  mark: { type: 'bar', color: '#1a4480' },
  encoding: {
    x: {
      field: 'from',
      type: 'ordinal',
      title: 'Week',
      scale: { paddingInner: 0.2 },
      axis: {
        values: firstOfMonths(weeks),
        labelAngle: 0,
        labelAlign: 'left',
        labelExpr:
          "datum.index === 0 || utcmonth(toDate(datum.value)) === 0 ? [utcFormat(toDate(datum.value), '%b'), utcFormat(toDate(datum.value), '%Y')] : utcFormat(toDate(datum.value), '%b')",
      },
    },
    y: {
      field: 'accounts',
      type: 'quantitative',
      title: 'Accounts that fall due',
      axis: { tickMinStep: 1, format: ',d' },
    },
  },
})

/** The first week that begins in each month; not the present one where its month has no room for its name. */
function firstOfMonths(weeks: ForecastWeek[]): string[] {
  const months = weeks.map(({ from }) => from.slice(0, 7))
  const places = weeks.flatMap((_, place) => (months[place] === months[place - 1] ? [] : [place]))
  const [, second = 0] = places
  return places.flatMap((place) => (place === 0 && second < 3 ? [] : [weeks[place]?.from ?? '']))
}
