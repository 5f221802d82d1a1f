import { reception, type Input, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { iso } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { briefsOf } from '../sla/index.ts'
import { employeeOf } from './change.ts'
import { lastNight } from './nights.ts'
import { nightManager, serviceAt } from './service-now.ts'

interface Row {
  id: string
  at: Date
  channel: string
  words: string
  outcome: string
  person_id: string | null
  person: string | null
  unit_id: string | null
  unit: string | null
  taken_by: string
  taker: string
  case_id: string | null
  number: string | null
  status: string | null
  urgency: string | null
  taken_over_at: Date | null
  taken_over_name: string | null
}

/** Contacts of the night that lasts or has last ended, what the residents' app took included, for the morning (RCP-014). */
export async function nightIntake(ctx: Ctx, { query }: Input<typeof reception.nightIntake>): Promise<Output<typeof reception.nightIntake>> {
  ctx.actor.mustSee('reception:read', query.siteId)
  await siteById(ctx, query.siteId)
  const { calendar } = await serviceAt(ctx, query.siteId, ctx.now)
  const night = lastNight(calendar, ctx.now.getTime())
  if (!night) return { from: null, to: null, manager: null, items: [] }
  const { rows } = await ctx.client.query<Row>(
    `select c.id, c.at, c.channel, c.words, c.outcome, c.person_id, p.name as person, c.unit_id, u.code as unit, c.taken_by, e.name as taker, c.case_id, k.number, k.status, k.urgency, n.taken_over_at, o.name as taken_over_name
     from contact c
     join employee e on e.organization_id = c.organization_id and e.id = c.taken_by
     left join person p on p.organization_id = c.organization_id and p.id = c.person_id
     left join unit u on u.organization_id = c.organization_id and u.id = c.unit_id
     left join service_case k on k.organization_id = c.organization_id and k.id = c.case_id
     left join night_intake n on n.organization_id = c.organization_id and n.contact_id = c.id
     left join employee o on o.organization_id = n.organization_id and o.id = n.taken_over_by
     where c.site_id = $1 and c.at >= $2 and c.at < $3 order by c.at limit 500`,
    [query.siteId, new Date(night.from), new Date(night.to)],
  )
  const clocks = await briefsOf(ctx, rows.map((row) => row.case_id).filter((id) => id !== null))
  const manager = await nightManager(ctx, query.siteId, night)
  return {
    from: iso(new Date(night.from)), to: iso(new Date(night.to)), manager: manager && { id: manager.id, name: manager.name },
    items: rows.map((row) => ({
      contactId: row.id, at: iso(row.at), channel: row.channel, words: row.words, person: row.person_id === null ? null : { id: row.person_id, name: row.person! }, unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit! },
      takenBy: { id: row.taken_by, name: row.taker }, outcome: row.outcome, case: row.case_id === null ? null : { id: row.case_id, number: row.number!, status: row.status!, urgency: row.urgency! }, clock: clocks.get(row.case_id ?? '') ?? null,
      takenOver: row.taken_over_at === null ? null : { at: iso(row.taken_over_at), by: row.taken_over_name! },
    })),
  }
}

/** The morning takes over what came in the night: the first one does, everybody sees who. */
export async function takeOverNight(ctx: Ctx, { params }: Input<typeof reception.takeOverNight>): Promise<Output<typeof reception.takeOverNight>> {
  const contact = await ctx.tx.selectFrom('contact').select('site_id').where('id', '=', params.id).executeTakeFirst()
  if (!contact) throw new AppError('not_found')
  ctx.actor.mustSee('reception:read', contact.site_id)
  ctx.actor.mustBeAbleTo('reception:serve', contact.site_id)
  await ctx.tx.insertInto('night_intake').values({ organization_id: ctx.organizationId, contact_id: params.id, taken_over_at: ctx.now, taken_over_by: employeeOf(ctx) }).onConflict((conflict) => conflict.doNothing()).execute()
  const row = await ctx.tx
    .selectFrom('night_intake as n')
    .innerJoin('employee as e', (join) => join.onRef('e.organization_id', '=', 'n.organization_id').onRef('e.id', '=', 'n.taken_over_by'))
    .select(['n.taken_over_at', 'e.name'])
    .where('n.contact_id', '=', params.id)
    .executeTakeFirstOrThrow()
  announceChange(ctx, { recordType: 'contact', recordId: params.id, siteId: contact.site_id, action: 'taken_over' })
  return { at: iso(row.taken_over_at), by: row.name }
}
