/** A program of the system tests: migrates the database, loads 12,000 SAMPLE accounts and draws 60 of them. */
import { fixedClock } from '../../src/clock.ts'
import { loadConfig } from '../../src/config.ts'
import { poolOf } from '../../src/database/connection.ts'
import { bringUpToDate } from '../../src/database/migrations.ts'
import { openApplication } from '../../src/services/application.ts'
import { drawReview } from '../../src/services/quarterlyReview/drawReview.ts'
import { loadAccounts } from './loadAccounts.ts'

const app = await openApplication(loadConfig(process.env), fixedClock('2026-11-23T18:00:00Z'))
await bringUpToDate(app)
await loadAccounts(poolOf(app.payload), 12_000)
const operations = await app.payload.create({
  collection: 'coordinators',
  data: {
    name: 'SAMPLE Operations',
    kind: 'operations-unit',
    active: true,
    email: 'operations@coordinators.example',
    password: 'a long sample password',
  },
  overrideAccess: true,
})
const drawn = await drawReview(
  app,
  { user: { ...operations, collection: 'coordinators' } },
  {
    ...{ quarter: '2026-4', reason: '', unit: 'percent', size: 0.5 },
    ...{ leastAnOrganization: 1, strata: ['organization', 'privilege-level'], neverSampledPercent: 20 },
  },
)
if (!drawn.ok) console.error(drawn.problems)
process.exit(drawn.ok ? 0 : 1)
