// Asks the registry for known weaknesses of the packages that are delivered. A registry without audits, or none in reach, is no failure:
// what counts is a grave weakness that is known.
import { spawnSync } from 'node:child_process'

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000, shell: process.platform === 'win32' })
let report
try {
  report = JSON.parse(asked.stdout)
} catch {
  report = undefined
}
const counts = report?.metadata?.vulnerabilities
if (counts === undefined) {
  console.log('No audit: the registry does not offer one')
} else {
  const grave = counts.high + counts.critical
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities ?? {})) console.log(`${severity.padEnd(9)} ${name} ${range}`)
  console.log(`Audit: ${counts.total} known weaknesses, ${grave} of them grave`)
  if (grave > 0) process.exitCode = 1
}
