import { describe, expect, it } from 'vitest'
import { chartSvg } from '../../../src/panel/charts/chart.ts'
import { passingChart } from '../../../src/panel/quarterlyReview/reportChart.ts'
import { complianceChart, forecastChart } from '../../../src/panel/renewals/charts.ts'
import { byQuarter } from '../../../src/policy/quarterlyReview/report.ts'
import { forecastOf } from '../../../src/policy/renewalForecast.ts'

const odd = 'SAMPLE <b>"Area"</b> role="button" & \'others\''
const area = (name: string, lapsed: number) => ({ name, current: 80, due: 9, lapsed, unknown: 2 })
const count = (svg: string, pattern: RegExp) => (svg.match(pattern) ?? []).length

describe('a chart', () => {
  const noRows = { samples: [], findings: [] }
  const charts = {
    compliance: complianceChart([area(odd, 4), area('SAMPLE One', 2), area('SAMPLE One', 1)]),
    passing: passingChart(
      byQuarter(['2026-4'], [{ id: 'a', quarter: '2026-4', draw: 1 }], noRows, '2026-11-23'),
    ),
    forecast: forecastChart(forecastOf([{ dueOn: '2027-01-04', accounts: 12 }], '2026-11-23').weeks),
  }

  it.each(Object.entries(charts))(
    'of %s is one image with one title and no style of its own',
    async (_, spec) => {
      const svg = await chartSvg(spec, 'chart-title', 'SAMPLE <One>: "4 of 31" lapsed')
      expect(count(svg, /<svg/g)).toBe(1)
      expect(count(svg, /<[^>]* role=/g)).toBe(1)
      expect(svg).toMatch(
        /^<svg xmlns="[^"]+" viewBox="0 0 \d+ \d+" width="100%" role="img" aria-labelledby="chart-title"><title id="chart-title">SAMPLE &lt;One&gt;: &quot;4 of 31&quot; lapsed<\/title>/,
      )
      expect(count(svg, /<title/g)).toBe(1)
      expect(count(svg, /<[^>]* aria-/g)).toBe(1)
      expect(svg).not.toMatch(/<style|<script|<[^>]* style=|<foreignObject|href=/)
    },
  )

  it('writes names as they are, and takes none for markup', async () => {
    const svg = await chartSvg(charts.compliance, 'chart-title', 'Sample')
    expect(svg).not.toContain('<b>')
    expect(svg).toContain('SAMPLE &lt;b&gt;"Area"&lt;/b&gt;')
    expect(svg).toContain('>SAMPLE One<')
    expect(svg).toContain('>SAMPLE One (2)<')
  })

  it('draws what has lapsed, is due and is current in three colors with their numbers', async () => {
    const svg = await chartSvg(charts.compliance, 'chart-title', 'Sample')
    for (const color of ['#8b0a03', '#face00', '#1a4480']) expect(svg).toContain(`fill="${color}"`)
    for (const words of ['Lapsed', 'Due in 30 days', 'Current', '80', '9'])
      expect(svg).toContain(`>${words}<`)
  })

  it('draws a column for each of the 52 weeks, with months below', async () => {
    const svg = await chartSvg(charts.forecast, 'chart-title', 'Sample')
    expect(count(svg, /<path[^>]*fill="#1a4480"/g)).toBe(52)
    for (const month of ['Dec', 'Jan', '2027', 'Nov']) expect(svg).toContain(`>${month}<`)
  })

  it('holds the 20 organizations with the most lapsed at most', async () => {
    const many = Array.from({ length: 25 }, (_, place) => area(`SAMPLE Area ${place}`, 25 - place))
    const svg = await chartSvg(complianceChart(many), 'chart-title', 'Sample')
    expect(count(svg, />SAMPLE Area \d+</g)).toBe(20)
    expect(svg).not.toContain('>SAMPLE Area 20<')
  })
})
