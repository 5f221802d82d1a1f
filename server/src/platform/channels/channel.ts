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
  isUrgent?: boolean
  /** What a notice on a device opens, by the words of its app. */
  opens?: Record<string, string | boolean>
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
  /** There is no such receiver any more. */
  readonly isGone: boolean
  constructor(certainty: Certainty, message: string, isGone = false) {
    super(message)
    this.name = 'SendFailure'
    this.certainty = certainty
    this.isGone = isGone
  }
}

/** Whether the operator lets senders reach private addresses, and how long they wait. */
export interface OutsidePolicy {
  allowsPrivate: boolean
  timeoutMs: number
}
