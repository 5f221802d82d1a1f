// Everything that a change has to pass, in the order in which mistakes are cheapest to find. The first failure ends it.
// The last line says how many tests passed and failed.
import './steps/node-version.mjs'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { bin, node } from './steps/run.mjs'

const reports = mkdtempSync(path.join(tmpdir(), 'guanjia-test-report-'))
const counts = { passed: 0, failed: 0 }

const STEPS = [
  ['Packages', install],
  // With one checker each: two look at the same contract twice, four need 6 GB and twice the time of two cores.
  ['Types', () => Promise.all(['tsconfig.json', 'tsconfig.web.json'].map((config) => node([bin('tsc'), '-p', config, '--checkers', '1'])))],
  ['Lint', () => node([bin('oxlint'), '--type-aware'])],
  ['Boundaries', () => node(['--import', 'tsx', 'scripts/boundaries.ts'])],
  ['Generated files', () => node(['--import', 'tsx', 'scripts/generate.ts', '--check'])],
  ['Unit and database tests', () => vitest('server')],
  ['Clients and server', build],
  ['Browser journeys', () => vitest('e2e')],
]

const begin = performance.now()
try {
  for (const [title, step] of STEPS) await timed(title, step)
} catch (error) {
  console.error(error.name === 'StepFailed' ? `\n${error.message}` : error)
  // A step without tests that fails counts as one failure, so that the last line never looks like success.
  counts.failed = Math.max(counts.failed, 1)
} finally {
  rmSync(reports, { recursive: true, force: true })
}
if (counts.passed === 0) counts.failed = Math.max(counts.failed, 1)
if (counts.failed > 0) process.exitCode = 1
console.log(`\nTotal ${seconds(begin)}`)
console.log(`${counts.passed} passed, ${counts.failed} failed`)

async function timed(title, step) {
  const start = performance.now()
  console.log(`\n━━ ${title}`)
  await step()
  console.log(`━━ ${title}: ${seconds(start)}`)
}

async function vitest(project) {
  const report = path.join(reports, `${project}.json`)
  try {
    await node([bin('vitest'), 'run', '--project', project, '--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  } finally {
    count(report)
  }
}

/** Adds what vitest reports; a file that could not even be loaded is a failure too. */
function count(report) {
  // Without a report vitest did not even start, and its own failure tells why.
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
  counts.passed += numPassedTests
  counts.failed += numFailedTests + brokenFiles.length
  if (numPassedTests + numFailedTests === 0) throw new Error('No test ran')
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
