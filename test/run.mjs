/** The one test command: every stage in turn, a heading and a time for each, and a sum at the end. */
import { Buffer } from 'node:buffer'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

const output = 'test/output'
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
mkdirSync('dist', { recursive: true })

const conditions = '--conditions=production'
const vitest = (name) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  `test/vitest.${name}.config.ts`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${output}/${name}.json`,
]

/** They read the sources alone, and each uses one core: they run side by side. */
const checks = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  {
    name: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
]

const stages = [
  { name: 'unit', command: vitest('unit'), counted: true },
  { name: 'build', command: ['src/build/build.mjs', '--changed'] },
  { name: 'integration', command: vitest('integration'), counted: true },
  { name: 'system', command: vitest('system'), counted: true },
  { name: 'browser', command: vitest('browser'), counted: true },
]

const slowTests = []
const slowFiles = []
let worst = 0
let passed = 0
let failed = 0
const checked = await Promise.all(checks.map(runAside))
if (checked.some((status) => status !== 0)) finish(1)
for (const { name, command, counted } of stages) {
  const start = Date.now()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, [conditions, ...command], { stdio: 'inherit' })
  console.log(
    `== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - start) / 1000)} s`,
  )
  if (counted) count(name)
  if (status !== 0) worst = 1
  if (status !== 0 && !counted) break // without a build nothing after it can be tried
}
finish(worst)

/** Says what it said once it has ended. @returns its exit status */
function runAside({ name, command }) {
  const start = Date.now()
  const child = spawn(process.execPath, [conditions, ...command], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve) =>
    child.once('close', (status) => {
      const seconds = Math.round((Date.now() - start) / 1000)
      console.log(
        `\n== ${name}\n${Buffer.concat(said)}== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`,
      )
      resolve(status)
    }),
  )
}

function count(name) {
  try {
    const report = JSON.parse(readFileSync(`${output}/${name}.json`, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
    for (const { name: path, startTime, endTime, assertionResults } of report.testResults) {
      const file = path.slice(path.indexOf('/test/') + 1)
      slowFiles.push({ seconds: (endTime - startTime) / 1000, name: file })
      for (const { duration, fullName } of assertionResults)
        slowTests.push({ seconds: (duration ?? 0) / 1000, name: `${file}: ${fullName}` })
    }
  } catch {
    failed += 1
  }
}

function finish(status) {
  tellSlowest()
  console.log(`\n${passed} passed, ${failed + (status && !failed ? 1 : 0)} failed`)
  process.exit(status)
}

/** The tests and files that took longest, so that the next one to be made faster is known. */
function tellSlowest() {
  for (const [what, list] of [
    ['tests', slowTests],
    ['files', slowFiles],
  ]) {
    const slowest = list.sort((one, other) => other.seconds - one.seconds).slice(0, 20)
    console.log(`\nSlowest ${what}:`)
    for (const { seconds, name } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
  }
}
