import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, bin, node } from './run.mjs'

const FOR_ALL = ['contract/src', 'package-lock.json', 'tsconfig.base.json']
const FOR_CLIENTS = ['ui/src', 'ui/text-areas.ts', ...FOR_ALL]
const PARTS = { console: FOR_CLIENTS, mobile: FOR_CLIENTS, server: FOR_ALL }
const NOT_SOURCES = new Set(['dist', 'node_modules'])
const IS_TEST = /\.test\.tsx?$/
/** Lies in `dist` and goes with it; its text is the fingerprint of the sources. */
const STAMP = '.built-from'

/** Builds the clients and the server, those of them whose sources changed since their last build. */
export async function build() {
  for (const [part, shared] of Object.entries(PARTS)) {
    const stamp = path.join(ROOT, part, 'dist', STAMP)
    const fingerprint = fingerprintOf([part, ...shared])
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) continue
    console.log(`Building ${part} …`)
    await node([bin('vite'), 'build', '--logLevel', 'warn'], { cwd: path.join(ROOT, part) })
    writeFileSync(stamp, fingerprint)
  }
}

function fingerprintOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesBelow).sort()) hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file))).update('\0')
  return hash.digest('hex')
}

function filesBelow(place) {
  if (!statSync(path.join(ROOT, place)).isDirectory()) return [place]
  return readdirSync(path.join(ROOT, place), { withFileTypes: true }).flatMap((entry) => {
    const child = `${place}/${entry.name}`
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : filesBelow(child)
    return entry.isFile() && !IS_TEST.test(entry.name) ? [child] : []
  })
}
