import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../platform/database/embedded/index.ts'
import { until } from './wait.ts'

const CONFIGURATION = new URL('../../../deploy/nginx.conf', import.meta.url)

/** What stands in front of several server processes. */
export interface Front {
  kind: 'nginx' | 'a small proxy'
  url: string
  /** Reads its configuration anew without letting go of a request; only nginx. */
  reload?(): void
  close(): Promise<void>
}

export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** nginx with the file that operators get, on ports of this machine and in a folder of its own. Throws what `nginx -t` says. */
export async function nginxBefore(ports: readonly number[]): Promise<Front> {
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-nginx-'))
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  const servers = ports.map((one) => `    server 127.0.0.1:${one} max_fails=3 fail_timeout=5s;`).join('\n')
  const site = readFileSync(CONFIGURATION, 'utf8').replace(/( {4}server 127\.0\.0\.1:\d+ .*;\n)+/, `${servers}\n`).replace('listen 80;', `listen 127.0.0.1:${port};`)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')
  // Started by root, its workers would be nobody, who may not look into the folder.
  const user = process.getuid?.() === 0 ? 'user root;\n' : ''
  writeFileSync(file, `${user}daemon off;\nworker_processes 2;\npid ${folder}/pid;\nerror_log ${folder}/error.log warn;\nevents { worker_connections 1024; }\nhttp {\n${folders}\n  access_log off;\n${site}\n}\n`)
  const settings = ['-p', folder, '-e', `${folder}/error.log`, '-c', file]
  execFileSync('nginx', ['-t', '-q', ...settings], { stdio: 'pipe' })
  const child = spawn('nginx', settings, { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await until(() => fetch(`${url}/healthz`).then(() => true, () => false), 30)
  return {
    kind: 'nginx',
    url,
    reload: () => execFileSync('nginx', [...settings, '-s', 'reload'], { stdio: 'pipe' }),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One after the other, and once again elsewhere what may be asked again: what deploy/nginx.conf asks of nginx, where there is none. */
export async function smallProxyBefore(ports: readonly number[]): Promise<Front> {
  let turn = 0
  const proxy = http.createServer((request, response) => {
    const parts: Buffer[] = []
    const mayRepeat = request.method !== 'POST' || request.headers['idempotency-key'] !== undefined
    const attempt = (at: number, triesLeft: number): void => {
      const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress }
      const sent = http.request({ host: '127.0.0.1', port: ports[at % ports.length], method: request.method, path: request.url, headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers)
        answer.on('error', () => response.destroy())
        answer.pipe(response)
        response.on('close', () => answer.destroy())
      })
      sent.on('error', () => (triesLeft > 0 && mayRepeat ? attempt(at + 1, triesLeft - 1) : void response.writeHead(502).end()))
      sent.end(Buffer.concat(parts))
    }
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => attempt(turn++, 1))
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    kind: 'a small proxy',
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close() {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
