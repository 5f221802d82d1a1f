import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { LOCALHOST } from './localhost-certificate.ts'

export interface Letter {
  from: string
  to: string[]
  raw: string
  user: string | undefined
  isEncrypted: boolean
}

export interface MailServer {
  port: number
  letters: Letter[]
  close(): Promise<void>
}

/** A real mail server on a free port. With `login` it wants STARTTLS and these words; `answer` may refuse a letter or never answer. */
export async function mailServer(options: { login?: { user: string; password: string }; answer?: (letter: Letter) => Error | 'silence' | null } = {}): Promise<MailServer> {
  const letters: Letter[] = []
  const { login, answer } = options
  const settings: SMTPServerOptions = {
    cert: LOCALHOST.cert,
    key: LOCALHOST.key,
    authOptional: login === undefined,
    hideSTARTTLS: login === undefined,
    onAuth: ({ username, password }, _, done) => (username === login?.user && password === login?.password ? done(null, { user: username }) : done(new Error('wrong login'))),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const letter: Letter = {
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('utf8'),
          user: session.user as string | undefined, isEncrypted: session.secure,
        }
        const said = answer?.(letter) ?? null
        if (said === null) letters.push(letter)
        if (said !== 'silence') done(said)
        else letters.push(letter)
      })
    },
  }
  const server = new SMTPServer(settings)
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { port: (server.server.address() as AddressInfo).port, letters, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The text of a letter, whatever it was encoded as. */
export function textOf({ raw }: Letter): string {
  const [head, ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^content-transfer-encoding: base64/im.test(head!)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/^content-transfer-encoding: quoted-printable/im.test(head!)) return body
  const bytes = body.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
