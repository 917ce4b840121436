import type { AdminViewServerProps } from 'payload'
import { isRecordId } from '../../database/recordId.ts'
import { formatCivilDate } from '../../policy/dates.ts'
import { organizationNames } from '../../services/organizationList.ts'
import { readRenewals } from '../../services/renewalReport.ts'
import { reSignProgress } from '../../services/renewals/reSignProgress.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { renewalsPath } from './addresses.ts'
import { ComplianceCard } from './ComplianceCard.tsx'
import { ForecastCard } from './ForecastCard.tsx'
import { LapsedCard } from './LapsedCard.tsx'
import { ReSignProgress } from './ReSignProgress.tsx'

/** Where active accounts stand before their due dates, and when they fall due (R11, D5). */
export const RenewalsPage = (view: AdminViewServerProps) =>
  framed(view, renewalsPath, async (req) => {
    const said = view.searchParams?.org
    const organizationId = typeof said === 'string' && isRecordId(said) ? said : undefined
    const [{ today, compliance, forecast, lapsed }, organizations, campaigns] = await Promise.all([
      readRenewals(req, organizationId),
      organizationNames(req),
      reSignProgress(req),
    ])
    return (
      <Page heading="Renewals" trail={[{ label: 'Renewals' }]}>
        <ReportFilter path={renewalsPath} organizations={organizations} chosen={organizationId} />
        <ReSignProgress campaigns={campaigns} />
        <p>
          Active accounts on {formatCivilDate(today)}. An account lapses on the day after its due date: 365
          days after the earlier of ISPA training and confidentiality statement.
        </p>
        <p className="cj-actions cj-no-print">
          <PrintButton label="Print this page" />
        </p>
        <ComplianceCard rows={compliance} organizationId={organizationId} />
        <ForecastCard forecast={forecast} organizationId={organizationId} />
        <LapsedCard lapsed={lapsed} today={today} organizationId={organizationId} />
      </Page>
    )
  })
