import type { environment, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { paperOf } from '../organization/index.ts'
import { getPestControl } from './pests.ts'

/** 《消杀通知》 to hang up at the doors. */
export function printPestNotice(exchange: Exchange, { params }: Input<typeof environment.printPestNotice>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const one = await getPestControl(ctx, { params, query: {}, body: {} })
    return {
      siteId: one.siteId, number: one.number, path: null,
      write: ({ say, word, time, entry }) => ({
        title: say('消杀通知', '消殺通知', 'Notice of pest control'), note: one.buildings.map(({ name }) => name).join('、') || say('全体业主、住户', '全體業主、住戶', 'To all residents'),
        parts: [
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('区域', '區域', 'Place'), value: one.place }, { label: say('对象', '對象', 'Against'), value: one.targets.map((target) => word('pestTarget', target)).join('、') },
              { label: say('开始', '開始', 'From'), value: time(one.plannedFrom) }, { label: say('结束', '結束', 'To'), value: time(one.plannedTo) },
              { label: say('药剂', '藥劑', 'Chemical'), value: one.chemical }, { label: say('浓度与用量', '濃度與用量', 'Dose'), value: one.dose },
              { label: say('作业单位', '作業單位', 'Contractor'), value: one.contractor }, { label: say('作业后可进入', '作業後可進入', 'Re-entry after'), value: say(`${one.reentryMinutes} 分钟`, `${one.reentryMinutes} 分鐘`, `${one.reentryMinutes} minutes`) },
            ],
          },
          { kind: 'passage', label: say('安全须知', '安全須知', 'Safety'), value: one.safety, room: 0 },
          ...(entry(one.notice?.words) === null ? [] : [{ kind: 'passage' as const, label: say('温馨提示', '溫馨提示', 'Please note'), value: one.notice!.words, room: 0 }]),
        ],
      }),
    }
  })
}
