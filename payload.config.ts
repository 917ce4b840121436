import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, type CollectionConfig, type GlobalConfig } from 'payload'
import * as collections from './collections/index.ts'
import { runJobEndpoint } from './hooks/jobs/runEndpoint.ts'
import { withClosedDoors } from './src/access/closedDoors.ts'
import { withHonestTransactions } from './src/database/honestTransactions.ts'
import { logOptions } from './src/log/logger.ts'
import { outboxEmail } from './src/mail/payloadEmail.ts'

const { Settings, ...ofRecords } = collections

/** The groups of the navigation: what is used all day stands first. */
const groups: unknown[] = ['Requests', 'People', 'Oversight', 'Forms', 'Training', 'Settings']
const placeOf = ({ admin }: CollectionConfig) => groups.indexOf(admin?.group)

/** Payload's page of a record as JSON is left out: nothing on it is for readers. */
const withoutJson = <Config extends CollectionConfig | GlobalConfig>(config: Config): Config => ({
  ...config,
  admin: { ...config.admin, hideAPIURL: true },
})

const root = process.cwd()
const publicUrl = process.env.PUBLIC_URL ?? 'http://localhost:3000'

const config = buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: publicUrl,
  csrf: [publicUrl],
  cors: [publicUrl],
  admin: {
    user: 'coordinators',
    avatar: 'default',
    importMap: { baseDir: root },
    meta: { titleSuffix: ' · CalJOBS System Access' },
    components: {
      graphics: { Logo: '/src/panel/parts/Logo.tsx#Logo', Icon: '/src/panel/parts/Logo.tsx#Icon' },
      afterNavLinks: ['/src/panel/parts/NavLinks.tsx#NavLinks'],
      views: {
        dashboard: { Component: '/src/panel/dashboard/Dashboard.tsx#Dashboard' },
        absence: { Component: '/src/panel/absence/AbsencePage.tsx#AbsencePage', path: '/absence' },
        unowned: { Component: '/src/panel/unowned/UnownedPage.tsx#UnownedPage', path: '/unowned' },
        forms: { Component: '/src/panel/forms/FormsPage.tsx#FormsPage', path: '/forms' },
        trainingProgress: {
          Component: '/src/panel/training/TrainingProgressPage.tsx#TrainingProgressPage',
          path: '/training-progress',
        },
        duties: { Component: '/src/panel/duties/DutiesPage.tsx#DutiesPage', path: '/duties' },
        standing: {
          Component: '/src/panel/coordinators/StandingPage.tsx#StandingPage',
          path: '/coordinators/:id',
          exact: true,
        },
        rosters: { Component: '/src/panel/rosters/RostersPage.tsx#RostersPage', path: '/rosters' },
        announcements: {
          Component: '/src/panel/announcements/AnnouncementsPage.tsx#AnnouncementsPage',
          path: '/announcements',
        },
        leavers: { Component: '/src/panel/leavers/LeaversPage.tsx#LeaversPage', path: '/leavers' },
        renewals: { Component: '/src/panel/renewals/RenewalsPage.tsx#RenewalsPage', path: '/renewals' },
        jobs: { Component: '/src/panel/jobs/JobsPage.tsx#JobsPage', path: '/jobs' },
        incidentReport: {
          Component: '/src/panel/incidents/IncidentReportPage.tsx#IncidentReportPage',
          path: '/incidents/report',
          exact: true,
        },
        reviewReport: {
          Component: '/src/panel/quarterlyReview/ReviewReportPage.tsx#ReviewReportPage',
          path: '/reviews/report',
          exact: true,
        },
        neverSampled: {
          Component: '/src/panel/quarterlyReview/NeverSampledPage.tsx#NeverSampledPage',
          path: '/reviews/never-sampled',
          exact: true,
        },
        organizationReport: {
          Component: '/src/panel/organizations/OrganizationReportPage.tsx#OrganizationReportPage',
          path: '/organizations/report',
          exact: true,
        },
        organization: {
          Component: '/src/panel/organizations/OrganizationPage.tsx#OrganizationPage',
          path: '/organizations/:id',
          exact: true,
        },
      },
    },
  },
  collections: Object.values(ofRecords)
    .map(withoutJson)
    .sort((one, other) => placeOf(one) - placeOf(other)),
  globals: [withoutJson(Settings)],
  endpoints: [runJobEndpoint],
  editor: lexicalEditor(),
  email: outboxEmail,
  graphQL: { disable: true },
  logger: { options: logOptions },
  loggingLevels: { AuthenticationError: 'info' },
  telemetry: false,
  defaultDepth: 0,
  maxDepth: 2,
  typescript: { outputFile: path.resolve(root, 'src/payload-types.ts'), autoGenerate: false },
  db: withHonestTransactions(
    postgresAdapter({
      idType: 'uuid',
      push: false,
      migrationDir: path.resolve(root, 'src/migrations'),
      pool: {
        connectionString: process.env.DATABASE_URL,
        max: 20,
        connectionTimeoutMillis: 10_000,
        statement_timeout: 30_000,
        lock_timeout: 10_000,
        idle_in_transaction_session_timeout: 30_000,
      },
    }),
  ),
})

export default withClosedDoors(config)
