import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import compress from '@fastify/compress'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url))
const MOBILE = fileURLToPath(new URL('../../mobile/dist', import.meta.url))

/** Own bytes may be played (a recording) and framed (a PDF of a course), nothing of anybody else; what a blob holds stands under the policy of its page. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; frame-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"

/** The phone's reader of signs is WebAssembly from our own server; text is never run as a script there either. */
const PHONE_POLICY = `${POLICY}; script-src 'self' 'wasm-unsafe-eval'`

/** Answers of the API are data: shown by themselves they may load and run nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** An address whose last part has an ending. */
const FILE = /^[^?]*\.\w+(\?|$)/

/** Serves the built clients: the console at `/`, the phone app at `/m/`. Names with a hash are kept for ever, pages are asked anew each time. */
export async function serveClients(http: FastifyInstance, isBehindTls: boolean): Promise<void> {
  await http.register(compress, { global: true, threshold: 2048, encodings: ['br', 'gzip'] })
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('cross-origin-resource-policy', 'same-origin')
    // A mystery visitor speaks into the phone app; nobody speaks into the console.
    reply.header('permissions-policy', `camera=(self), geolocation=(self), microphone=(${request.url.startsWith('/m/') ? 'self' : ''}), payment=()`)
    if (isBehindTls) reply.header('strict-transport-security', 'max-age=31536000')
    // The browser's own viewer draws a PDF, and it is no page; a page of the server may have brought its own policy.
    if (!reply.hasHeader('content-security-policy') && !String(reply.getHeader('content-type')).startsWith('application/pdf')) reply.header('content-security-policy', request.url.startsWith('/api/') ? DATA_POLICY : request.url.startsWith('/m/') ? PHONE_POLICY : POLICY)
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
