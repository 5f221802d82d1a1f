import { hostname } from 'node:os'
import { Transform } from 'node:stream'
import { SendFailure, type Outgoing, type OutsidePolicy, type Receipt, type Sender } from './channel.ts'
import { outsideAddress } from './outside-address.ts'

export interface SmtpSettings {
  host: string
  port: number
  /** `tls` from the first byte, `starttls` demanded before anything is said, `none` only where the network itself is trusted. */
  security: 'tls' | 'starttls' | 'none'
  user: string
  from: string
  fromName: string
  /** PEM of an own authority, for mail servers with a certificate of the house. */
  ca: string
}

/** E-mail through one mail server; a connection for each message, because minutes lie between them. */
export class SmtpSender implements Sender {
  readonly #settings: SmtpSettings
  readonly #password: string
  readonly #policy: OutsidePolicy
  constructor(settings: SmtpSettings, password: string, policy: OutsidePolicy) {
    this.#settings = settings
    this.#password = password
    this.#policy = policy
  }

  async send(message: Outgoing): Promise<Receipt> {
    const { host, port, security, user, from, fromName, ca } = this.#settings
    const address = await outsideAddress(this.#policy, host)
    const { default: nodemailer } = await import('nodemailer')
    const transport = nodemailer.createTransport({
      host: address,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      name: hostname(),
      auth: user === '' ? undefined : { user, pass: this.#password },
      tls: { servername: host, ...(ca === '' ? {} : { ca }) },
      connectionTimeout: this.#policy.timeoutMs,
      greetingTimeout: this.#policy.timeoutMs,
      socketTimeout: this.#policy.timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    // The text is read when the server has said that it wants it: from then on it may have the letter.
    let hasBegun = false
    transport.use('stream', (mail, done) => {
      const watch = (chunk: Buffer, _: string, next: (error: null, chunk: Buffer) => void): void => {
        hasBegun = true
        next(null, chunk)
      }
      mail.message.transform(() => new Transform({ transform: watch }))
      done()
    })
    try {
      // The same id again is the same letter: many servers drop the second one.
      const messageId = `<${message.id}@${from.split('@')[1] ?? 'guanjia'}>`
      const sent = (await transport.sendMail({
        from: { name: fromName, address: from }, to: { name: '', address: message.to }, subject: message.title, messageId,
        text: message.link ? `${message.body}\n\n${message.link}\n` : `${message.body}\n`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })) as { messageId: string }
      return { providerId: sent.messageId }
    } catch (error) {
      throw asFailure(error, hasBegun)
    } finally {
      transport.close()
    }
  }
}

interface MailError {
  code?: string
  responseCode?: number
  message: string
}

/** An answer of the server is certain; silence after the text began to travel is not. */
function asFailure(error: unknown, hasBegun: boolean): SendFailure {
  const { code, responseCode, message } = error as MailError
  const words = message.replaceAll(/\s+/g, ' ').slice(0, 300)
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH') return new SendFailure('refused', words)
  if (responseCode !== undefined) return new SendFailure('later', words)
  if (code === 'EENVELOPE') return new SendFailure('refused', words)
  return new SendFailure(hasBegun ? 'unknown' : 'later', words)
}
