import type { z } from 'zod'
import { endpoint, type Endpoint } from './endpoint.ts'
import { sheetFormat } from './shared.ts'

/** A list that answers everything at once, as a file: below its path, for the same people, with the same filters. */
export function fileOf<P extends z.ZodType, Q extends z.ZodRawShape>(list: Endpoint<P, z.ZodObject<Q>>, summary: string) {
  return endpoint({ method: 'GET', path: `${list.path}/export`, summary, access: list.access, params: list.params, query: list.query.extend({ format: sheetFormat }), kind: 'file', errors: list.errors })
}
