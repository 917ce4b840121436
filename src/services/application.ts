import { getPayload, type Payload, type PayloadRequest } from 'payload'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { poolOf } from '../database/connection.ts'

/** What every use case needs: the database through Payload, the settings, the clock. */
export type Application = { payload: Payload; config: Config; clock: Clock }

/**
 * Opens Payload on the database of the environment, and hands the application to the hooks. The environment
 * must be complete before: `payload.config.ts` reads it when it is first imported.
 */
export async function openApplication(config: Config, clock: Clock): Promise<Application> {
  const { default: payloadConfig } = await import('@payload-config')
  const payload = await getPayload({ config: payloadConfig })
  listenToLosses(payload)
  const application = { payload, config, clock }
  payload.config.custom = { ...payload.config.custom, application }
  return application
}

/**
 * Payload listens to no error of an idle connection, and nobody does in the moment in which one changes hands: unheard,
 * a restart of PostgreSQL would end the process. Who uses a lost connection is told by its next statement.
 */
function listenToLosses(payload: Payload): void {
  const pool = poolOf(payload)
  pool.on('error', (error) => payload.logger.error({ err: error, msg: 'A database connection was lost' }))
  pool.on('connect', (client) => client.on('error', () => {}))
}

/** @throws when Payload was opened without `openApplication`, so that no rule runs without a clock */
export function applicationOf(payload: Payload): Application {
  const application = payload.config.custom?.application as Application | undefined
  if (!application) throw new Error('Payload was opened without the application')
  return application
}

/** A path of this service as a whole address, for mail. */
export const siteUrl = ({ payload }: Pick<PayloadRequest, 'payload'>, path: string): string =>
  `${applicationOf(payload).config.publicUrl}${path}`
