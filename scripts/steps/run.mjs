import { spawn } from 'node:child_process'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** A child process that ended otherwise than with 0. */
export class StepFailed extends Error {
  name = 'StepFailed'
}

/**
 * Runs a program in the foreground and waits for it. Throws `StepFailed` when it fails.
 * Ctrl-C reaches it through the terminal, so nothing is passed on here.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
  const { code, signal } = await ended(child)
  if (code !== 0) throw new StepFailed(`${path.basename(command)} ${args.join(' ')} ended with ${signal ?? code}`)
}

/** Runs one of our own Node programs or that of an installed package: `node(['--import', 'tsx', 'scripts/x.ts'])`. */
export function node(args, options) {
  return run(process.execPath, args, options)
}

/** The npm that started us, or the one on the path. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath
  if (script && /\.c?js$/.test(script)) return node([script, ...args], options)
  // Windows finds npm.cmd only through a shell.
  return run('npm', args, { shell: process.platform === 'win32', ...options })
}

/** The file behind a package's command, so that it starts without npx, without a shell and on every system. */
export function bin(name) {
  const files = {
    tsc: 'typescript/bin/tsc',
    oxlint: 'oxlint/bin/oxlint',
    vite: 'vite/bin/vite.js',
    vitest: 'vitest/vitest.mjs',
  }
  return path.join(ROOT, 'node_modules', files[name])
}

export function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve({ code, signal }))
  })
}
