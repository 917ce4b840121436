/** Brings an empty database to a migration of the past, named on the command line: as an installation of then has it. */
import type { Migration } from 'payload'
import { systemClock } from '../../src/clock.ts'
import { loadConfig } from '../../src/config.ts'
import { migrations } from '../../src/migrations/index.ts'
import { openApplication } from '../../src/services/application.ts'

const last = process.argv[2] ?? ''
const upTo = (migrations as Migration[]).filter(({ name }) => name <= last)
if (upTo.at(-1)?.name !== last) throw new Error(`There is no migration ${last}`)
const { payload } = await openApplication(loadConfig(process.env), systemClock)
await payload.db.migrate({ migrations: upTo })
process.exit(0)
