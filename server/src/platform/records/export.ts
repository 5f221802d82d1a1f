import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../auth/actor.ts'
import { watchExports } from '../auth/unusual-acts.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import type { App } from '../app.ts'
import type { FileAnswer } from '../http/route.ts'
import { localeOf } from '../http/problem.ts'
import { coveredPhone, maySeePhones, recordAccess, watermarkOf, type Access } from '../personal-data/index.ts'
import { writeCsv, writeXlsx, writeXlsxSheets, type RowSource, type SheetColumn, type SheetToWrite } from '../sheets/index.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface ExportPlan {
  name: string
  columns: SheetColumn[]
  rows: RowSource
  timeZone: string
  /** Of a list with personal data: what stands in it, for the access log; phones in the column `phone` are covered for who may not see them. */
  personal?: { siteId: string | null; classes: Access['classes'] }
}

/** Who asks for an export: a request, or the job that writes it in the background and counts the rows. */
export interface ExportExchange {
  app: App
  request: { headers: { 'accept-language'?: string | undefined } }
  onRow?: () => void
}

/**
 * A list as a file, streamed while it is read, so that any length takes the same memory. `plan` runs in a transaction that stays
 * open until the last row; what it refuses (rights, unknown site) is refused before the first byte.
 */
export async function exportList(exchange: ExportExchange, actor: Actor, format: 'xlsx' | 'csv', plan: (ctx: Ctx) => Promise<ExportPlan>): Promise<FileAnswer> {
  const { name, body } = await streamed(exchange, actor, async (ctx) => {
    const asked = await plan(ctx)
    // The first row is read before anything is sent: a filter that the database refuses is still a problem, not a broken file.
    const planned = { ...asked, rows: await begun(covered(ctx, asked), exchange.onRow) }
    return {
      name: planned.name,
      async write(out) {
        const mark = await watermarkOf(ctx, planned.timeZone)
        const rows = format === 'csv' ? await writeCsv(out, { ...planned, mark }) : await writeXlsx(out, { ...planned, sheetName: planned.name, mark })
        if (planned.personal) {
          await watchExports(ctx, rows)
          recordAccess(ctx, { act: 'export', siteId: planned.personal.siteId, subject: { list: planned.name, rows }, classes: planned.personal.classes, purpose: 'keep_archives', reason: planned.name })
        }
      },
    }
  })
  return { name: `${name}.${format}`, contentType: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX, body }
}

/**
 * Several sheets as one XLSX file, streamed while they are read. `plan` runs in a transaction that stays open until the last row, so that
 * all sheets are of one moment; what it refuses is refused before the first byte.
 */
export async function exportSheets(exchange: ExportExchange, actor: Actor, plan: (ctx: Ctx) => Promise<{ name: string; sheets: SheetToWrite[]; timeZone?: string }>): Promise<FileAnswer> {
  const { name, body } = await streamed(exchange, actor, async (ctx) => {
    const { name, sheets, timeZone } = await plan(ctx)
    return { name, write: async (out) => writeXlsxSheets(out, sheets, timeZone, await watermarkOf(ctx, timeZone)) }
  })
  return { name: `${name}.xlsx`, contentType: XLSX, body }
}

interface Begun {
  name: string
  write(out: PassThrough): Promise<unknown>
}

/**
 * Answers as soon as the file has begun, and goes on writing in the same transaction. The file ends only when that transaction is committed:
 * nobody holds a whole file whose line in the access log could still fail.
 */
async function streamed(exchange: ExportExchange, actor: Actor, begin: (ctx: Ctx) => Promise<Begun>): Promise<{ name: string; body: PassThrough }> {
  const body = new PassThrough()
  const locale = localeOf(exchange.request.headers['accept-language'])
  const name = await new Promise<string>((resolve, reject) => {
    let isStreaming = false
    runInCtx(exchange.app, { actor, locale }, async (ctx) => {
      const file = await begin(ctx)
      isStreaming = true
      resolve(file.name)
      const written = new PassThrough()
      // Who hangs up ends the writing, too: the transaction ends only after its last query.
      const [, sent] = await Promise.allSettled([file.write(written).then(() => written.end(), (error: Error) => written.destroy(error)), pipeline(written, body, { end: false })])
      if (sent.status === 'rejected') throw sent.reason
    }).then(() => body.end(), (error: unknown) => {
      // Before the first byte it is a problem for the caller; afterwards only a broken download can tell.
      if (isStreaming) body.destroy(error instanceof Error ? error : new Error(String(error)))
      else reject(error)
    })
  })
  return { name, body }
}

function covered(ctx: Ctx, { rows, personal, columns }: ExportPlan): RowSource {
  if (!personal || maySeePhones(ctx.actor, personal.siteId) || !columns.some(({ key }) => key === 'phone')) return rows
  return (async function* () {
    for await (const row of rows) yield { ...row, phone: coveredPhone(String(row['phone'] ?? '')) }
  })()
}

async function begun(rows: RowSource, onRow: (() => void) | undefined): Promise<RowSource> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let next = await iterator.next()
  return (async function* () {
    for (; next.done !== true; next = await iterator.next()) {
      onRow?.()
      yield next.value
    }
  })()
}
