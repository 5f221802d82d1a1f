declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** A stream into a table: `client.query(from('copy t from stdin'))`. */
  export function from(text: string): Writable & Submittable & { rowCount: number }
}
