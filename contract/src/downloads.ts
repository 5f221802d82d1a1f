import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, itemsOf, text } from './shared.ts'

/** `waiting` → `running` → `done` | `failed`; `cancelled` by whoever asked. */
export const DOWNLOAD_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const DOWNLOAD_ACTIONS = ['cancel', 'retry', 'discard'] as const

/** A list that is written to a file in the background. */
export const Download = z
  .object({
    id: Id,
    name: z.string(),
    /** The endpoint whose file it is, such as `/cases/export`. */
    path: z.string(),
    state: z.enum(DOWNLOAD_STATES),
    /** Rows written so far; null for a file that is no list. */
    rows: z.number().int(),
    bytes: z.number().int().nullable(),
    /** A code of `errors.ts`, when it failed. */
    failure: z.string().nullable(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    expiresAt: Instant,
    allowedActions: z.array(z.enum(DOWNLOAD_ACTIONS)),
  })
  .meta({ id: 'Download' })
export type Download = z.infer<typeof Download>

export const createDownload = endpoint({
  method: 'POST', path: '/downloads', summary: 'Write a list to a file in the background: the path of an export and its query', access: 'signed_in',
  body: z.object({ id: Id.optional(), path: text(120, 1), query: z.string().max(4000).default('') }), response: Download, errors: ['not_found', 'not_permitted', 'rule_broken', 'already_exists'],
})
export const listDownloads = endpoint({ method: 'GET', path: '/downloads', summary: 'My files of the last seven days, newest first', access: 'signed_in', response: itemsOf(Download) })
export const actOnDownload = endpoint({
  method: 'POST', path: '/downloads/{id}/actions', summary: 'Cancel, try again or discard', access: 'signed_in', params: IdParams, body: z.object({ action: z.enum(DOWNLOAD_ACTIONS) }), response: z.object({ id: Id }), errors: ['not_found', 'action_not_allowed'],
})
export const fetchDownload = endpoint({ method: 'GET', path: '/downloads/{id}/file', summary: 'The finished file', access: 'signed_in', params: IdParams, kind: 'file', errors: ['not_found'] })
