import type { Input, Output, residents } from '@guanjia/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { filesById } from '../../platform/files/files.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { iso } from '../../platform/time.ts'
import { clocksOf } from '../sla/index.ts'
import { asksSince } from './rules.ts'
import { residentAccounts } from './tell.ts'
import { visibleCase } from './timeline.ts'

/** What both sides say to each other; everything else of the history is progress. */
const SPOKEN = ['commented', 'feedback', 'contacted_again'] as const

/** The conversation of a case, with what each side has seen (催办之外的沟通). A promise to answer runs while the resident waits for one. */
export async function caseTalk(ctx: Ctx, { params }: Input<typeof residents.caseTalk>): Promise<Output<typeof residents.caseTalk>> {
  const row = await visibleCase(ctx, params.id)
  const lines = await ctx.tx
    .selectFrom('timeline_entry')
    .select(['id', 'at', 'recorded_at', 'actor_kind', 'actor_id', 'actor_name', 'note', 'file_ids'])
    .where('record_id', '=', row.id)
    .where('action', 'in', SPOKEN)
    .where('is_visible_to_resident', '=', true)
    .where('note', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .limit(2000)
    .execute()
  const files = await filesById(ctx, lines.flatMap((line) => line.file_ids))
  const reading = await ctx.tx.selectFrom('case_reading').select(['account_id', 'side', 'read_until']).where('case_id', '=', row.id).execute()
  const seenBy = (side: 'resident' | 'house'): number => Math.max(0, ...reading.filter((one) => one.side === side).map((one) => one.read_until.getTime()))
  const mine = reading.find((one) => one.account_id === ctx.actor.accountId)?.read_until.getTime() ?? 0
  const mySide = ctx.actor.kind === 'resident' ? 'resident' : 'house'
  const self = ctx.actor.employeeId ?? ctx.actor.personId
  const items = lines.map((line) => {
    const by = line.actor_kind === 'resident' ? ('resident' as const) : ('house' as const)
    return {
      id: line.id, at: iso(line.at), by, name: line.actor_name, text: line.note!, files: line.file_ids.flatMap((id) => files.get(id) ?? []),
      isMine: line.actor_id !== null && line.actor_id === self, isRead: line.recorded_at.getTime() <= seenBy(by === 'resident' ? 'house' : 'resident'),
    }
  })
  const unread = lines.filter((line) => (line.actor_kind === 'resident' ? 'resident' : 'house') !== mySide && line.recorded_at.getTime() > mine).length
  const asks = asksSince(row)
  const clock = asks === null ? undefined : (await clocksOf(ctx, [row.id])).get(row.id)?.findLast((one) => one.metric === 'answer')
  return { items, unread, asksSince: iso(asks), answerDueAt: clock?.dueAt ?? null }
}

/** Everything up to a moment has been read on this side; the other side sees it. */
export async function readTalk(ctx: Ctx, { params, body }: Input<typeof residents.readTalk>): Promise<Output<typeof residents.readTalk>> {
  const row = await visibleCase(ctx, params.id)
  const wanted = new Date(body.until)
  await noteRead(ctx, row.id, wanted < ctx.now ? wanted : ctx.now)
  announceChange(ctx, { recordType: 'case', recordId: row.id, siteId: row.site_id, action: 'read', accountIds: await residentAccounts(ctx, row) })
  return { unread: (await caseTalk(ctx, { params, query: {}, body: {} })).unread }
}

/** Reading only goes forward. */
export async function noteRead(ctx: Ctx, caseId: string, until: Date): Promise<void> {
  if (ctx.actor.accountId === null) return
  await ctx.tx
    .insertInto('case_reading')
    .values({ organization_id: ctx.organizationId, case_id: caseId, account_id: ctx.actor.accountId, side: ctx.actor.kind === 'resident' ? 'resident' : 'house', read_until: until })
    .onConflict((conflict) => conflict.columns(['organization_id', 'case_id', 'account_id']).doUpdateSet({ read_until: sql`greatest(case_reading.read_until, excluded.read_until)` }))
    .execute()
}
