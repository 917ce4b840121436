/**
 * `npm run audit:verify`: computes the hash chain of the audit trail again. It needs DATABASE_URL alone, and only reads.
 * With `-- --head COUNT:HASH`, as a mail or a line of the log told it, it also finds a tail that was cut off or chained
 * anew. It ends with 0 where all is as it was written, with 1 where it is not, with 2 where that could not be found out.
 */
import pg from 'pg'
import { headText, readHead, type TrailHead } from '../audit/trailHead.ts'
import { faultInWords, gapInWords, verdictInWords } from '../audit/verdictWords.ts'
import { type AuditVerdict, verifyAuditTrail } from '../audit/verifyAuditTrail.ts'

const { DATABASE_URL } = process.env
if (!DATABASE_URL) end('DATABASE_URL is missing: the address of the PostgreSQL database')
const heads = headsAsked(process.argv.slice(2))
try {
  const verdict = await verify(DATABASE_URL, heads)
  tell(verdict)
  process.exitCode = verdict.faultCount ? 1 : 0
} catch (error) {
  end(
    `The trail could not be verified: ${error instanceof Error ? error.message || error.name : String(error)}`,
  )
}

function headsAsked(said: string[]): TrailHead[] {
  const asked: TrailHead[] = []
  for (let place = 0; place < said.length; place += 2) {
    const head = said[place] === '--head' ? readHead(said[place + 1] ?? '') : undefined
    if (!head)
      end(
        'Say it so: npm run audit:verify -- --head COUNT:HASH, with the head from a mail or a line of the log',
      )
    asked.push(head)
  }
  return asked
}

async function verify(databaseUrl: string, known: TrailHead[]): Promise<AuditVerdict> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    return await verifyAuditTrail(client, { heads: known })
  } finally {
    await client.end().catch(() => {})
  }
}

function tell(verdict: AuditVerdict): void {
  console.log(verdictInWords(verdict))
  console.log(`Head: ${verdict.head ? headText(verdict.head) : 'none, the trail is empty'}`)
  for (const head of heads)
    if (!verdict.faults.some(({ position, fault }) => fault.startsWith('head') && position === head.position))
      console.log(`The head ${headText(head)} is still in the trail`)
  const { faults, faultCount, gaps } = verdict
  if (faults[0]) console.log(`First fault: ${faultInWords(faults[0])}`)
  for (const fault of faults.slice(1)) console.log(`- ${faultInWords(fault)}`)
  if (faultCount > faults.length) console.log(`and ${faultCount - faults.length} more faults`)
  for (const gap of gaps) console.log(gapInWords(gap))
}

function end(words: string): never {
  console.error(words)
  process.exit(2)
}
