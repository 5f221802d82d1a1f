import http from 'node:http'
import https from 'node:https'
import { isIPv6 } from 'node:net'
import { SendFailure, type OutsidePolicy } from './channel.ts'
import { outsideAddress } from './outside-address.ts'

export interface OutsideRequest {
  url: string
  method?: 'POST' | 'GET'
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface OutsideAnswer {
  status: number
  headers: Record<string, string>
  body: string
  /** The answer was longer than we read. */
  isTruncated: boolean
}

const MAX_ANSWER = 64 * 1024

/**
 * One request to a server that somebody else named. The address is looked up once, checked and used; redirects are answers like any
 * other; the whole exchange has one time limit, and what is read has an end. Throws `SendFailure`: `unknown` as soon as the request
 * may have reached the other side.
 */
export async function requestOutside(policy: OutsidePolicy, request: OutsideRequest): Promise<OutsideAnswer> {
  const url = checkedUrl(policy, request.url)
  const address = await outsideAddress(policy, url.hostname)
  const body = request.body ?? ''
  const secure = url.protocol === 'https:'
  const options: https.RequestOptions = {
    method: request.method ?? 'POST',
    host: address,
    family: isIPv6(address) ? 6 : 4,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: { 'user-agent': 'Guanjia', ...request.headers, host: url.host, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    ...(secure ? { servername: url.hostname } : {}),
  }
  return new Promise((resolve, reject) => {
    let hasConnected = false
    const outgoing = (secure ? https : http).request(options)
    const fail = (message: string): void => {
      clearTimeout(timer)
      reject(new SendFailure(hasConnected ? 'unknown' : 'later', message))
      outgoing.destroy()
    }
    const timer = setTimeout(() => fail(`no answer within ${policy.timeoutMs} ms`), policy.timeoutMs)
    outgoing.on('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (hasConnected = true)))
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const end = (isTruncated: boolean): void => {
        clearTimeout(timer)
        resolve({ status: response.statusCode ?? 0, headers: flat(response.headers), body: Buffer.concat(chunks).toString('utf8'), isTruncated })
        if (isTruncated) outgoing.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > MAX_ANSWER) end(true)
        else chunks.push(chunk)
      })
      response.on('end', () => end(false))
      response.on('error', (error) => fail(error.message))
    })
    outgoing.end(body)
  })
}

/** Throws `SendFailure` for what is no web address, carries a password, or would travel unencrypted through the internet. */
export function checkedUrl(policy: OutsidePolicy, text: string): URL {
  if (!URL.canParse(text)) throw new SendFailure('refused', 'not an address')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw new SendFailure('refused', 'an address with a password is not allowed')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && policy.allowsPrivate)) throw new SendFailure('refused', 'https is needed')
  return url
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))
}
