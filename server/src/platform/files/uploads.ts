import { createHash } from 'node:crypto'
import { platform, type FileRef, type Input } from '@guanjia/contract'
import { UPLOAD_PART_BYTES } from '@guanjia/contract/upload-limits.ts'
import type { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { rawRoute, route, type Exchange, type Route } from '../http/route.ts'
import type { PlatformTables } from '../tables.ts'
import { presentFile } from './files.ts'
import { storeFile } from './routes.ts'

export const uploadRoutes: Route[] = [
  route(platform.beginUpload, beginUpload),
  route(platform.getUpload, getUpload),
  rawRoute(platform.sendUploadPart, (exchange, input, actor) => receivePart(exchange, input, actor!)),
  rawRoute(platform.completeUpload, (exchange, input, actor) => completeUpload(exchange, input, actor!)),
]

type UploadRow = PlatformTables['upload']
/** A phone sends three at a time; what it began and gave up goes by itself. */
const MOST_OPEN = 40
/** Of one account, all that is open. */
const MOST_OPEN_BYTES = 200 * 1024 * 1024
/** After the last part. A phone that is found again after the weekend goes on. */
const KEPT_MS = 3 * 24 * 3_600_000

const expiryOf = (ctx: Pick<Ctx, 'now'>): Date => new Date(ctx.now.getTime() + KEPT_MS)
const present = (row: UploadRow): platform.Upload => ({ id: row.id, bytes: row.bytes, received: row.received, expiresAt: row.expires_at.toISOString(), file: null })

/** What of an upload is here: it waits for parts, or it is a file already. Throws `not_found` for what never began, has expired, or is somebody else's. */
async function knownUpload(ctx: Ctx, id: string): Promise<platform.Upload | null> {
  const row = await ctx.tx.selectFrom('upload').selectAll().where('id', '=', id).where('account_id', '=', ctx.actor.accountId!).where('expires_at', '>', ctx.now).executeTakeFirst()
  if (row) return present(row)
  const file = await ctx.tx.selectFrom('file').selectAll().where('id', '=', id).where('uploaded_by', '=', ctx.actor.accountId!).executeTakeFirst()
  return file ? { id, bytes: file.bytes, received: file.bytes, expiresAt: null, file: presentFile(file) } : null
}

export async function getUpload(ctx: Ctx, { params }: Input<typeof platform.getUpload>): Promise<platform.Upload> {
  const known = await knownUpload(ctx, params.id)
  if (!known) throw new AppError('not_found')
  return known
}

/**
 * Begins an upload in parts, or says how far it is when it was begun before: its id is the phone's and will be the file's, so that it is one however
 * often it is begun. Throws `payload_too_large`, `already_exists` for the id of something else, `too_many_requests` when too much is open.
 */
export async function beginUpload(ctx: Ctx, { body }: Input<typeof platform.beginUpload>): Promise<platform.Upload> {
  if (body.bytes > ctx.app.config.uploadBytes) throw new AppError('payload_too_large')
  const accountId = ctx.actor.accountId!
  // One beginning of an account at a time: two would both find room.
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`upload:${accountId}`])
  const before = await ctx.tx.selectFrom('upload').selectAll().where('id', '=', body.id).executeTakeFirst()
  if (before && (before.account_id !== accountId || before.bytes !== body.bytes || before.sha256 !== body.sha256)) throw new AppError('already_exists', 'Another upload has this id')
  if (before && before.expires_at > ctx.now) return present(before)
  if (before) await ctx.tx.deleteFrom('upload').where('id', '=', body.id).execute()
  const file = await ctx.tx.selectFrom('file').select('uploaded_by').where('id', '=', body.id).executeTakeFirst()
  if (file && file.uploaded_by !== accountId) throw new AppError('already_exists', 'Another file has this id')
  if (file) return (await knownUpload(ctx, body.id))!
  const open = await ctx.tx.selectFrom('upload').select((e) => [e.fn.countAll<number>().as('n'), e.fn.sum<number | null>('bytes').as('bytes')]).where('account_id', '=', accountId).where('expires_at', '>', ctx.now).executeTakeFirstOrThrow()
  if (open.n >= MOST_OPEN || (open.bytes ?? 0) + body.bytes > MOST_OPEN_BYTES) throw new AppError('too_many_requests', 'Too many uploads have been begun and not ended')
  const row: UploadRow = { organization_id: ctx.organizationId, id: body.id, account_id: accountId, name: body.name, bytes: body.bytes, sha256: body.sha256, received: 0, expires_at: expiryOf(ctx) }
  // The id is taken by somebody whose transaction was not seen above.
  const made = await ctx.tx.insertInto('upload').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('already_exists', 'Another upload has this id')
  return present(row)
}

/**
 * Keeps one part when it is the next one, and says from where to go on: a part that is here already (its answer was lost) or that leaves a gap changes
 * nothing. Throws `not_found`, `unsupported_media`, `payload_too_large`, `rule_broken` for bytes after the end.
 */
export async function receivePart({ app, request }: Pick<Exchange, 'app' | 'request'>, { params }: Input<typeof platform.sendUploadPart>, actor: Actor): Promise<platform.Upload> {
  const content: unknown = request.body
  if (!Buffer.isBuffer(content)) throw new AppError('unsupported_media', 'application/octet-stream is expected')
  if (content.length > UPLOAD_PART_BYTES) throw new AppError('payload_too_large')
  if (content.length === 0) throw wrongField('rule_broken', '/content', 'the part is empty')
  return runInCtx(app, { actor }, async (ctx) => {
    const row = await ctx.tx.selectFrom('upload').selectAll().where('id', '=', params.id).where('account_id', '=', actor.accountId!).where('expires_at', '>', ctx.now).forUpdate().executeTakeFirst()
    if (!row) return getUpload(ctx, { params: { id: params.id }, query: {}, body: {} })
    if (params.offset + content.length > row.bytes) throw wrongField('rule_broken', '/content', 'more bytes than were announced')
    if (params.offset !== row.received) return present(row)
    const after = { received: row.received + content.length, expires_at: expiryOf(ctx) }
    await ctx.tx.insertInto('upload_part').values({ organization_id: row.organization_id, upload_id: row.id, starts_at: params.offset, content }).execute()
    await ctx.tx.updateTable('upload').set(after).where('id', '=', row.id).execute()
    return present({ ...row, ...after })
  })
}

/**
 * Puts the parts together when all are there and their sum is right; from here it is an upload as any other, with the same checks, under the same id.
 * Again after a lost answer: the file that is there. Throws `not_found`, `rule_broken` when parts are missing or the sum is another (then it begins anew), `unsupported_media`.
 */
export async function completeUpload({ app }: Pick<Exchange, 'app'>, { params: { id } }: Input<typeof platform.completeUpload>, actor: Actor): Promise<FileRef> {
  const waiting = await runInCtx(app, { actor }, async (ctx) => {
    // Held, so that a second completing cannot take the parts away between looking and reading.
    const row = await ctx.tx.selectFrom('upload').selectAll().where('id', '=', id).where('account_id', '=', actor.accountId!).where('expires_at', '>', ctx.now).forUpdate().executeTakeFirst()
    if (!row) {
      const { file } = await getUpload(ctx, { params: { id }, query: {}, body: {} })
      if (!file) throw new AppError('not_found')
      return file
    }
    if (row.received < row.bytes) throw wrongField('rule_broken', '/id', `${row.received} of ${row.bytes} bytes are here`)
    const parts = await ctx.tx.selectFrom('upload_part').select('content').where('upload_id', '=', id).orderBy('starts_at').execute()
    return { name: row.name, sha256: row.sha256, content: Buffer.concat(parts.map(({ content }) => content)) }
  })
  if (!('content' in waiting)) return waiting
  const forget = (): Promise<unknown> => runInCtx(app, { actor }, (ctx) => ctx.tx.deleteFrom('upload').where('id', '=', id).where('account_id', '=', actor.accountId!).execute())
  if (createHash('sha256').update(waiting.content).digest('hex') !== waiting.sha256) {
    await forget()
    throw wrongField('rule_broken', '/sha256', 'the bytes are not those that were announced')
  }
  try {
    const file = await storeFile(app, actor, { id, name: waiting.name, content: waiting.content })
    // A crash before this leaves parts that nobody asks for: they expire, and completing again finds the same file.
    await forget()
    return file
  } catch (error) {
    // What is no picture now never will be.
    if (error instanceof AppError && error.code === 'unsupported_media') await forget()
    throw error
  }
}
