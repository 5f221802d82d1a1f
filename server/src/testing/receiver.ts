import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  method: string
  path: string
  headers: Record<string, string>
  body: string
  bytes: Buffer
}

export interface Receiver {
  url: string
  requests: Received[]
  close(): Promise<void>
}

/** A real server that keeps what it gets and answers what `answer` says; without an answer it stays silent. */
export async function receiver(answer: (request: Received) => { status: number; body?: string; headers?: Record<string, string>; afterMs?: number } | null): Promise<Receiver> {
  const requests: Received[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const got = { method: request.method ?? '', path: request.url ?? '', headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString('utf8'), bytes: Buffer.concat(chunks) }
      requests.push(got)
      const said = answer(got)
      if (said === null) return
      setTimeout(() => response.writeHead(said.status, said.headers).end(said.body ?? ''), said.afterMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => void server.close(() => resolve()))
    },
  }
}
