import type { Ctx } from '../../platform/ctx.ts'
import { FACILITIES } from './facilities.ts'
import { changeRow, type Row } from './register.ts'

/** Locked by whoever has asked for rights already; null once it is scrapped. */
async function alive(ctx: Ctx, id: string): Promise<Row<'facility'> | null> {
  const row = await ctx.tx.selectFrom('facility').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return !row || row.state === 'scrapped' ? null : row
}

/** A service was made: the register has when it is due again; undefined leaves the date. */
export async function serviceFacility(ctx: Ctx, id: string, { on, nextOn, note }: { on: string; nextOn: string | null | undefined; note: string }): Promise<void> {
  const row = await alive(ctx, id)
  if (row) await changeRow(ctx, FACILITIES, row, nextOn === undefined ? {} : { next_service_on: nextOn }, { action: 'serviced', fromStatus: row.state, toStatus: row.state, note: `${on} ${note}`.trim() })
}

/** A legal inspection was made, or taken back: until when it holds. */
export async function inspectFacility(ctx: Ctx, id: string, { on, nextOn, note }: { on: string; nextOn: string | null; note: string }): Promise<void> {
  const row = await alive(ctx, id)
  if (row) await changeRow(ctx, FACILITIES, row, { inspection_due_on: nextOn }, { action: 'inspected', fromStatus: row.state, toStatus: row.state, note: `${on} ${note}`.trim() })
}
