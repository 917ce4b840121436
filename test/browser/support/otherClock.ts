import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Router } from 'express'
import { fixedClock } from '../../../src/clock.ts'
import { loadConfig } from '../../../src/config.ts'
import { urlOfEmbeddedPostgres } from '../../../src/database/embeddedPostgres.ts'
import { buildExpress } from '../../../src/server/express.ts'
import { type Application, openApplication } from '../../../src/services/application.ts'

export type OtherClock = {
  app: Application
  clock: ReturnType<typeof fixedClock>
  /** Where its public site answers. */
  url: string
}

/** The public site on the data of the demonstration, by a clock that the test sets; it has no panel. */
export async function withOtherClock(at: Date, work: (other: OtherClock) => Promise<void>): Promise<void> {
  const data = process.env.DEMO_DATA_FOLDER ?? 'data'
  Object.assign(process.env, {
    APP_MODE: 'demo',
    DATABASE_URL: await urlOfEmbeddedPostgres(path.join(data, 'postgres')),
    EVIDENCE_FOLDER: path.join(data, 'evidence'),
    PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
    PUBLIC_URL: 'http://localhost:3000',
  })
  const clock = fixedClock(at)
  const app = { ...(await openApplication(loadConfig(process.env), clock)), clock }
  const server = createServer(buildExpress(app, { router: Router(), close: async () => {} }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work({ app, clock, url: `http://localhost:${(server.address() as AddressInfo).port}` })
  } finally {
    server.close()
    server.closeAllConnections()
    app.payload.logger.level = 'silent' // its connections are lost when the demonstration ends
  }
}
