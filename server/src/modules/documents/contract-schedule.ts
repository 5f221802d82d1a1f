import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { instantOf } from '../../platform/text/index.ts'
import { timeZoneOf } from '../organization/index.ts'
import type { ContractRow } from './contract-present.ts'
import { daysLater } from './rules.ts'

export const Alert = z.object({ contractId: z.uuid(), until: z.iso.date(), days: z.number().int() })
export const End = z.object({ contractId: z.uuid(), until: z.iso.date() })

/** The alerts of a contract and its end as jobs (CON-001); those of an earlier end find another one and do nothing. */
export async function planEnd(ctx: Ctx, row: Pick<ContractRow, 'id' | 'site_id' | 'until_on' | 'alert_days'>): Promise<void> {
  const zone = await timeZoneOf(ctx, row.site_id)
  const at = (day: string, time: string): Date => instantOf(new Date(`${day}T${time}:00Z`), zone)
  for (const days of row.alert_days) {
    const dueAt = at(daysLater(row.until_on, -days), '09:00')
    if (dueAt > ctx.now) ctx.enqueue('documents.contract-alert', { contractId: row.id, until: row.until_on, days }, { dueAt, dedupeKey: `contract:${row.id}:${row.until_on}:${days}` })
  }
  ctx.enqueue('documents.contract-end', { contractId: row.id, until: row.until_on }, { dueAt: at(daysLater(row.until_on, 1), '00:05'), dedupeKey: `contract:${row.id}:${row.until_on}:end` })
}
