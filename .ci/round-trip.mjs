// Waits until a server is ready, then signs in and asks for the cases: node round-trip.mjs <address> <process number of the starter>
const [address, starter] = process.argv.slice(2)
const begin = Date.now()
const LONGEST_START_MS = 10 * 60_000

while (!(await isReady())) {
  if (!isAlive(Number(starter))) fail('the server ended before it was ready')
  if (Date.now() - begin > LONGEST_START_MS) fail('the server is not ready after ten minutes')
  await new Promise((resolve) => setTimeout(resolve, 250))
}
console.log(`ready after ${((Date.now() - begin) / 1000).toFixed(1)} s`)

const session = await ask('/api/v1/sessions', { method: 'POST', body: JSON.stringify({ login: 'desk', password: 'guanjia' }) })
const cases = await ask('/api/v1/cases', { headers: { authorization: `Bearer ${session.token}` } })
if (!Array.isArray(cases.items) || cases.items.length === 0) fail(`no cases in ${JSON.stringify(cases).slice(0, 300)}`)
console.log(`signed in as desk and read ${cases.items.length} cases`)

async function isReady() {
  try {
    return (await fetch(`${address}/readyz`)).ok
  } catch {
    return false
  }
}

async function ask(path, options) {
  const response = await fetch(address + path, { ...options, headers: { 'content-type': 'application/json', ...options.headers } })
  const text = await response.text()
  if (!response.ok) fail(`${options.method ?? 'GET'} ${path} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
