import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes on, and waits while the stream is full. Throws when nobody reads any more, so that whoever writes stops instead of waiting for ever. */
export async function flow(out: Writable, chunk: string | Buffer): Promise<void> {
  if (out.destroyed) throw out.errored ?? new Error('the reader has gone')
  if (!out.write(chunk)) await once(out, 'drain')
}
