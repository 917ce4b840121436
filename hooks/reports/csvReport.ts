import type { Endpoint, PayloadRequest } from 'payload'
import { activeCoordinator } from '../../src/access/roles.ts'
import { isRecordId } from '../../src/database/recordId.ts'
import { pacificDateOf } from '../../src/policy/dates.ts'
import type { Problem, Result } from '../../src/policy/problem.ts'
import { applicationOf } from '../../src/services/application.ts'

type CsvReport = {
  /** Such as `/compliance.csv`. */
  path: string
  /** The name of the file before the day. */
  name: string
  make: (req: PayloadRequest) => Promise<Result<string>>
}

/**
 * A report as a file for spreadsheets: for coordinators, of their own organizations, and for auditors. A browser shows
 * the answer where it is a refusal, so that is in plain words.
 */
export const csvReport = ({ path, name, make }: CsvReport): Endpoint => ({
  path,
  method: 'get',
  handler: async (req) => {
    if (!activeCoordinator(req.user)) return inWords('Sign in to export this report', 401)
    const made = await make(req)
    if (!made.ok)
      return inWords(made.problems.map(({ message }) => message).join('. '), statusOf(made.problems))
    return csvAnswer(made.value, `${name}-${pacificDateOf(applicationOf(req.payload).clock.now())}`)
  },
})

function statusOf(problems: Problem[]): number {
  if (problems.some(({ code }) => code.endsWith('-not-found'))) return 404
  return problems.some(({ code }) => code === 'role-may-not') ? 403 : 422
}

/** A file for spreadsheets, to be saved under a name. */
export const csvAnswer = (file: string, name: string): Response =>
  new Response(file, { headers: csvHeaders(name) })

export const csvHeaders = (name: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="caljobs-${name}.csv"`,
  'X-Content-Type-Options': 'nosniff',
})

/** A file in parts, each as fast as the one before it is taken. */
export function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const part = await parts.next()
      if (part.done) controller.close()
      else controller.enqueue(encoder.encode(part.value))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

/** The one organization that the address names, `?org=`. */
export function organizationAsked(req: PayloadRequest): string | undefined {
  const said = req.searchParams.get('org')
  return said && isRecordId(said) ? said : undefined
}

/** A refusal that a browser shows to a person. */
export const inWords = (words: string, status: number) =>
  new Response(`${words}.\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
