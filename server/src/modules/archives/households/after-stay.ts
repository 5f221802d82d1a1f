import type { archives } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { nextNumber, recordHappening } from '../../../platform/records/index.ts'
import { newId } from '../../../platform/ids.ts'
import { dayAfter } from '../../../platform/time.ts'
import { noteInChronicle } from '../chronicle/by-rule.ts'
import { todayAt } from '../occupancy-rows.ts'
import { reviewIsDue, syncHouseholds } from './sync.ts'

interface Stay {
  id: string
  site_id: string
  unit_id: string
  person_id: string
  role: archives.OccupancyRole
  from_on: string | null
  until_on: string | null
}

const RENTS: readonly archives.OccupancyRole[] = ['tenant', 'merchant']

/** Who holds a unit has changed: its file opens, its type follows, its data are to be checked, and a change of tenancy enters the chronicle (HHD-008, CHR-001). */
export async function afterStay(ctx: Ctx, stay: Stay, how: 'started' | 'ended'): Promise<void> {
  const today = await todayAt(ctx, stay.site_id)
  if (how === 'started' && stay.role === 'owner') await followOwner(ctx, stay)
  await syncHouseholds(ctx, [stay.unit_id], today)
  if (!RENTS.includes(stay.role)) return
  await reviewIsDue(ctx, stay.unit_id, today)
  const day = (how === 'started' ? stay.from_on : stay.until_on) ?? today
  const word = { 'zh-CN': { started: '入住', ended: '迁出' }, 'zh-TW': { started: '遷入', ended: '遷出' }, en: { started: 'moves in', ended: 'moves out' } }[ctx.locale][how]
  await noteInChronicle(ctx, { siteId: stay.site_id, unitId: stay.unit_id, kind: 'tenancy_change', happenedOn: day, title: `${labelOf(ctx.locale, 'occupancyRole', stay.role)}${ctx.locale === 'en' ? ' ' : ''}${word}`, key: `stay:${stay.id}:${how}`, record: { type: 'person', id: stay.person_id } })
}

/** An owner after another, written down step by step instead of by a change of owner: the file of the former one closes all the same. */
async function followOwner(ctx: Ctx, stay: Stay): Promise<void> {
  if (stay.from_on === null) return
  const open = await ctx.tx.selectFrom('household').selectAll().where('unit_id', '=', stay.unit_id).where('closed_on', 'is', null).executeTakeFirst()
  if (!open || (open.opened_on !== null && open.opened_on >= stay.from_on)) return
  const former = await ctx.tx.selectFrom('occupancy').select('id').where('unit_id', '=', stay.unit_id).where('role', '=', 'owner').where('until_on', '<', stay.from_on).where('person_id', '<>', stay.person_id).executeTakeFirst()
  if (!former) return
  await ctx.tx.updateTable('household').set({ closed_on: dayAfter(stay.from_on, -1), version: open.version + 1, updated_at: ctx.now }).where('id', '=', open.id).execute()
  const id = newId()
  const number = `H-${String(await nextNumber(ctx, stay.site_id, 'household')).padStart(6, '0')}`
  await ctx.tx.insertInto('household').values({ organization_id: ctx.organizationId, id, site_id: stay.site_id, unit_id: stay.unit_id, number, type: open.type, opened_on: stay.from_on, closed_on: null, language: null, review_due_on: stay.from_on, created_at: ctx.now, updated_at: ctx.now }).execute()
  recordHappening(ctx, { siteId: stay.site_id, recordType: 'household', recordId: open.id, action: 'closed', note: open.number })
  recordHappening(ctx, { siteId: stay.site_id, recordType: 'household', recordId: id, action: 'opened', note: number })
}
