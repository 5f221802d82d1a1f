import { Readable } from 'node:stream'
import type { FileRef } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { newId } from '../ids.ts'
import { iso } from '../time.ts'

interface FileRow {
  id: string
  name: string
  content_type: string
  bytes: number
  is_image: boolean
  taken_at: Date | null
}

export function presentFile(row: FileRow): FileRef {
  return { id: row.id, name: row.name, contentType: row.content_type, bytes: row.bytes, isImage: row.is_image, takenAt: iso(row.taken_at) }
}

export async function filesById(ctx: Ctx, ids: string[]): Promise<Map<string, FileRef>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx.selectFrom('file').select(['id', 'name', 'content_type', 'bytes', 'is_image', 'taken_at']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, presentFile(row)]))
}

/** The files of a record, by what they are for (`''`, `before`, `after` …), in the order in which they were added. */
export async function filesOfRecord(ctx: Ctx, recordId: string): Promise<{ purpose: string; file: FileRef }[]> {
  return (await filesOfRecords(ctx, [recordId])).get(recordId) ?? []
}

/** The files of several records at once, by record. */
export async function filesOfRecords(ctx: Ctx, recordIds: readonly string[]): Promise<Map<string, { purpose: string; file: FileRef }[]>> {
  const found = new Map<string, { purpose: string; file: FileRef }[]>()
  if (recordIds.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('file_link')
    .innerJoin('file', (join) => join.onRef('file.organization_id', '=', 'file_link.organization_id').onRef('file.id', '=', 'file_link.file_id'))
    .select(['file.id', 'file.name', 'file.content_type', 'file.bytes', 'file.is_image', 'file.taken_at', 'file_link.purpose', 'file_link.record_id'])
    .where('file_link.record_id', 'in', [...recordIds])
    .orderBy('file_link.created_at')
    .orderBy('file.id')
    .execute()
  for (const row of rows) found.set(row.record_id, [...(found.get(row.record_id) ?? []), { purpose: row.purpose, file: presentFile(row) }])
  return found
}

/**
 * Attaches uploaded files to a record; who may see the record may then see them. Only the uploader, or who may see it already,
 * may attach a file. Throws `rule_broken` naming the pointer for every other one.
 */
export async function attachFiles(ctx: Ctx, record: { type: string; id: string }, fileIds: readonly string[], purpose = '', pointer = '/fileIds'): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  const rows = await ctx.tx.selectFrom('file').select(['id', 'uploaded_by']).where('id', 'in', ids).execute()
  const known = new Map(rows.map((row) => [row.id, row.uploaded_by]))
  const guarded = await guardedAmong(ctx, ids)
  for (const id of ids) {
    if (!known.has(id)) throw wrongField('rule_broken', pointer, `no file ${id}`)
    // Somebody else's file may be passed on by whoever may see it, such as a picture that the record shows already.
    const isOwn = known.get(id) === ctx.actor.accountId && !guarded.has(id)
    if (ctx.actor.kind !== 'system' && !isOwn && !(await maySeeFile(ctx, id))) throw wrongField('rule_broken', pointer, `file ${id} was uploaded by somebody else`)
  }
  await ctx.tx
    .insertInto('file_link')
    .values(ids.map((file_id) => ({ organization_id: ctx.organizationId, file_id, record_type: record.type, record_id: record.id, purpose })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes all files but these off a record that is still being written; those of finished records stay. */
export async function detachOtherFiles(ctx: Ctx, recordId: string, kept: readonly string[]): Promise<void> {
  let off = ctx.tx.deleteFrom('file_link').where('record_id', '=', recordId)
  if (kept.length > 0) off = off.where('file_id', 'not in', [...kept])
  await off.execute()
}

/** Takes files of one purpose off a record, but for these. */
export async function detachFiles(ctx: Ctx, recordId: string, purpose: string, kept: readonly string[]): Promise<void> {
  let off = ctx.tx.deleteFrom('file_link').where('record_id', '=', recordId).where('purpose', '=', purpose)
  if (kept.length > 0) off = off.where('file_id', 'not in', [...kept])
  await off.execute()
}

/** Links files to a record that has decided by itself that it carries them, such as an approved query; who may see them then is that record's to say. */
export async function passOnFiles(ctx: Ctx, record: { type: string; id: string }, fileIds: readonly string[], purpose: string): Promise<void> {
  if (fileIds.length === 0) return
  await ctx.tx
    .insertInto('file_link')
    .values([...new Set(fileIds)].map((file_id) => ({ organization_id: ctx.organizationId, file_id, record_type: record.type, record_id: record.id, purpose })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps what the product itself has written as a file, in the transaction of its record. The same bytes are stored once. */
export async function keepFile(ctx: Ctx, made: { name: string; contentType: string; content: Buffer }): Promise<FileRef & { sha256: string }> {
  const { sha256, bytes } = await ctx.app.blobs.put(Readable.from([made.content]))
  const row = { organization_id: ctx.organizationId, id: newId(), sha256, name: made.name, content_type: made.contentType, bytes, is_image: false, taken_at: null, uploaded_by: null }
  await ctx.tx.insertInto('file').values(row).execute()
  return { ...presentFile(row), sha256 }
}

type AccessCheck = (ctx: Ctx, recordId: string, fileId: string) => Promise<boolean>
const checks = new Map<string, AccessCheck>()
const guards = new Set<string>()

/**
 * A module says who may see the files of its records. `isGuarded`: whoever uploaded a file is then no exception, so that no look at it
 * stays untold, and no browser keeps it.
 */
export function filesFollow(recordType: string, check: AccessCheck, options: { isGuarded?: boolean } = {}): void {
  checks.set(recordType, check)
  if (options.isGuarded) guards.add(recordType)
}

async function guardedAmong(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (guards.size === 0) return new Set()
  const rows = await ctx.tx.selectFrom('file_link').select('file_id').where('file_id', 'in', [...ids]).where('record_type', 'in', [...guards]).execute()
  return new Set(rows.map((row) => row.file_id))
}

async function maySeeFile(ctx: Ctx, id: string): Promise<boolean> {
  return mustSeeFile(ctx, id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') return false
      throw error
    },
  )
}

/** The file's row when the actor uploaded it or may see a record that it belongs to. Throws `not_found`. */
export async function mustSeeFile(ctx: Ctx, id: string): Promise<FileRow & { sha256: string; isGuarded: boolean }> {
  const file = await ctx.tx.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!file) throw new AppError('not_found')
  const links = await ctx.tx.selectFrom('file_link').select(['record_type', 'record_id']).where('file_id', '=', id).limit(200).execute()
  const isGuarded = links.some((link) => guards.has(link.record_type))
  if (file.uploaded_by === ctx.actor.accountId && !isGuarded) return { ...file, isGuarded }
  for (const link of links) if (await checks.get(link.record_type)?.(ctx, link.record_id, id)) return { ...file, isGuarded }
  throw new AppError('not_found')
}
