declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** A stream into a table: `client.query(from('copy t from stdin'))`. */
  export function from(text: string): Writable & Submittable & { rowCount: number }
  /** A stream out of a table or query: `client.query(to('copy t to stdout'))`. */
  export function to(text: string): Readable & Submittable & { rowCount: number }
}
