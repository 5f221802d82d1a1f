import type { Locale } from '@guanjia/contract'

/** One message on its way out. `id` is the delivery: gateways that know how to, drop a second one with the same id. */
export interface Outgoing {
  id: string
  /** Address or phone; empty for group robots. */
  to: string
  template: string
  params: Record<string, string>
  locale: Locale
  title: string
  body: string
  /** Where the record can be opened, if the installation knows its own address. */
  link: string | null
}

/** What a gateway said when it took the message. */
export interface Receipt {
  providerId: string | null
}

/** A way out with its settings and secrets. `send` throws `SendFailure` and nothing else. */
export interface Sender {
  send(message: Outgoing): Promise<Receipt>
}

/**
 * How sure it is that nothing arrived: `refused` will never be taken as it is, `later` was not taken this time, `unknown` may have
 * arrived, so nobody sends it again by himself.
 */
export type Certainty = 'refused' | 'later' | 'unknown'

export class SendFailure extends Error {
  readonly certainty: Certainty
  constructor(certainty: Certainty, message: string) {
    super(message)
    this.name = 'SendFailure'
    this.certainty = certainty
  }
}

/** Whether the operator lets senders reach private addresses, and how long they wait. */
export interface OutsidePolicy {
  allowsPrivate: boolean
  timeoutMs: number
}
