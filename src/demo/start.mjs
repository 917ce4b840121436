/**
 * `npm run demo`: looks whether this machine and folder will do, builds what is not built, and starts the
 * demonstration as a process of its own. Plain JavaScript, for it runs before anything is built.
 */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setInterval } from 'node:timers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const usage = 'Usage: npm run demo -- [--port 3000] [--data data] [--reset [--yes]]'

/** A reason not to start, told in one line. */
class Refusal extends Error {}

try {
  checkNode()
  process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
  const options = readOptions()
  checkFolders(options.data)
  await checkPort(options.port)
  if (options.reset && !(await deleteAll(options))) process.exit(0)
  await buildWhatIsNeeded()
  runDemo(options)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9))
    throw new Refusal(`Node.js 20.9 or later is needed; this is ${process.versions.node}`)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string', default: 'data' },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port ?? (process.env.PORT || 3000))
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error('the port is a number up to 65535')
    return { ...values, port, data: path.resolve(values.data) }
  } catch (error) {
    throw new Refusal(`${error.message}. ${usage}`)
  }
}

/** The data folder, and `dist/` for the build. */
function checkFolders(data) {
  for (const folder of [data, path.resolve('dist')])
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK | constants.X_OK)
      const probe = path.join(folder, `.probe-${process.pid}`)
      writeFileSync(probe, '')
      rmSync(probe)
    } catch (error) {
      throw new Refusal(
        `Cannot write into ${folder} (${error.code}): start from a folder that you may write to`,
      )
    }
}

async function checkPort(port) {
  const fault = await new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', resolve)
    server.listen(port, () => server.close(() => resolve(undefined)))
  })
  if (fault)
    throw new Refusal(
      `Port ${port} cannot be used (${fault.code}): choose another with "npm run demo -- --port N"`,
    )
}

/** @returns whether to go on */
async function deleteAll({ data, yes }) {
  const { removeDemoData, isDemoData } = await import('./reset.mjs')
  if (!isDemoData(data))
    throw new Refusal(`${data} does not look like data of this demonstration: nothing was deleted`)
  if (!yes) {
    const asked = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await Promise.race([
      asked.question(`Delete all data in ${data}? [y/N] `),
      new Promise((resolve) => asked.once('close', () => resolve(''))),
    ])
    asked.close()
    if (!/^y(es)?$/i.test(answer.trim())) {
      console.log('\nNothing was deleted.')
      return false
    }
  }
  const fault = removeDemoData(data)
  if (fault) throw new Refusal(fault)
  console.log(`All data in ${data} is deleted.`)
  return true
}

async function buildWhatIsNeeded() {
  if (!existsSync('node_modules/esbuild'))
    throw new Refusal('The packages are not installed: run "npm install" first')
  const { buildAll } = await import('../build/build.mjs')
  try {
    await buildAll()
  } catch (error) {
    throw new Refusal(`The build failed: ${error.message}`)
  }
}

/** The demonstration ends when this process ends, however it ends: the channel between them tells it. */
function runDemo({ port, data }) {
  const child = spawn(process.execPath, ['--conditions=production', 'dist/run.js'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', DEMO_PORT: String(port), DEMO_DATA: data },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.on('exit', (code, signal) => {
    if (signal)
      console.error(`The server was ended by ${signal}. "npm run demo" starts it again with all its data.`)
    process.exit(code ?? 1)
  })
}

/** npm that is killed leaves its script running; the demonstration would go on without a terminal. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const before = parents()
  setInterval(() => {
    if (parents() !== before) child.kill('SIGTERM')
  }, 1000).unref()
}

/** The process that started this one and, where the system tells, the one before: npm may put a shell between. */
function parents() {
  const stat = `/proc/${process.ppid}/stat`
  const of = existsSync(stat) ? readFileSync(stat, 'utf8').split(') ')[1]?.split(' ')[1] : ''
  return `${process.ppid} ${of}`
}
