import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, IdParams, Instant, flag, itemsOf, listOf, paging, text } from './shared.ts'
import { CaseSummary } from './cases.ts'
import { ClockBrief } from './sla.ts'

export const uploadFile = endpoint({ method: 'POST', path: '/files', summary: 'Upload one file (multipart field `file`; optional `id` made by the client)', access: 'signed_in', response: FileRef, errors: ['payload_too_large', 'unsupported_media', 'rule_broken', 'too_many_requests'] })
/** A file on its way in parts; `file` once it has come together. The next part begins at `received`. */
export const Upload = z.object({ id: Id, bytes: z.number().int(), received: z.number().int(), expiresAt: Instant.nullable(), file: FileRef.nullable() }).meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>
export const beginUpload = endpoint({
  method: 'POST', path: '/uploads', summary: 'Begin an upload in parts, or hear how far it is; the id made by the client becomes that of the file', access: 'signed_in', isForPeople: true, isRepeatable: true,
  body: z.object({ id: Id, name: text(200, 1), bytes: z.number().int().min(1).max(500 * 1024 * 1024), sha256: z.string().regex(/^[0-9a-f]{64}$/) }), response: Upload, errors: ['payload_too_large', 'already_exists', 'too_many_requests'],
})
export const getUpload = endpoint({ method: 'GET', path: '/uploads/{id}', summary: 'How far an upload of mine is', access: 'signed_in', isForPeople: true, params: IdParams, response: Upload, errors: ['not_found'] })
export const sendUploadPart = endpoint({
  method: 'PUT', path: '/uploads/{id}/parts/{offset}', summary: 'The bytes from here on, 256 KiB at most; one that is known or leaves a gap changes nothing', access: 'signed_in', isForPeople: true, takes: 'bytes',
  params: IdParams.extend({ offset: z.coerce.number().int().min(0).max(2 ** 31 - 1) }), response: Upload, errors: ['not_found', 'payload_too_large', 'unsupported_media', 'rule_broken'],
})
export const completeUpload = endpoint({ method: 'POST', path: '/uploads/{id}/complete', summary: 'All parts are there: size and sum are checked, then it is a file as any other', access: 'signed_in', isForPeople: true, isRepeatable: true, params: IdParams, response: FileRef, errors: ['not_found', 'unsupported_media', 'rule_broken', 'too_many_requests'] })
export const getFile = endpoint({ method: 'GET', path: '/files/{id}', summary: 'The bytes', access: 'signed_in', params: IdParams, query: z.object({ download: flag }), kind: 'file', errors: ['not_found'] })
export const getThumbnail = endpoint({ method: 'GET', path: '/files/{id}/thumbnail', summary: 'A picture of at most 320 px', access: 'signed_in', params: IdParams, kind: 'file', errors: ['not_found'] })

/** One thing changed; a client that shows it asks again. Personal facts never travel here. */
export const StreamEvent = z.object({ id: z.string(), topic: z.string(), recordType: z.string(), recordId: Id, siteId: Id.nullable(), action: z.string(), at: Instant }).meta({ id: 'StreamEvent' })
export type StreamEvent = z.infer<typeof StreamEvent>
export const stream = endpoint({ method: 'GET', path: '/stream', summary: 'Live changes as server-sent events; resumes by Last-Event-ID', access: 'signed_in', kind: 'events' })

export const Message = z.object({ id: Id, template: z.string(), title: z.string(), body: z.string(), recordType: z.string().nullable(), recordId: Id.nullable(), level: z.enum(['info', 'warning', 'urgent']), at: Instant, readAt: Instant.nullable() }).meta({ id: 'Message' })
export type Message = z.infer<typeof Message>
export const listMessages = endpoint({ method: 'GET', path: '/messages', summary: 'My messages, newest first', access: 'signed_in', query: z.object({ ...paging, filter: z.object({ unread: flag }).prefault({}) }), response: listOf(Message).extend({ unread: z.number().int() }) })
export const readMessages = endpoint({ method: 'POST', path: '/messages/actions', summary: 'Mark as read', access: 'signed_in', body: z.object({ action: z.literal('read'), ids: z.array(Id).max(200).optional() }), response: z.object({ unread: z.number().int() }) })
export const outbox = endpoint({
  method: 'GET', path: '/outbox', summary: 'Development outbox: everything sent or waiting', access: 'messages:outbox', query: z.object({ ...paging }),
  response: listOf(z.object({ id: Id, channel: z.string(), to: z.string(), title: z.string(), body: z.string(), state: z.string(), at: Instant, sentAt: Instant.nullable(), attempts: z.number().int(), failure: z.string().nullable() })),
})

export const SavedView = z.object({ id: Id, list: z.string(), name: z.string(), query: z.string(), isShared: z.boolean(), isMine: z.boolean() }).meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>
export const listSavedViews = endpoint({ method: 'GET', path: '/saved-views', summary: 'My and shared views of a list', access: 'signed_in', query: z.object({ list: z.string().max(40) }), response: itemsOf(SavedView) })
export const createSavedView = endpoint({ method: 'POST', path: '/saved-views', summary: 'Keep filters under a name', access: 'signed_in', body: z.object({ list: text(40, 1), name: text(40, 1), query: z.string().max(4000), isShared: z.boolean().default(false) }), response: SavedView, errors: ['already_exists'] })
export const deleteSavedView = endpoint({ method: 'DELETE', path: '/saved-views/{id}', summary: 'Forget a view', access: 'signed_in', params: IdParams, kind: 'empty', errors: ['not_found'] })

/** Everything that I am answerable for, by due time. */
export const myWork = endpoint({
  method: 'GET', path: '/my-work', summary: 'What I am answerable for, by due time, and what is unfinished from earlier days', access: 'signed_in', query: z.object({ siteId: Id.optional() }),
  response: z.object({
    items: z.array(z.object({ recordType: z.enum(['case', 'work_order', 'staff_task']), id: Id, number: z.string(), siteId: Id, title: z.string(), status: z.string(), urgency: z.string(), kind: z.string(), why: z.string(), place: z.string(), clock: ClockBrief.nullable(), since: Instant, isCarriedOver: z.boolean() })),
    counts: z.object({ all: z.number().int(), overdue: z.number().int(), dueWithinHour: z.number().int(), carriedOver: z.number().int() }),
  }),
})

const Figure = z.object({ key: z.string(), value: z.number().nullable(), numerator: z.number().int(), denominator: z.number().int(), target: z.number().nullable(), unit: z.enum(['percent', 'count', 'seconds', 'score']), link: z.string() })
export const overview = endpoint({
  method: 'GET', path: '/insight/overview', summary: 'The figures of a site; each opens to its records', access: 'insight:read',
  query: z.object({ siteId: Id, from: Instant, to: Instant }),
  response: z.object({
    asOf: Instant, figures: z.array(Figure),
    byDay: z.array(z.object({ day: z.string(), registered: z.number().int(), closed: z.number().int(), complaints: z.number().int() })),
    byCategory: z.array(z.object({ id: Id.nullable(), name: z.string(), count: z.number().int() })), open: z.array(CaseSummary),
  }),
  errors: ['not_found'],
})
