import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, npm } from './run.mjs'

/** Installs the packages when those in `node_modules` are not the ones that the lock file names. */
export async function install() {
  const wanted = readLock('package-lock.json')
  if (!wanted) throw new Error('package-lock.json is missing: this is not a complete copy of Guanjia')
  if (isInstalled(wanted, readLock('node_modules/.package-lock.json'))) return
  console.log('Installing packages …')
  await npm(['ci', '--no-audit', '--no-fund'])
}

/**
 * Compares the lock file with the record that npm writes at the very end of every installation.
 * Optional packages may be missing there: most are for other systems.
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false
  const places = Object.keys(wanted.packages).filter((place) => place !== '')
  const hasAllWanted = places.every((place) => isSame(wanted.packages[place], installed.packages[place]))
  return hasAllWanted && Object.keys(installed.packages).every((place) => place in wanted.packages)
}

function isSame(wanted, installed) {
  if (!installed) return Boolean(wanted.optional || wanted.devOptional)
  return wanted.version === installed.version && wanted.integrity === installed.integrity && wanted.link === installed.link
}

function readLock(name) {
  const file = path.join(ROOT, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
