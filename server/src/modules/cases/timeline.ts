import { cases, type Input, type Output, type TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { readTimeline, recordHappening } from '../../platform/records/index.ts'
import { mustBePolite } from '../language/index.ts'
import { clocksOf } from '../sla/index.ts'
import { caseCommented } from './events.ts'
import { mustSeeCase } from './permissions.ts'
import { presentCase, type CaseRow } from './present.ts'
import { residentAccounts, tellOwners, tellResidents } from './tell.ts'

async function visibleCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirst()
  mustSeeCase(ctx, row)
  return row
}

export async function getCase(ctx: Ctx, { params }: Input<typeof cases.getCase>): Promise<cases.Case> {
  return presentCase(ctx, await visibleCase(ctx, params.id))
}

export async function caseTimeline(ctx: Ctx, { params }: Input<typeof cases.caseTimeline>): Promise<Output<typeof cases.caseTimeline>> {
  await visibleCase(ctx, params.id)
  return { items: await readTimeline(ctx, params.id) }
}

export async function caseClocks(ctx: Ctx, { params }: Input<typeof cases.caseClocks>): Promise<Output<typeof cases.caseClocks>> {
  await visibleCase(ctx, params.id)
  return { items: (await clocksOf(ctx, [params.id], { withEvents: ctx.actor.kind !== 'resident' })).get(params.id) ?? [] }
}

/** A note inside the house, or a message to and from the resident. What a resident writes is always visible and told to the owners. */
export async function commentOnCase(ctx: Ctx, { params, body }: Input<typeof cases.commentOnCase>): Promise<TimelineEntry> {
  const row = await visibleCase(ctx, params.id)
  const isResident = ctx.actor.kind === 'resident'
  if (!isResident && !ctx.actor.can('cases:handle', row.site_id)) throw new AppError('not_permitted')
  const isVisible = isResident || body.isVisibleToResident
  if (isVisible) await mustBePolite(ctx, '/note', body.note, row.site_id)
  await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds)
  const id = recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'commented', note: body.note, fileIds: body.fileIds, isVisibleToResident: isVisible })
  const residents = await residentAccounts(ctx, row)
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: 'commented', accountIds: isVisible ? residents : [] })
  ctx.publish(caseCommented, { caseId: row.id, siteId: row.site_id, at: ctx.now.toISOString(), isByResident: isResident })
  if (isVisible) tellResidents(ctx, row, residents, 'case.resident.message', { note: body.note.slice(0, 200) })
  await tellOwners(ctx, row, 'case.resident.message', { note: body.note.slice(0, 200) })
  await ctx.flush()
  const entry = (await readTimeline(ctx, row.id)).find((line) => line.id === id)
  if (!entry) throw new AppError('internal')
  return entry
}
