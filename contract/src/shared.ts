import { z } from 'zod'

export const Id = z.uuid()
export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339 instant' })
export const Day = z.iso.date()
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).meta({ description: 'YYYY-MM' })
/** A one- or many-line text written by a person; blanks around it are cut. */
export const text = (max: number, min = 0) => z.string().trim().min(min).max(max)

export const Locale = z.enum(['zh-CN', 'zh-TW', 'en'])
export type Locale = z.infer<typeof Locale>

/** A short reference to another record: enough to show it and to link to it. */
export const Ref = z.object({ id: Id, name: z.string() }).meta({ id: 'Ref' })
export type Ref = z.infer<typeof Ref>

export const IdParams = z.object({ id: Id })

/** Comma-separated choices in a filter: `filter[status]=registered,classified`. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item).max(50)).optional()
/** What a list is written as. */
export const sheetFormat = z.enum(['xlsx', 'csv']).default('xlsx')
export const flag = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean()).optional()

/** Paging of every list: at most 200 rows a page; `cursor` is opaque and comes from the page before. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
}

/** Exact up to 10,000; past it the list says only that there are more. */
export const Total = z.object({ count: z.number().int(), exact: z.boolean() }).meta({ id: 'Total' })

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: Total.nullable() })

export const itemsOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

export const FileRef = z.object({
  id: Id,
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  isImage: z.boolean(),
  takenAt: Instant.nullable(),
}).meta({ id: 'FileRef' })
export type FileRef = z.infer<typeof FileRef>

/** One line of a record's history: who, when, what, and every change from → to. Never edited, never deleted. */
export const TimelineEntry = z.object({
  id: Id,
  recordType: z.string(),
  recordId: Id,
  at: Instant,
  recordedAt: Instant,
  actor: z.object({ kind: z.enum(['staff', 'resident', 'system']), id: Id.nullable(), name: z.string() }),
  action: z.string(),
  fromStatus: z.string().nullable(),
  toStatus: z.string().nullable(),
  note: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  files: z.array(FileRef),
  device: z.string().nullable(),
  isVisibleToResident: z.boolean(),
}).meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const AddComment = z.object({
  note: text(5000, 1),
  fileIds: z.array(Id).max(20).default([]),
  isVisibleToResident: z.boolean().default(false),
})
