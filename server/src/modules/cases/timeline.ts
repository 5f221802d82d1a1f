import { cases, type Input, type Output, type TimelineEntry } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { attachFiles } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { readTimeline, recordHappening } from '../../platform/records/index.ts'
import { beginning } from '../../platform/text/index.ts'
import { mustBePolite } from '../language/index.ts'
import { clocksOf } from '../sla/index.ts'
import { caseCommented } from './events.ts'
import { lockCase, noteTalk } from './change.ts'
import { PROMISED_TO_RESIDENTS } from './for-resident.ts'
import { mustSeeCase } from './permissions.ts'
import { presentCase, type CaseRow } from './present.ts'
import { asksSince } from './rules.ts'
import { noteRead } from './talk.ts'
import { residentAccounts, tellOwners, tellResidents } from './tell.ts'

export async function visibleCase(ctx: Ctx, id: string): Promise<CaseRow> {
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
  const isResident = ctx.actor.kind === 'resident'
  const clocks = (await clocksOf(ctx, [params.id], { withEvents: !isResident })).get(params.id) ?? []
  return { items: isResident ? clocks.filter((clock) => PROMISED_TO_RESIDENTS.includes(clock.metric)) : clocks }
}

/** A note inside the house, or a message to and from the resident. What a resident writes is always visible and told to the owners. */
export async function commentOnCase(ctx: Ctx, { params, body }: Input<typeof cases.commentOnCase>): Promise<TimelineEntry> {
  // Locked: of a question and an answer at once, the later one is the state of the talk.
  const row = await lockCase(ctx, params.id)
  const isResident = ctx.actor.kind === 'resident'
  if (!isResident && !ctx.actor.can('cases:handle', row.site_id)) throw new AppError('not_permitted')
  const isVisible = isResident || body.isVisibleToResident
  if (isVisible) await mustBePolite(ctx, '/note', body.note, row.site_id)
  await attachFiles(ctx, { type: 'case', id: row.id }, body.fileIds)
  const id = recordHappening(ctx, { siteId: row.site_id, recordType: 'case', recordId: row.id, action: 'commented', note: body.note, fileIds: body.fileIds, isVisibleToResident: isVisible })
  const residents = await residentAccounts(ctx, row)
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: 'commented', accountIds: isVisible ? residents : [] })
  ctx.publish(caseCommented, { caseId: row.id, siteId: row.site_id, at: ctx.now.toISOString(), isByResident: isResident })
  if (isResident && asksSince(row) === null) await noteTalk(ctx, row, { asked_at: ctx.now })
  if (!isResident && isVisible && asksSince(row) !== null) await noteTalk(ctx, row, { answered_at: ctx.now })
  if (isVisible) await noteRead(ctx, row.id, ctx.now)
  if (isVisible) tellResidents(ctx, row, residents, 'case.resident.message', { note: beginning(body.note, 200) })
  await tellOwners(ctx, row, 'case.resident.message', { note: beginning(body.note, 200) })
  await ctx.flush()
  const entry = (await readTimeline(ctx, row.id)).find((line) => line.id === id)
  if (!entry) throw new AppError('internal')
  return entry
}
