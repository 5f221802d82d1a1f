import { z } from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { momentOf } from '../../platform/text/index.ts'
import { dayAfter } from '../../platform/time.ts'
import { timeZoneOf } from '../organization/index.ts'
import type { ContractRow } from './contract-present.ts'

export const Alert = z.object({ contractId: z.uuid(), until: z.iso.date(), days: z.number().int() })
export const End = z.object({ contractId: z.uuid(), until: z.iso.date() })

/** The alerts of a contract and its end as jobs (CON-001); those of an earlier end find another one and do nothing. */
export async function planEnd(ctx: Ctx, row: Pick<ContractRow, 'id' | 'site_id' | 'until_on' | 'alert_days'>): Promise<void> {
  const zone = await timeZoneOf(ctx, row.site_id)
  for (const days of row.alert_days) {
    const dueAt = momentOf(dayAfter(row.until_on, -days), '09:00', zone)
    if (dueAt > ctx.now) ctx.enqueue('documents.contract-alert', { contractId: row.id, until: row.until_on, days }, { dueAt, dedupeKey: `contract:${row.id}:${row.until_on}:${days}` })
  }
  ctx.enqueue('documents.contract-end', { contractId: row.id, until: row.until_on }, { dueAt: momentOf(dayAfter(row.until_on), '00:05', zone), dedupeKey: `contract:${row.id}:${row.until_on}:end` })
}
