import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes on, and waits while the stream is full. Throws when nobody reads any more, so that whoever writes stops instead of waiting for ever. */
export async function flow(out: Writable, chunk: string | Buffer): Promise<void> {
  if (out.destroyed) throw goneFrom(out)
  if (out.write(chunk)) return
  // A reader who goes without an error leaves nothing but the end of the stream.
  const gone = new AbortController()
  const leave = (): void => gone.abort()
  out.once('close', leave)
  try {
    await once(out, 'drain', { signal: gone.signal })
  } catch (error) {
    throw gone.signal.aborted ? goneFrom(out) : error
  } finally {
    out.off('close', leave)
  }
}

const goneFrom = (out: Writable): Error => out.errored ?? new Error('the reader has gone')
