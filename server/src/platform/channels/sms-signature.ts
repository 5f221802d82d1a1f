import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** RFC 3986: what `encodeURIComponent` leaves and the gateways do not. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

export interface Acs3Request {
  host: string
  action: string
  version: string
  query: Record<string, string>
  date: string
  nonce: string
}

/** Aliyun's ACS3-HMAC-SHA256 for a call whose parameters stand in the query: the query and the headers to send. */
export function signAcs3(request: Acs3Request, keyId: string, secret: string): { query: string; headers: Record<string, string> } {
  const query = Object.entries(request.query).map(([name, value]) => [percentEncoded(name), percentEncoded(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.join('=')).join('&')
  const payload = sha256('')
  const headers: Record<string, string> = {
    host: request.host, 'x-acs-action': request.action, 'x-acs-content-sha256': payload, 'x-acs-date': request.date, 'x-acs-signature-nonce': request.nonce, 'x-acs-version': request.version,
  }
  const names = Object.keys(headers).sort()
  const canonical = ['POST', '/', query, names.map((name) => `${name}:${headers[name]}\n`).join(''), names.join(';'), payload].join('\n')
  const signature = hmac(secret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex')
  return { query, headers: { ...headers, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}` } }
}

export interface Tc3Request {
  host: string
  service: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** Tencent's TC3-HMAC-SHA256 for a JSON call: the two headers that carry type and signature. */
export function signTc3({ host, service, timestamp, body }: Tc3Request, keyId: string, secret: string): { 'content-type': string; authorization: string } {
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${day}/${service}/tc3_request`
  const canonical = ['POST', '/', '', `content-type:${JSON_TYPE}\nhost:${host}\n`, 'content-type;host', sha256(body)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secret}`, day), service), 'tc3_request')
  const signature = hmac(key, ['TC3-HMAC-SHA256', String(timestamp), scope, sha256(canonical)].join('\n')).toString('hex')
  return { 'content-type': JSON_TYPE, authorization: `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}` }
}
