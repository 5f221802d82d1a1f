import { sla, type Input } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { announceChange } from '../../platform/live/changes.ts'
import { changesBetween, mustBeCurrent, recordHappening } from '../../platform/records/index.ts'
import type { AlertSettingsTable } from './tables.ts'

type Row = Selectable<AlertSettingsTable>

/** When people of the organisation are left alone, and how much one person is told singly. Throws `not_found` before there is a site. */
export async function alertSettingsOf(ctx: Ctx): Promise<sla.AlertSettings> {
  const { rows } = await ctx.client.query<Row>({
    name: 'sla_alert_settings_of', text: 'select * from sla_alert_settings where organization_id = $1', values: [ctx.organizationId],
  })
  if (!rows[0]) throw new AppError('not_found', 'The organisation has no alert settings')
  return present(rows[0])
}

export function getAlertSettings(ctx: Ctx): Promise<sla.AlertSettings> {
  return alertSettingsOf(ctx)
}

/** Holds from the next step that comes; what waits already keeps its time. Needs `sla:manage` for the whole organisation. */
export async function changeAlertSettings(ctx: Ctx, { body }: Input<typeof sla.changeAlertSettings>): Promise<sla.AlertSettings> {
  if (ctx.actor.sitesFor('sla:manage') !== 'all') throw new AppError('not_permitted', 'Quiet hours are decided for the whole organisation')
  const before = await ctx.tx.selectFrom('sla_alert_settings').selectAll().forUpdate().executeTakeFirst()
  if (!before) throw new AppError('not_found', 'The organisation has no alert settings')
  await mustBeCurrent(before.version, body.version, async () => present(before))
  const { quietFrom = before.quiet_from, quietTo = before.quiet_to, digestAbove = before.digest_above } = body
  if ((quietFrom === null) !== (quietTo === null)) throw wrongField('rule_broken', quietFrom === null ? '/quietFrom' : '/quietTo', 'both or none')
  if (quietFrom !== null && quietFrom === quietTo) throw wrongField('rule_broken', '/quietTo', 'must differ from quietFrom')
  const after = { quiet_from: quietFrom, quiet_to: quietTo, digest_above: digestAbove }
  const row = await ctx.tx.updateTable('sla_alert_settings').set({ ...after, version: before.version + 1 }).returningAll().executeTakeFirstOrThrow()
  const changes = changesBetween({ ...before }, after)
  recordHappening(ctx, { siteId: null, recordType: 'alert_settings', recordId: ctx.organizationId, action: 'changed', changes })
  announceChange(ctx, { recordType: 'alert_settings', recordId: ctx.organizationId, siteId: null, action: 'changed' })
  return present(row)
}

const present = ({ quiet_from, quiet_to, digest_above, version }: Row): sla.AlertSettings => ({
  quietFrom: quiet_from, quietTo: quiet_to, digestAbove: digest_above, version,
})
