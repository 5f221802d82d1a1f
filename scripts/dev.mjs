// The server and both clients, each restarted or refreshed when its files change. One Ctrl-C stops all.
import './steps/node-version.mjs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { install } from './steps/install.mjs'
import { ROOT, bin, ended } from './steps/run.mjs'

await install()
const port = process.env.PORT ?? '3000'
const env = { ...process.env, PORT: port, NODE_ENV: 'development', GUANJIA_API: `http://127.0.0.1:${port}` }
const vite = (client, clientPort) => start([bin('vite'), '--port', clientPort, '--strictPort'], path.join(ROOT, client))
const running = [
  start([path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/src/main.ts'], ROOT),
  vite('console', '5173'),
  vite('mobile', '5174'),
]
console.log(`Server http://127.0.0.1:${port}   Console http://127.0.0.1:5173   Phone http://127.0.0.1:5174/m/`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
const endings = running.map(ended)
await Promise.race(endings)
stop()
await Promise.all(endings)

/** In a group of its own, so that Ctrl-C in the terminal reaches this script alone, which then stops each child once. */
function start(args, cwd) {
  return spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' })
}

/** Once only: tsx takes a second request for impatience and kills the server. */
function stop() {
  for (const child of running.splice(0)) child.kill('SIGTERM')
}
