import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { dayAfter, dayIn } from '../../platform/time.ts'
import { siteById } from '../organization/index.ts'
import { accountsWithRole } from '../people/index.ts'
import { UPKEEP_SOON_DAYS } from './equipment.ts'
import type { EnvironmentTables } from './tables.ts'
import { slotsOf } from './waste.ts'

type Kind = EnvironmentTables['environment_reminder']['kind']
const ADOPTION_SOON_DAYS = 30
/** Rounds that were missed are looked for so far back, for mornings on which nothing ran. */
const MISSED_DAYS = 7

/** Once a day at each site the supervisor hears of upkeep that is due (ENV-003), adoptions that end, greening whose days are over, and rounds of waste that were missed. Each once; twice a day is once. */
export async function remind(ctx: Ctx, siteId: string): Promise<void> {
  const { timeZone } = await siteById(ctx, siteId)
  const today = dayIn(timeZone, ctx.now)
  const yesterday = dayAfter(today, -1)
  const { rows } = await sql<{ kind: Kind; id: string; due: string }>`
    select 'upkeep' as kind, id, next_upkeep_on as due from clean_equipment where site_id = ${siteId} and state = 'in_use' and next_upkeep_on <= ${dayAfter(today, UPKEEP_SOON_DAYS)}
    union all select 'adoption', id, until_on from tree_adoption where site_id = ${siteId} and ended_on is null and until_on between ${today} and ${dayAfter(today, ADOPTION_SOON_DAYS)}
    union all select 'greening', id, to_on from greening_job where site_id = ${siteId} and state = 'planned' and to_on < ${today}`.execute(ctx.tx)
  const missed = (await slotsOf(ctx, siteId, dayAfter(today, -MISSED_DAYS), yesterday)).filter(({ state }) => state === 'missed')
  const stations = missed.map(({ station, day }) => ({ kind: 'waste' as const, id: station.id, due: day }))
  const { rows: fresh } = await ctx.client.query<{ kind: Kind; record_id: string; due_on: string }>(
    `insert into environment_reminder (organization_id, record_id, kind, due_on, told_at) select $1, r.id, r.kind, r.due, $3 from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, due date) on conflict do nothing returning kind, record_id, due_on`,
    [ctx.organizationId, JSON.stringify([...rows, ...stations]), ctx.now],
  )
  if (fresh.length === 0) return
  const accountIds = (await accountsWithRole(ctx, 'supervisor', siteId)).map(({ accountId }) => accountId)
  for (const kind of ['upkeep', 'adoption', 'greening', 'waste'] as const) {
    const own = fresh.filter((one) => one.kind === kind)
    if (own.length === 0) continue
    const count = kind === 'waste' ? missed.filter(({ station, day }) => own.some((one) => one.record_id === station.id && one.due_on === day)).length : own.length
    const first = own.map(({ due_on }) => due_on).toSorted()[0]!
    const template = kind === 'waste' && first < yesterday ? 'waste_before' : kind
    sendMessage(ctx, { accountIds, template: `environment.${template}`, level: kind === 'waste' ? 'warning' : 'info', params: { count, first }, dedupeKey: `environment-${kind}:${siteId}:${today}` })
  }
}

const WORDS: Record<Kind | 'waste_before', [cn: string, tw: string, en: string, body: [string, string, string]]> = {
  upkeep: ['{count} 台保洁设备该保养了', '{count} 台清潔設備該保養了', '{count} pieces of cleaning equipment are due for upkeep', ['最早 {first}。', '最早 {first}。', 'The first on {first}.']],
  adoption: ['{count} 棵树的认养期将满', '{count} 棵樹的認養期將滿', '{count} tree adoptions are about to end', ['最早 {first}，请联系认养人。', '最早 {first}，請聯絡認養人。', 'The first on {first}.']],
  greening: ['{count} 项绿化作业逾期', '{count} 項綠化作業逾期', '{count} jobs of greening are overdue', ['最早应于 {first} 完成。', '最早應於 {first} 完成。', 'The first was due by {first}.']],
  waste_before: ['近日漏清运 {count} 次', '近日漏清運 {count} 次', '{count} rounds of waste were missed of late', ['自 {first} 起有收集点未按时清运。', '自 {first} 起有收集點未按時清運。', 'Since {first} stations were not emptied.']],
  waste: ['昨日漏清运 {count} 次', '昨日漏清運 {count} 次', '{count} rounds of waste were missed yesterday', ['{first} 有收集点未按时清运。', '{first} 有收集點未按時清運。', 'On {first} stations were not emptied.']],
}
for (const [kind, [cn, tw, en, body]] of Object.entries(WORDS)) messageTemplate(`environment.${kind}`, { 'zh-CN': { title: cn, body: body[0] }, 'zh-TW': { title: tw, body: body[1] }, en: { title: en, body: body[2] } })
