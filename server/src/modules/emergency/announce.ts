import type { emergency } from '@guanjia/contract'
import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { queue } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { homesToTell } from '../archives/index.ts'
import { mustBePolite } from '../language/index.ts'
import { zonesOf } from '../organization/index.ts'
import type { IncidentTable } from './tables.ts'

const SEND = 'emergency.announce'
type Place = { id: string; name: string }
export interface Said {
  id?: string | undefined
  title: string
  note: string
  homes: { zoneIds: string[]; buildingIds: string[] }
}

const buildingsOf = (ctx: Ctx, siteId: string): Promise<Place[]> => ctx.tx.selectFrom('building').select(['id', 'name']).where('site_id', '=', siteId).orderBy('code').execute()

/** The places of which homes can be told; null in a drill, of which nothing ever goes to residents, and for who neither leads nor speaks to residents (EMG-017). */
export async function placesToTell(ctx: Ctx, incident: IncidentTable, may: boolean): Promise<emergency.Incident['homes']> {
  if (incident.is_drill || !may) return null
  return { zones: (await zonesOf(ctx, incident.site_id)).map(({ id, name }) => ({ id, name })), buildings: await buildingsOf(ctx, incident.site_id) }
}

/**
 * Keeps what is said to homes of the zones and buildings concerned; a job sends it, to all of them whoever speaks. Gives the line of the history.
 * Throws `rule_broken` in a drill, `not_permitted`, `not_found` naming the field, `language.not_allowed`.
 */
export async function announceToHomes(ctx: Ctx, incident: IncidentTable, { id = newId(), title, note, homes }: Said, may: boolean): Promise<string> {
  if (incident.is_drill) throw wrongField('rule_broken', '/homes', 'a drill says nothing to residents')
  if (!may) throw new AppError('not_permitted', 'Whoever leads, or holds the role that speaks to residents')
  await mustBePolite(ctx, '/note', `${title}\n${note}`, incident.site_id)
  const names = await namesOf(ctx, incident.site_id, homes)
  await ctx.tx.insertInto('incident_announcement').values({ organization_id: ctx.organizationId, id, incident_id: incident.id, title, words: note, zone_ids: homes.zoneIds, building_ids: homes.buildingIds, announced_at: ctx.now, announced_by: ctx.actor.name, sent_at: null, households: null, in_app: null }).execute()
  ctx.enqueue(SEND, { announcementId: id }, { dedupeKey: `incident-announcement:${id}` })
  return [`${title}：${note}`, names.join('、')].filter(Boolean).join(' → ')
}

async function namesOf(ctx: Ctx, siteId: string, { zoneIds, buildingIds }: Said['homes']): Promise<string[]> {
  const named = (known: readonly Place[], ids: readonly string[], pointer: string): string[] => ids.map((id, at) => {
    const name = known.find((one) => one.id === id)?.name
    if (name === undefined) throw wrongField('not_found', `${pointer}/${at}`, 'no such place at this site')
    return name
  })
  return [...named(zoneIds.length === 0 ? [] : await zonesOf(ctx, siteId), zoneIds, '/homes/zoneIds'), ...named(buildingIds.length === 0 ? [] : await buildingsOf(ctx, siteId), buildingIds, '/homes/buildingIds')]
}

export async function announcementsOf(ctx: Ctx, incident: Pick<IncidentTable, 'id' | 'site_id'>): Promise<emergency.Incident['announcements']> {
  const rows = await ctx.tx.selectFrom('incident_announcement').selectAll().where('incident_id', '=', incident.id).orderBy('announced_at').orderBy('id').execute()
  if (rows.length === 0) return []
  const names = new Map([...(await zonesOf(ctx, incident.site_id)), ...(await buildingsOf(ctx, incident.site_id))].map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ id: row.id, title: row.title, words: row.words, to: [...row.zone_ids, ...row.building_ids].map((id) => names.get(id) ?? '—'), at: row.announced_at.toISOString(), by: row.announced_by, households: row.households, inApp: row.in_app }))
}

/** Goes out once, whatever happens meanwhile: the row is locked, and says how many homes it reached. */
export function sendAnnouncements(): void {
  queue(SEND, z.object({ announcementId: z.uuid() }), async (ctx, { announcementId }) => {
    const row = await ctx.tx.selectFrom('incident_announcement').selectAll().where('id', '=', announcementId).forUpdate().executeTakeFirst()
    if (!row || row.sent_at !== null) return
    const { site_id: siteId } = await ctx.tx.selectFrom('incident').select('site_id').where('id', '=', row.incident_id).executeTakeFirstOrThrow()
    const { households, inApp, accountIds } = await homesToTell(ctx, siteId, { zoneIds: row.zone_ids, buildingIds: row.building_ids })
    sendMessage(ctx, { accountIds, template: 'incident.announcement', level: 'urgent', params: { title: row.title, words: row.words }, record: { type: 'incident', id: row.incident_id }, dedupeKey: `incident-announcement:${row.id}` })
    await ctx.tx.updateTable('incident_announcement').set({ sent_at: ctx.now, households, in_app: inApp }).where('id', '=', row.id).execute()
    announceChange(ctx, { recordType: 'incident', recordId: row.incident_id, siteId, action: 'announce' })
  })
}

messageTemplate('incident.announcement', {
  'zh-CN': { title: '【紧急公告】{title}', body: '{words}' },
  'zh-TW': { title: '【緊急公告】{title}', body: '{words}' },
  en: { title: '[Urgent] {title}', body: '{words}' },
})
