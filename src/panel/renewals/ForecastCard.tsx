import { addDays, formatCivilDate } from '../../policy/dates.ts'
import { type Forecast, forecastInWords, type ForecastWeek } from '../../policy/renewalForecast.ts'
import { Chart } from '../charts/Chart.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { forecastFile } from './addresses.ts'
import { forecastChart } from './charts.ts'

type CardProps = { forecast: Forecast; organizationId?: string }

/** How many accounts fall due in each of the next 52 weeks. */
export function ForecastCard({ forecast, organizationId }: CardProps) {
  const sentence = forecastInWords(forecast)
  return (
    <section aria-labelledby="forecast" className="cj-card">
      <h2 id="forecast">Forecast</h2>
      {forecast.weeks.some(({ accounts }) => accounts) ? (
        <>
          <p className="cj-actions cj-no-print">
            <a className="cj-button" href={forecastFile(organizationId)} download>
              Download the forecast of each organization (CSV)
            </a>
          </p>
          <Chart
            id="forecast-chart"
            heading="Accounts that fall due, week by week"
            spec={forecastChart(forecast.weeks)}
            sentence={sentence}
          >
            <details className="cj-weeks">
              <summary>Show the weeks as a table</summary>
              <Weeks weeks={forecast.weeks} />
            </details>
          </Chart>
        </>
      ) : (
        <p className="cj-empty">{sentence}</p>
      )}
      <p>{apartInWords(forecast)}</p>
    </section>
  )
}

/** `Not in these weeks: 4 lapsed already, 2 fall due later, 1 has no due date on record.` */
function apartInWords({ lapsed, later, unknown }: Forecast): string {
  const count = (number: number) => number.toLocaleString('en-US')
  return `Not in these weeks: ${count(lapsed)} lapsed already, ${count(later)} due later, ${count(unknown)} without a due date on record.`
}

const Weeks = ({ weeks }: { weeks: ForecastWeek[] }) => (
  <ReportTable
    caption="Accounts that fall due, a week a row"
    columns={['Week', 'Accounts that fall due']}
    className="cj-figures cj-figures--narrow"
  >
    <tbody>
      {weeks.map(({ from, accounts }) => (
        <tr key={from}>
          <th scope="row">
            {formatCivilDate(from)} to {formatCivilDate(addDays(from, 6))}
          </th>
          <td>{accounts.toLocaleString('en-US')}</td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
