import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, ended } from './run.mjs'

const WITH_PARENT = pathToFileURL(path.join(import.meta.dirname, 'with-parent.mjs')).href

/**
 * Runs the server in the foreground until it ends, and returns its exit code.
 * A request to stop reaches it exactly once: it is kept away from the terminal's own Ctrl-C and is told by us, or by our disappearance.
 */
export async function serve() {
  const server = spawn(process.execPath, ['--import', WITH_PARENT, 'server/dist/main.js', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, GUANJIA_PARENT: String(process.pid) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  const watch = watchNpm(() => server.kill('SIGTERM'))
  const { code, signal } = await ended(server)
  clearInterval(watch)
  return code ?? 128 + constants.signals[signal]
}

/**
 * Whoever stops `npm start` by its process number stops npm and the shell that npm put between itself and us; we are not told.
 * The shell's end shows in our new parent. Started without npm we outlive the shell, as background programs do.
 */
function watchNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    stop()
  }, 300)
  return watch
}
