import path from 'node:path'
import pg from 'pg'
import { urlOfEmbeddedPostgres } from '../../../src/database/embeddedPostgres.ts'

/** Of the demonstration that the tests share: for sample data that would take long through the pages. */
export async function withDemoDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const folder = path.join(process.env.DEMO_DATA_FOLDER ?? 'data', 'postgres')
  const client = new pg.Client({ connectionString: await urlOfEmbeddedPostgres(folder) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
