import { Readable } from 'node:stream'
import { z } from 'zod'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { isPassing } from '../database/database.ts'
import { AppError } from '../errors.ts'
import { queue } from '../events.ts'
import { asAppError } from '../http/problem.ts'
import { newId } from '../ids.ts'
import { announceChange } from '../live/changes.ts'
import { messageTemplate, sendMessage } from '../messages/messages.ts'
import type { DownloadTable } from '../tables.ts'
import { actorOf, askedExport, fileOf } from './exports.ts'
import type { Selectable } from 'kysely'

export const MAKE = 'platform.make-download'
export const EXPIRE = 'platform.expire-download'
const REPORT_MS = 500
const Payload = z.object({ id: z.uuid() })
type Row = Selectable<DownloadTable>

/** Somebody cancelled the download, or it is no longer waiting. */
class Overtaken extends Error {}

/** Declares the background work of downloads. */
export function downloadJobs(): void {
  queue(MAKE, Payload, (job, { id }) => make(job, id), 4, true)
  queue(EXPIRE, Payload, (ctx, { id }) => forget(ctx, id))
}

messageTemplate('download.done', {
  'zh-CN': { title: '导出完成：{name}', body: '共 {rows} 行，7 天内可在下载中心取用。' },
  'zh-TW': { title: '匯出完成：{name}', body: '共 {rows} 列，7 天內可在下載中心取用。' },
  en: { title: 'Export ready: {name}', body: '{rows} rows. Kept in your downloads for 7 days.' },
})
messageTemplate('download.failed', {
  'zh-CN': { title: '导出未完成：{name}', body: '请在下载中心查看原因并重试。' },
  'zh-TW': { title: '匯出未完成：{name}', body: '請在下載中心查看原因並重試。' },
  en: { title: 'Export not finished: {name}', body: 'See the reason in your downloads and try again.' },
})

/**
 * Writes the file outside the job's own transaction, which only keeps others away: a process that is killed leaves a row that waits or
 * runs, and the job, due again, begins anew. The file and the end of the download are one transaction.
 */
async function make(job: Ctx, id: string): Promise<void> {
  const { app } = job
  const own = <T>(act: (ctx: Ctx) => Promise<T>): Promise<T> => runInCtx(app, { actor: Actor.system(job.organizationId) }, act)
  const row = await own((ctx) => begin(ctx, id))
  if (!row) return
  try {
    const { name, bytes, sha256, contentType, rows } = await write(own, app, row)
    await own(async (ctx) => {
      const fileId = newId()
      await ctx.tx.insertInto('file').values({ organization_id: ctx.organizationId, id: fileId, sha256, name, content_type: contentType, bytes, is_image: false, taken_at: null, uploaded_by: row.account_id }).execute()
      await end(ctx, row, { state: 'done', name, rows, bytes, file_id: fileId })
      sendMessage(ctx, { accountIds: [row.account_id], template: 'download.done', params: { name, rows }, record: { type: 'download', id } })
    })
  } catch (error) {
    if (error instanceof Overtaken) return
    if (isPassing(error)) throw error
    const expected = asAppError(error)
    if (!expected) app.log.error({ err: error, download: id }, 'download failed')
    await own(async (ctx) => {
      await end(ctx, row, { state: 'failed', failure: expected?.code ?? 'internal' })
      sendMessage(ctx, { accountIds: [row.account_id], template: 'download.failed', params: { name: row.name || row.path }, record: { type: 'download', id } })
    }).catch((late: unknown) => {
      if (!(late instanceof Overtaken)) throw late
    })
  }
}

async function begin(ctx: Ctx, id: string): Promise<Row | undefined> {
  const row = await ctx.tx.updateTable('download').set({ state: 'running', rows: 0 }).where('id', '=', id).where('state', 'in', ['waiting', 'running']).returningAll().executeTakeFirst()
  if (row) tell(ctx, row, 'running')
  return row
}

async function end(ctx: Ctx, row: Row, after: Partial<Row> & { state: 'done' | 'failed' }): Promise<void> {
  const ended = await ctx.tx.updateTable('download').set({ ...after, finished_at: new Date() }).where('id', '=', row.id).where('state', '=', 'running').returning('id').executeTakeFirst()
  if (!ended) throw new Overtaken()
  tell(ctx, row, after.state)
}

export function tell(ctx: Ctx, row: { id: string; account_id: string }, action: string): void {
  announceChange(ctx, { recordType: 'download', recordId: row.id, siteId: null, action, accountIds: [row.account_id], isPrivate: true })
}

interface Written {
  name: string
  bytes: number
  sha256: string
  contentType: string
  rows: number
}

async function write(own: <T>(act: (ctx: Ctx) => Promise<T>) => Promise<T>, app: Ctx['app'], row: Row): Promise<Written> {
  const actor = await own((ctx) => actorOf(ctx, row.account_id))
  if (!actor) throw new AppError('not_permitted')
  const asked = askedExport(row.path, row.query, row.locale)
  if (!asked) throw new AppError('not_found')
  let rows = 0
  const { name, contentType, body } = await fileOf(app, asked, actor, row.locale, () => void rows++)
  const content = (Buffer.isBuffer(body) ? Readable.from([body]) : body) as Readable
  /** Says how far it is, and hears that nobody wants it any more; a report that fails for another reason harms nothing. */
  const report = (): Promise<void> =>
    own(async (ctx) => {
      const wanted = await ctx.tx.updateTable('download').set({ rows, name }).where('id', '=', row.id).where('state', '=', 'running').returning('id').executeTakeFirst()
      if (!wanted) throw new Overtaken()
      tell(ctx, row, 'progress')
    }).catch((error: unknown) => {
      if (error instanceof Overtaken) throw error
      app.log.warn({ err: error, download: row.id }, 'progress of a download not written')
    })
  async function* watched(): AsyncGenerator<Buffer> {
    let last = performance.now()
    for await (const chunk of content) {
      yield chunk as Buffer
      if (performance.now() - last < REPORT_MS) continue
      last = performance.now()
      await report()
    }
  }
  const { sha256, bytes } = await app.blobs.put(Readable.from(watched()))
  return { name, bytes, sha256, contentType, rows }
}

/** After its time the row goes, and its file with it; the bytes are swept up as those of no file. */
async function forget(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx.deleteFrom('download').where('id', '=', id).where('expires_at', '<=', new Date()).returning(['file_id']).executeTakeFirst()
  if (row?.file_id) await ctx.tx.deleteFrom('file').where('id', '=', row.file_id).execute()
}
