import type { Input, stores } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { dayIn } from '../../platform/time.ts'
import { paperOf, timeZoneOf } from '../organization/index.ts'
import { filteredItems } from './items.ts'
import { presentItem } from './present.ts'

/** 《物资应急方案》 to hang up in the store (EMG-019): what is done when something is broken or missing. */
export function printContingencies(exchange: Exchange, { query: { siteId } }: Input<typeof stores.printContingencies>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const items = (await (await filteredItems(ctx, siteId, { active: true, prepared: true })).selectAll().orderBy('code').execute()).map(presentItem)
    return {
      siteId, number: dayIn(await timeZoneOf(ctx, siteId), ctx.now), path: null,
      write: ({ say }) => ({
        title: say('物资应急方案', '物料應變方案', 'When materials are broken or missing'), note: null,
        parts: [{
          kind: 'table', label: say('物资', '物料', 'Materials'), heads: [say('物资', '物料', 'Item'), say('库位', '庫位', 'Place'), say('备用供应商', '備用供應商', 'Backup supplier'), say('备用设备', '備用設備', 'Spare'), say('应急方案', '應變方案', 'What is done')], widths: [38, 18, 36, 36, 0],
          rows: items.map((item) => [[item.code, item.name, item.specification].filter(Boolean).join(' '), item.place, [item.backupSupplier, item.backupPhone].filter(Boolean).join(' '), item.spare, item.contingency]),
        }],
      }),
    }
  })
}
