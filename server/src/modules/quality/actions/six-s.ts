import type { Input, Output, quality } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { employeeNames, rolesAt } from '../../people/index.ts'

const DAY = 86_400_000
interface Row {
  id: string
  name: string
  owner_id: string
  every_days: number
  is_active: boolean
  version: number
  check_id: string | null
  at: Date | null
  score: string | null
  previous: string | null
  open: number
}

/** The areas of a site, the most overdue first; each with its last two rounds and what is still to be put right. */
export async function listSixSAreas(ctx: Ctx, { query }: Pick<Input<typeof quality.listSixSAreas>, 'query'>): Promise<Output<typeof quality.listSixSAreas>> {
  ctx.actor.mustSee('standards:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { rows } = await ctx.client.query<Row>(
    `select a.id, a.name, a.owner_id, a.every_days, a.is_active, a.version, c.id as check_id, c.checked_at as at, c.score, p.score as previous,
       (select count(*)::int from quality_action q join service_check k on k.organization_id = q.organization_id and k.id = q.source_id where k.area_id = a.id and q.source = 'check' and q.ended_at is null) as open
     from six_s_area a
     left join lateral (select id, checked_at, score from service_check where organization_id = a.organization_id and area_id = a.id order by checked_at desc, id desc limit 1) c on true
     left join lateral (select score from service_check where organization_id = a.organization_id and area_id = a.id order by checked_at desc, id desc offset 1 limit 1) p on true
     where a.site_id = $1 order by a.is_active desc, c.checked_at + make_interval(days => a.every_days) nulls first, a.name`,
    [query.siteId],
  )
  const names = await employeeNames(ctx, rows.map((row) => row.owner_id))
  const number = (value: string | null): number | null => (value === null ? null : Number(value))
  return {
    items: rows.map((row) => ({
      id: row.id, siteId: query.siteId, name: row.name, owner: { id: row.owner_id, name: names.get(row.owner_id) ?? '' }, everyDays: row.every_days, isActive: row.is_active, last: row.check_id === null ? null : { checkId: row.check_id, at: iso(row.at!), score: number(row.score) }, previous: number(row.previous),
      isDue: row.is_active && (row.at === null || row.at.getTime() + row.every_days * DAY <= ctx.now.getTime()), openActions: row.open, version: row.version,
    })),
  }
}

/** Adds an area, or changes one. Throws `not_found`, `already_exists` naming the name, `stale_version`. */
export async function saveSixSArea(ctx: Ctx, { params, body }: Input<typeof quality.saveSixSArea>): Promise<quality.SixSArea> {
  ctx.actor.mustSee('checks:score', body.siteId)
  await siteById(ctx, body.siteId)
  if ((await rolesAt(ctx, body.ownerId, body.siteId)).length === 0) throw wrongField('not_found', '/ownerId', 'no such colleague at this site')
  const known = await ctx.tx.selectFrom('six_s_area').selectAll().where('id', '=', params.id).forUpdate().executeTakeFirst()
  if (known && known.site_id !== body.siteId) throw new AppError('not_found')
  if ((known?.version ?? 0) !== body.version) throw new AppError('stale_version')
  if (await ctx.tx.selectFrom('six_s_area').select('id').where('site_id', '=', body.siteId).where('name', '=', body.name).where('id', '<>', params.id).executeTakeFirst()) throw wrongField('already_exists', '/name', body.name)
  const facts = { name: body.name, owner_id: body.ownerId, every_days: body.everyDays, is_active: body.isActive, version: body.version + 1 }
  if (known) await ctx.tx.updateTable('six_s_area').set(facts).where('id', '=', params.id).execute()
  else {
    const made = await ctx.tx.insertInto('six_s_area').values({ organization_id: ctx.organizationId, id: params.id, site_id: body.siteId, ...facts }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n) throw wrongField('already_exists', '/name', body.name)
  }
  recordHappening(ctx, { siteId: body.siteId, recordType: 'six_s_area', recordId: params.id, action: known ? 'changed' : 'added', note: body.name })
  announceChange(ctx, { recordType: 'six_s_area', recordId: params.id, siteId: body.siteId, action: 'changed' })
  return (await listSixSAreas(ctx, { query: { siteId: body.siteId } })).items.find(({ id }) => id === params.id)!
}

/** The area that a round looks at. Throws `not_found`, `rule_broken` naming the field. */
export async function areaOfRound(ctx: Ctx, siteId: string, occasion: string, areaId: string | null): Promise<string | null> {
  if ((occasion === 'six_s') !== (areaId !== null)) throw wrongField('rule_broken', '/areaId', 'a 6S round looks at an area, and nothing else does')
  if (areaId === null) return null
  const area = await ctx.tx.selectFrom('six_s_area').select('name').where('id', '=', areaId).where('site_id', '=', siteId).where('is_active', '=', true).executeTakeFirst()
  if (!area) throw wrongField('not_found', '/areaId', 'no such area at this site')
  return area.name
}
