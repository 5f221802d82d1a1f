import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { WARRANTY_YEARS } from '../archives/index.ts'
import { siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { CARDS, tellUnit } from './cards.ts'
import { stateOn } from './card-rules.ts'
import { REMIND_DAYS } from './days.ts'
import { markUnit } from './let-units.ts'
import { dueBy } from './pets.ts'
import { changeRow, type Row } from './register.ts'

/**
 * Once a day at each site: cards begin to expire or expire (HHD-010), units become let on the first day of their tenancy, and those in charge hear
 * once of what ends within 30 days: cards, tenancies, vaccinations, services, legal inspections, warranties of machines and of homes, parking leases. Twice a day is once.
 */
export async function lookAhead(ctx: Ctx, siteId: string): Promise<void> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  await ageCards(ctx, siteId, today)
  await letUnits(ctx, siteId, today)
  await remind(ctx, siteId, today)
}

async function ageCards(ctx: Ctx, siteId: string, today: string): Promise<void> {
  const { rows } = await sql<Row<'access_card'>>`
    select * from access_card where site_id = ${siteId} and ((state = 'issued' and valid_until <= ${dayAfter(today, REMIND_DAYS)}) or (state = 'expiring' and valid_until < ${today})) order by id for update`.execute(ctx.tx)
  for (const row of rows) {
    const state = stateOn(row.valid_until, today)
    if (state === row.state) continue
    const changed = await changeRow(ctx, CARDS, row, { state }, { action: state, fromStatus: row.state, toStatus: state })
    tellUnit(ctx, changed, `card_${state}`)
  }
}

async function letUnits(ctx: Ctx, siteId: string, today: string): Promise<void> {
  const { rows } = await sql<{ unit_id: string }>`
    select distinct t.unit_id from tenancy t join unit u on u.organization_id = t.organization_id and u.id = t.unit_id
    where t.site_id = ${siteId} and t.ended_on is null and t.from_on <= ${today} and u.state <> 'let' order by 1`.execute(ctx.tx)
  for (const { unit_id } of rows) await markUnit(ctx, unit_id, today)
}

/** What the builder answers for, in years that are told apart. */
const WARRANTIES = [...new Set(Object.values(WARRANTY_YEARS))].filter((years) => years !== null)

/** What ends on which day; a thing is told of when it comes into the 30 days, not each day again. */
async function remind(ctx: Ctx, siteId: string, today: string): Promise<void> {
  const soon = dayAfter(today, REMIND_DAYS)
  const { rows } = await sql<{ kind: string; id: string; ends: string }>`
    select 'card' as kind, id, valid_until as ends from access_card where site_id = ${siteId} and state = 'expiring'
    union all select 'tenancy', id, until_on from tenancy where site_id = ${siteId} and ended_on is null and until_on <= ${soon}
    union all select 'lease', id, until_on from parking_lease where site_id = ${siteId} and ended_on is null and until_on <= ${soon}
    union all select 'service', id, next_service_on from facility where site_id = ${siteId} and state <> 'scrapped' and next_service_on <= ${soon}
    union all select 'inspection', id, inspection_due_on from facility where site_id = ${siteId} and state <> 'scrapped' and inspection_due_on <= ${soon}
    union all select 'warranty', id, warranty_until from facility where site_id = ${siteId} and state <> 'scrapped' and warranty_until between ${today} and ${soon}
    union all select 'home_warranty', id, (handed_over_on + make_interval(years => years))::date from unit, unnest(${WARRANTIES}::int[]) years where site_id = ${siteId} and (handed_over_on + make_interval(years => years))::date between ${today} and ${soon}
    union all select 'vaccination', t.id, (select min(v.due_on) from vaccination v where v.organization_id = t.organization_id and v.pet_id = t.id and v.due_on >= ${today}) from pet t where t.site_id = ${siteId} and ${dueBy(soon)}`.execute(ctx.tx)
  const told = await untold(ctx, rows)
  for (const kind of Object.keys(WHO) as (keyof typeof WHO)[]) {
    const own = told.filter((row) => row.kind === kind)
    if (own.length === 0) continue
    const accounts = (await Promise.all(WHO[kind].map((role) => accountsWithRole(ctx, role, siteId)))).flat()
    const first = own.map((row) => row.ends).sort()[0]!
    sendMessage(ctx, { accountIds: [...new Set(accounts.map((who) => who.accountId))], template: `registers.${kind}`, level: kind === 'inspection' ? 'warning' : 'info', params: { count: own.length, first }, dedupeKey: `registers-${kind}:${siteId}:${today}` })
  }
}

const WHO = {
  card: ['front_desk', 'steward'],
  tenancy: ['front_desk', 'steward'],
  lease: ['front_desk', 'supervisor'],
  vaccination: ['steward'],
  service: ['supervisor'],
  inspection: ['supervisor', 'site_manager'],
  warranty: ['supervisor'],
  home_warranty: ['supervisor', 'steward'],
} as const

/** Those of which nobody was told yet. A thing whose day moves is told of again. */
async function untold(ctx: Ctx, rows: { kind: string; id: string; ends: string }[]): Promise<{ kind: string; id: string; ends: string }[]> {
  if (rows.length === 0) return []
  const { rows: fresh } = await ctx.client.query<{ kind: string; id: string; ends: string }>(
    `insert into register_reminder (organization_id, record_id, kind, ends_on, told_at)
     select $1, r.id, r.kind, r.ends, $3 from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, ends date) where r.ends is not null
     on conflict do nothing returning kind, record_id as id, ends_on as ends`,
    [ctx.organizationId, JSON.stringify(rows), ctx.now],
  )
  return fresh
}

const WORDS: Record<keyof typeof WHO, [cn: string, tw: string, en: string]> = {
  card: ['{count} 张门禁卡将到期', '{count} 張門禁卡將到期', '{count} access cards are about to expire'],
  tenancy: ['{count} 户租期将满', '{count} 戶租期將滿', '{count} tenancies are about to end'],
  lease: ['{count} 个车位租约将满', '{count} 個車位租約將滿', '{count} parking leases are about to end'],
  vaccination: ['{count} 只宠物接种将到期', '{count} 隻寵物接種將到期', '{count} pets are due for vaccination'],
  service: ['{count} 台设备该保养了', '{count} 台設備該保養了', '{count} facilities are due for service'],
  inspection: ['{count} 台设备法定检验将到期', '{count} 台設備法定檢驗將到期', 'The legal inspection of {count} facilities is due'],
  home_warranty: ['{count} 户房屋保修期将满（两年：管线、装修；五年：防水）', '{count} 戶房屋保固將屆滿（兩年：管線、裝修；五年：防水）', 'The builder’s warranty of {count} homes is about to end (2 years: pipes, finishes; 5 years: waterproofing)'],
  warranty: ['{count} 台设备质保将到期', '{count} 台設備保固將到期', 'The warranty of {count} facilities is about to end'],
}
for (const [kind, [cn, tw, en]] of Object.entries(WORDS))
  messageTemplate(`registers.${kind}`, {
    'zh-CN': { title: cn, body: '最早 {first}，请提前安排。' },
    'zh-TW': { title: tw, body: '最早 {first}，請提前安排。' },
    en: { title: en, body: 'The first on {first}.' },
  })
