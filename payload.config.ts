import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'
import * as collections from './collections/index.ts'
import { withHonestTransactions } from './src/database/honestTransactions.ts'
import { outboxEmail } from './src/mail/payloadEmail.ts'

const { Settings, ...ofRecords } = collections
const root = process.cwd()
const publicUrl = process.env.PUBLIC_URL ?? 'http://localhost:3000'

export default buildConfig({
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
      views: {
        dashboard: { Component: '/src/panel/dashboard/Dashboard.tsx#Dashboard' },
        unowned: { Component: '/src/panel/unowned/UnownedPage.tsx#UnownedPage', path: '/unowned' },
      },
    },
  },
  collections: Object.values(ofRecords),
  globals: [Settings],
  editor: lexicalEditor(),
  email: outboxEmail,
  graphQL: { disable: true },
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
