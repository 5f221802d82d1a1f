import type { Input, Output, privacy } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { recordHappening } from '../../platform/records/index.ts'
import { siteById } from '../organization/index.ts'
import { colleaguesAt } from '../people/index.ts'
import { currentText, presentText } from './texts.ts'

type Own = Output<typeof privacy.ownUndertaking>

/** Nobody uncovers or carries away personal data who has not promised to keep them (PRV-002). Throws `privacy.undertaking_needed`. */
export async function mustHaveSigned(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  const { version } = await currentText(ctx, 'undertaking')
  const signed = ctx.actor.employeeId !== null && (await ctx.tx.selectFrom('undertaking').select('version').where('employee_id', '=', ctx.actor.employeeId).where('version', '=', version).executeTakeFirst())
  if (!signed) throw new AppError('privacy.undertaking_needed')
}

export async function ownUndertaking(ctx: Ctx): Promise<Own> {
  const { employeeId } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted')
  const text = await currentText(ctx, 'undertaking')
  const signed = await ctx.tx.selectFrom('undertaking').selectAll().where('employee_id', '=', employeeId).where('version', '=', text.version).executeTakeFirst()
  return { text: presentText(text), signedAt: signed?.signed_at.toISOString() ?? null, signedAs: signed?.signed_as ?? null }
}

/** Signed by writing the own name; twice is once. Throws `stale_version` for another text than the one that was read, `rule_broken` naming `/name`. */
export async function signUndertaking(ctx: Ctx, { body }: Input<typeof privacy.signUndertaking>): Promise<Own> {
  const { employeeId, name } = ctx.actor
  if (employeeId === null) throw new AppError('not_permitted')
  const text = await currentText(ctx, 'undertaking')
  if (text.version !== body.version) throw new AppError('stale_version', undefined, undefined, { current: presentText(text) })
  if (body.name.replaceAll(/\s/g, '') !== name.replaceAll(/\s/g, '')) throw wrongField('rule_broken', '/name', 'sign with your own name')
  const made = await ctx.tx
    .insertInto('undertaking')
    .values({ organization_id: ctx.organizationId, employee_id: employeeId, version: text.version, signed_as: body.name, signed_at: ctx.now, device: ctx.device })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 0n) recordHappening(ctx, { siteId: null, recordType: 'employee', recordId: employeeId, action: 'undertaking_signed', note: `${text.title} v${text.version}` })
  return ownUndertaking(ctx)
}

export async function listUndertakings(ctx: Ctx, { query }: Input<typeof privacy.listUndertakings>): Promise<Output<typeof privacy.listUndertakings>> {
  ctx.actor.mustSee('personal_data:log', query.siteId)
  await siteById(ctx, query.siteId)
  const { version } = await currentText(ctx, 'undertaking')
  const colleagues = await colleaguesAt(ctx, query.siteId)
  const ids = colleagues.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await ctx.tx.selectFrom('undertaking').selectAll().where('employee_id', 'in', ids).orderBy('version').execute()
  const newest = new Map(rows.map((row) => [row.employee_id, row]))
  return {
    items: colleagues.map((colleague) => {
      const signed = newest.get(colleague.id)
      return {
        employee: { id: colleague.id, name: colleague.name }, position: colleague.position, version: signed?.version ?? null, signedAt: signed?.signed_at.toISOString() ?? null, signedAs: signed?.signed_as ?? null, isCurrent: signed?.version === version,
      }
    }),
  }
}
