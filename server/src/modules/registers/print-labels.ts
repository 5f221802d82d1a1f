import { sql } from 'kysely'
import { registers, type Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { printLabels } from '../../platform/print/label-sheet.ts'
import { siteById } from '../organization/index.ts'
import { areaConditions } from './areas.ts'
import { facilityConditions } from './facilities.ts'
import { meterConditions } from './meters.ts'
import { namesFor } from './names.ts'
import type { Condition } from './register.ts'

/** Ten pages at once: more is a job for the printer's own evening. */
const MOST_LABELS = 240

/**
 * Labels to stick on, 24 on an A4 page. The code leads to the app and holds nothing but the id of the record, so that who finds a label learns
 * nothing by it. Throws `rule_broken` for none and for more than 240.
 */
export async function printLabelSheet(exchange: Exchange, { query }: Input<typeof registers.printLabels>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const address = publicAddress(exchange, '/m/r/')
  const labels = await runInCtx(exchange.app, { actor, locale }, (ctx) => labelsOf(ctx, query))
  const body = await printLabels({ labels: labels.map(({ id, ...label }) => ({ ...label, address: address + id })) }, locale)
  return { name: `labels-${query.kind}.pdf`, contentType: 'application/pdf', body, isInline: true }
}

type Query = Input<typeof registers.printLabels>['query']
interface Label {
  id: string
  title: string
  code: string
  place: string
  site: string
}

export async function labelsOf(ctx: Ctx, query: Query): Promise<Label[]> {
  ctx.actor.mustSee('registers:read', query.siteId)
  const site = await siteById(ctx, query.siteId)
  const chosen = query.ids?.length ? [sql`t.id in (${sql.join(query.ids)})`] : []
  const conditions = [sql`t.site_id = ${query.siteId}`, ...chosen, ...(await ofKind(ctx, query))]
  const name = query.kind === 'meter' ? sql`t.kind` : sql`t.name`
  const place = query.kind === 'meter' ? sql`t.location` : sql`t.place`
  const unit = query.kind === 'meter' ? sql`t.unit_id` : sql`null::uuid`
  const { rows } = await sql<{ id: string; title: string; code: string; place: string; unit_id: string | null }>`
    select t.id, ${name} as title, t.code, ${place} as place, ${unit} as unit_id from ${sql.table(query.kind)} t where ${sql.join(conditions, sql` and `)} order by t.code, t.id limit ${MOST_LABELS + 1}`.execute(ctx.tx)
  if (rows.length === 0) throw new AppError('rule_broken', 'There is nothing to print')
  if (rows.length > MOST_LABELS) throw new AppError('rule_broken', `At most ${MOST_LABELS} labels at once`)
  const names = await namesFor(ctx, rows.map((row) => ({ ...row, site_id: query.siteId })))
  return rows.map((row) => ({
    id: row.id, title: query.kind === 'meter' ? labelOf(ctx.locale, 'meterKind', row.title) : row.title, code: row.code, place: [names.unit(row.unit_id)?.code, row.place].filter(Boolean).join(' · '), site: site.name,
  }))
}

async function ofKind(ctx: Ctx, query: Query): Promise<Condition[]> {
  const filter = query.q === undefined ? {} : { q: query.q }
  if (query.kind === 'facility') return [...(await facilityConditions(ctx, query.siteId, filter)), sql`t.state <> 'scrapped'`]
  return query.kind === 'meter' ? [...meterConditions(filter), sql`t.state = 'in_use'`] : [...areaConditions(filter), sql`t.is_active`]
}
