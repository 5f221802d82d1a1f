import { downloads, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { mustBeOpenTo } from '../http/access.ts'
import { route, type FileAnswer, type Route } from '../http/route.ts'
import { newId } from '../ids.ts'
import type { DownloadTable } from '../tables.ts'
import { iso } from '../time.ts'
import { askedExport } from './exports.ts'
import { EXPIRE, MAKE, downloadJobs, tell } from './job.ts'

const KEPT_MS = 7 * 86_400_000
/** So many of one account at the same time; the rest would only make each other slow. */
const AT_ONCE = 5
type Row = Selectable<DownloadTable>
type Action = downloads.Download['allowedActions'][number]

downloadJobs()

export const downloadRoutes: Route[] = [
  route(downloads.createDownload, create),
  route(downloads.listDownloads, async (ctx) => ({ items: (await mine(ctx).orderBy('created_at', 'desc').orderBy('id').limit(100).execute()).map(present) })),
  route(downloads.actOnDownload, act),
  route(downloads.fetchDownload, async (ctx, { params }) => {
    const row = await mine(ctx).where('id', '=', params.id).executeTakeFirst()
    const file = row?.file_id ? await ctx.tx.selectFrom('file').select(['name', 'content_type', 'sha256']).where('id', '=', row.file_id).executeTakeFirst() : undefined
    if (!file) throw new AppError('not_found')
    return { name: file.name, contentType: file.content_type, body: ctx.app.blobs.get(file.sha256) } satisfies FileAnswer
  }),
]

function mine(ctx: Ctx) {
  return ctx.tx.selectFrom('download').selectAll().where('account_id', '=', ctx.actor.accountId ?? '00000000-0000-0000-0000-000000000000').where('expires_at', '>', ctx.now)
}

function allowed(row: Row): Action[] {
  if (row.state === 'waiting' || row.state === 'running') return ['cancel']
  return row.state === 'done' ? ['discard'] : ['retry', 'discard']
}

function present(row: Row): downloads.Download {
  return {
    id: row.id, name: row.name, path: row.path, state: row.state, rows: row.rows, bytes: row.bytes, failure: row.failure,
    createdAt: iso(row.created_at), finishedAt: iso(row.finished_at), expiresAt: iso(row.expires_at), allowedActions: allowed(row),
  }
}

/** Puts an export into the background. Throws `not_found` for a path that is no export, `not_permitted`, `rule_broken` when too many are under way. */
async function create(ctx: Ctx, { body }: Input<typeof downloads.createDownload>): Promise<Output<typeof downloads.createDownload>> {
  const asked = askedExport(body.path, body.query, ctx.locale)
  if (!asked) throw wrongField('not_found', '/path', 'no export has this path')
  mustBeOpenTo(asked.route.endpoint, ctx.actor)
  if (ctx.actor.accountId === null) throw new AppError('not_permitted')
  await ctx.client.query("select pg_advisory_xact_lock(hashtextextended('download ' || $1, 3))", [ctx.actor.accountId])
  const { count } = await ctx.tx.selectFrom('download').select((e) => e.fn.countAll<number>().as('count')).where('account_id', '=', ctx.actor.accountId).where('state', 'in', ['waiting', 'running']).executeTakeFirstOrThrow()
  if (count >= AT_ONCE) throw wrongField('rule_broken', '/path', `${AT_ONCE} exports are under way; wait for one of them or cancel it`)
  const id = body.id ?? newId()
  const expiresAt = new Date(ctx.now.getTime() + KEPT_MS)
  const row = await ctx.tx
    .insertInto('download')
    .values({ organization_id: ctx.organizationId, id, account_id: ctx.actor.accountId, path: body.path, query: body.query, locale: ctx.locale, created_at: ctx.now, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw wrongField('already_exists', '/id', 'this id is taken')
  ctx.enqueue(MAKE, { id })
  ctx.enqueue(EXPIRE, { id }, { dueAt: expiresAt, dedupeKey: `expire-download:${id}` })
  tell(ctx, row, 'waiting')
  return present(row)
}

async function act(ctx: Ctx, { params, body }: Input<typeof downloads.actOnDownload>): Promise<{ id: string }> {
  const row = await mine(ctx).where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (!row) throw new AppError('not_found')
  if (!allowed(row).includes(body.action)) throw new AppError('action_not_allowed')
  if (body.action === 'discard') {
    await ctx.tx.deleteFrom('download').where('id', '=', row.id).execute()
    if (row.file_id) await ctx.tx.deleteFrom('file').where('id', '=', row.file_id).execute()
  } else if (body.action === 'cancel') await ctx.tx.updateTable('download').set({ state: 'cancelled', finished_at: ctx.now }).where('id', '=', row.id).execute()
  else {
    await ctx.tx.updateTable('download').set({ state: 'waiting', rows: 0, failure: null, finished_at: null }).where('id', '=', row.id).execute()
    ctx.enqueue(MAKE, { id: row.id })
  }
  tell(ctx, row, body.action)
  return { id: row.id }
}
