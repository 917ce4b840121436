/**
 * `npm run review:replay -- 2026-Q4`: draws every sample of a quarter again from what is stored, and says whether it is
 * equal. It needs DATABASE_URL alone, and only reads. It ends with 1 where a draw is not equal, or there is none.
 */
import pg from 'pg'
import { isQuarter } from '../policy/quarters.ts'
import { type Replay, replayReview } from '../services/quarterlyReview/replayReview.ts'

const quarter = (process.argv[2] ?? '').replace(/^(\d{4})-[Qq](?=[1-4]$)/, '$1-')
const { DATABASE_URL } = process.env
if (!isQuarter(quarter)) end('Name a quarter: npm run review:replay -- 2026-Q4')
if (!DATABASE_URL) end('DATABASE_URL is missing: the address of the PostgreSQL database')
process.exitCode = (await replayQuarter(DATABASE_URL, quarter)) ? 0 : 1

/** @returns whether there are draws, and all are equal */
async function replayQuarter(databaseUrl: string, quarter: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const { rows } = await client.query<{ id: string }>(
      'select id from reviews where quarter = $1 order by draw',
      [quarter],
    )
    if (!rows.length) console.error(`${inWords(quarter)} has no draw.`)
    let allEqual = rows.length > 0
    for (const { id } of rows) {
      const replay = await replayReview(client, id)
      if (replay) tell(replay)
      allEqual &&= replay?.equal === true
    }
    return allEqual
  } finally {
    await client.end()
  }
}

function tell({ quarter, draw, equal, differences, ...again }: Replay): void {
  const name = `${inWords(quarter)}, draw ${draw}`
  if (again.sampleSize !== undefined)
    console.log(
      `${name}: ${number(again.sampleSize)} accounts drawn again from ${number(again.populationSize)}, SHA-256 of the population ${again.populationSha256}`,
    )
  console.log(`${name}: ${equal ? 'equal' : 'NOT EQUAL'}`)
  for (const difference of differences) console.log(`- ${difference}`)
}

function number(count = 0): string {
  return count.toLocaleString('en-US')
}

/** `2026-Q4` */
function inWords(quarter: string): string {
  return quarter.replace('-', '-Q')
}

function end(words: string): never {
  console.error(words)
  process.exit(1)
}
