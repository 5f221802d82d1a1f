import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import compress from '@fastify/compress'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url))
const MOBILE = fileURLToPath(new URL('../../mobile/dist', import.meta.url))

const POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

/** An address whose last part has an ending. */
const FILE = /^[^?]*\.\w+(\?|$)/

/** Serves the built clients: the console at `/`, the phone app at `/m/`. Names with a hash are kept for ever, pages are asked anew each time. */
export async function serveClients(http: FastifyInstance): Promise<void> {
  await http.register(compress, { global: true, threshold: 2048, encodings: ['br', 'gzip'] })
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    if (!request.url.startsWith('/api/')) reply.header('content-security-policy', POLICY)
  })
  mountClient(http, '/m/', MOBILE)
  mountClient(http, '/', CONSOLE)
}

function mountClient(http: FastifyInstance, prefix: string, folder: string): void {
  if (!existsSync(`${folder}/index.html`)) return
  const page = (_: FastifyRequest, reply: FastifyReply): unknown => reply.header('cache-control', 'no-cache').sendFile('index.html', folder)
  void http.register(async (inner) => {
    await inner.register(serveStatic, {
      root: folder,
      prefix,
      wildcard: false,
      setHeaders: (reply, path) => void reply.header('cache-control', /-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
    // A deep link belongs to the client's own router; a file that is not there, such as one of an earlier release, is not found.
    inner.get(`${prefix}*`, (request, reply) => (request.url.startsWith('/api/') || FILE.test(request.url) ? reply.callNotFound() : page(request, reply)))
  })
}
