import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, ended } from './run.mjs'

const WITH_PARENT = pathToFileURL(path.join(import.meta.dirname, 'with-parent.mjs')).href

/**
 * Runs the server in the foreground until it ends, and returns its exit code.
 * It gets every request to stop exactly once: it is kept away from the terminal's own Ctrl-C and is told by us, or by our disappearance.
 */
export async function serve() {
  const server = spawn(process.execPath, ['--import', 'tsx', '--import', WITH_PARENT, 'server/src/main.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, GUANJIA_PARENT: String(process.pid) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  const { code, signal } = await ended(server)
  return code ?? 128 + constants.signals[signal]
}
