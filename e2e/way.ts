import { Agent, createServer, request as send, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'

/** The way from a phone to its Guanjia: an address of its own that passes everything on, until something goes wrong on it. */
export interface Way {
  url: string
  /** What never arrives. */
  cuts: (request: IncomingMessage) => boolean
  /** What arrives and is answered, but the answer is lost; called once the server has said that it is done. */
  loses: (request: IncomingMessage) => Promise<boolean>
  /** The service worker as a later version of the app has it. */
  isNewApp: boolean
  close(): void
}

const NEVER = { cuts: () => false, loses: () => Promise.resolve(false) }

export async function openWay(guanjia: string): Promise<Way> {
  const agent = new Agent()
  const server = createServer((request, reply) => {
    const lose = (): void => void request.socket.destroy()
    if (way.cuts(request)) return lose()
    const isWorker = request.url === '/m/sw.js'
    const headers = isWorker ? { host: request.headers.host } : request.headers
    const passed = send(`${guanjia}${request.url ?? '/'}`, { method: request.method, headers, agent }, (answer) => {
      const pass = async (): Promise<void> => {
        if (await way.loses(request)) return lose()
        const { 'content-length': length, ...others } = answer.headers
        reply.writeHead(answer.statusCode!, isWorker ? others : answer.headers)
        if (isWorker && way.isNewApp) reply.write('// A later version.\n')
        pipeline(answer, reply, () => undefined)
      }
      void pass()
    })
    passed.on('error', lose)
    pipeline(request, passed, () => undefined)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const way: Way = {
    ...NEVER, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, isNewApp: false,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return way
}
