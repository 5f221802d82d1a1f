import type { handover, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { paperOf, UNSIGNED } from '../organization/index.ts'
import { getDefectLetter } from './letters.ts'

/** 《工程遗留问题整改通知单》: the chosen list with a deadline for each, to be signed for (HND-007). */
export function printDefectLetter(exchange: Exchange, { params }: Input<typeof handover.printDefectLetter>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const one = await getDefectLetter(ctx, { params, query: {}, body: {} })
    return {
      siteId: one.siteId, number: one.number, path: `/handover/defect_letter/${one.id}`,
      write: ({ say, word, time, entry, money }) => ({
        title: say('工程遗留问题整改通知单', '工程遺留問題改善通知單', 'Notice to put construction defects right'), note: one.state === 'draft' ? null : word('defectLetterState', one.state),
        parts: [
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('致', '致', 'To'), value: one.party.name }, { label: say('问题数量', '問題數量', 'Defects'), value: String(one.items.length) },
              { label: say('制作时间', '製作時間', 'Written'), value: time(one.madeAt) }, { label: say('整改期限', '改善期限', 'Deadline'), value: one.dueOn },
            ],
          },
          {
            kind: 'passage', room: 0, label: say('通知', '通知', 'Notice'),
            value: entry(one.words) ?? say('下列问题经我方登记核实，请贵司在所列期限内完成整改并书面回复，整改完成后由我方会同业主复验。', '下列問題經我方登記核實，請貴公司在所列期限內完成改善並書面回覆，改善完成後由我方會同住戶複驗。', 'We have registered and looked at the defects below. Please put them right by the day named and answer in writing; we will re-inspect them with the owners.'),
          },
          {
            kind: 'table', label: say('问题清单', '問題清單', 'Defects'), widths: [30, 34, 60, 20, 24, 24], heads: [say('编号', '編號', 'Number'), say('部位', '部位', 'Place'), say('问题描述', '問題描述', 'Defect'), say('专业', '專業', 'Trade'), say('保修', '保固', 'Warranty'), say('期限', '期限', 'Deadline')],
            rows: one.items.map((item) => [item.number, item.place, item.description, word('defectTrade', item.trade), word('defectWarranty', item.warranty), item.dueOn]),
          },
          ...(one.items.every(({ chargedFen }) => chargedFen === null) ? [] : [{ kind: 'passage' as const, room: 0, label: say('代修费用', '代修費用', 'Repaired on your behalf'), value: one.items.filter(({ chargedFen }) => chargedFen !== null).map((item) => `${item.number} ${money(item.chargedFen!)}`).join('；') }]),
          {
            kind: 'facts', perRow: 2, items: [
              { label: say('送达方式', '送達方式', 'Delivered'), value: one.delivery === null ? null : word('defectDelivery', one.delivery.way) }, { label: say('送达时间', '送達時間', 'At'), value: one.delivery === null ? null : time(one.delivery.at) },
            ],
          },
          { kind: 'signatures', people: [{ label: say('签发', '簽發', 'Issued by'), signature: { ...UNSIGNED, name: one.madeBy.name } }, { label: say('签收', '簽收', 'Received by'), signature: { ...UNSIGNED, name: one.delivery?.receivedBy ?? null } }] },
        ],
      }),
    }
  })
}
