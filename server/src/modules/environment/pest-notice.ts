import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { homesToTell, type HomesToTell } from '../archives/index.ts'
import { mustBePolite } from '../language/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import type { Row } from '../registers/index.ts'
import { pestAnnounced } from './events.ts'

type PestRow = Row<'pest_control'>
const HOUR_MS = 3_600_000

/** Who lives or owns today where is treated: homes, and their accounts. */
const concerned = (ctx: Ctx, row: Pick<PestRow, 'site_id' | 'building_ids'>): Promise<HomesToTell> => homesToTell(ctx, row.site_id, { zoneIds: [], buildingIds: row.building_ids })

const timesIn = async (ctx: Ctx, row: PestRow): Promise<string> => {
  const timeZone = await timeZoneOf(ctx, row.site_id)
  return `${wallTimeIn(timeZone, row.planned_from)}–${wallTimeIn(timeZone, row.planned_to).slice(11)}`
}

/**
 * Tells the households concerned, early enough before the beginning that it can be kept (ENV-010); whoever has no app reads the paper at the door.
 * Throws `rule_broken` naming `/plannedFrom` when it is too late for the time that is planned: then it is put off; `/buildingIds` for who announces beyond
 * the own zones, whose homes alone they see.
 */
export async function announce(ctx: Ctx, row: PestRow, given: string): Promise<Partial<PestRow>> {
  if (row.planned_from.getTime() - ctx.now.getTime() < row.notice_hours * HOUR_MS) throw wrongField('rule_broken', '/plannedFrom', `households are told ${row.notice_hours} hours before`)
  await mustBePolite(ctx, '/words', given, row.site_id)
  await mustBeInOwnZones(ctx, row)
  const { households, inApp, accountIds } = await concerned(ctx, row)
  sendMessage(ctx, {
    accountIds, template: 'environment.pest_notice', level: 'warning', params: { place: row.place, times: await timesIn(ctx, row), targets: row.targets.map((target) => `@pestTarget:${target}`).join('、'), chemical: row.chemical, safety: row.safety, words: given }, record: { type: 'pest_control', id: row.id }, dedupeKey: `pest-notice:${row.id}:${row.planned_from.toISOString()}`,
  })
  ctx.publish(pestAnnounced, { siteId: row.site_id, pestControlId: row.id, at: ctx.now.toISOString(), plannedFrom: row.planned_from.toISOString(), households, inApp })
  return { notice_sent_at: ctx.now, notice_words: given, households, in_app: inApp }
}

async function mustBeInOwnZones(ctx: Ctx, row: PestRow): Promise<void> {
  const zones = ctx.actor.zonesFor('environment:write', row.site_id)
  if (zones === 'all') return
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from building where id = any (${row.building_ids}::uuid[]) and zone_id = any (${zones}::uuid[])`.execute(ctx.tx)
  if (row.building_ids.length === 0 || rows[0]!.count < row.building_ids.length) throw wrongField('rule_broken', '/buildingIds', 'name buildings of your own zones')
}

const TELL_HOMES = 'environment.tell-homes'
const Told = z.object({ id: z.uuid(), siteId: z.uuid(), buildingIds: z.array(z.uuid()), template: z.enum(['pest_done', 'pest_put_off', 'pest_called_off']), params: z.record(z.string(), z.string()), key: z.string() })

/** Whoever finishes or puts off may see some zones only: the same homes that were told hear of it from the system. */
export function tellHomes(): void {
  queue(TELL_HOMES, Told, async (ctx, { id, siteId, buildingIds, template, params, key }) => {
    const { accountIds } = await concerned(ctx, { site_id: siteId, building_ids: buildingIds })
    sendMessage(ctx, { accountIds, template: `environment.${template}`, params, record: { type: 'pest_control', id }, dedupeKey: key })
  })
}
function tellLater(ctx: Ctx, row: PestRow, template: z.infer<typeof Told>['template'], params: Record<string, string>, key: string): void {
  ctx.enqueue(TELL_HOMES, { id: row.id, siteId: row.site_id, buildingIds: row.building_ids, template, params: { place: row.place, ...params }, key } satisfies z.infer<typeof Told>)
}

/** When one may go in again. */
export async function tellReentry(ctx: Ctx, row: PestRow, reentryAt: Date): Promise<void> {
  tellLater(ctx, row, 'pest_done', { at: wallTimeIn(await timeZoneOf(ctx, row.site_id), reentryAt) }, `pest-done:${row.id}`)
}

/** The time that was announced does not hold: another comes, or none. */
export async function tellNotThen(ctx: Ctx, row: PestRow, why: 'postpone' | 'cancel'): Promise<void> {
  tellLater(ctx, row, why === 'cancel' ? 'pest_called_off' : 'pest_put_off', { times: await timesIn(ctx, row) }, `pest-off:${row.id}:${row.planned_from.toISOString()}`)
}

messageTemplate('environment.pest_notice', {
  'zh-CN': { title: '消杀通知：{place}', body: '{times} 将在{place}进行{targets}消杀，药剂：{chemical}。{safety} {words}' },
  'zh-TW': { title: '消殺通知：{place}', body: '{times} 將在{place}進行{targets}消殺，藥劑：{chemical}。{safety} {words}' },
  en: { title: 'Pest control: {place}', body: '{times} at {place} against {targets} with {chemical}. {safety} {words}' },
})
messageTemplate('environment.pest_done', {
  'zh-CN': { title: '消杀完成：{place}', body: '{place}消杀已完成，{at} 后可以进入。' },
  'zh-TW': { title: '消殺完成：{place}', body: '{place}消殺已完成，{at} 後可以進入。' },
  en: { title: 'Pest control done: {place}', body: 'You may go in again at {place} from {at}.' },
})
messageTemplate('environment.pest_put_off', {
  'zh-CN': { title: '消杀改期：{place}', body: '原定 {times} 在{place}的消杀不再按该时间进行，另行通知。' },
  'zh-TW': { title: '消殺改期：{place}', body: '原定 {times} 在{place}的消殺不再按該時間進行，另行通知。' },
  en: { title: 'Pest control put off: {place}', body: 'It does not take place on {times} at {place}. You will hear of a new time.' },
})
messageTemplate('environment.pest_called_off', {
  'zh-CN': { title: '消杀取消：{place}', body: '原定 {times} 在{place}的消杀取消，不再进行。' },
  'zh-TW': { title: '消殺取消：{place}', body: '原定 {times} 在{place}的消殺取消，不再進行。' },
  en: { title: 'Pest control cancelled: {place}', body: 'What was to take place on {times} at {place} is cancelled.' },
})
