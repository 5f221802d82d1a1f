import type { energy, Input } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { paperOf } from '../organization/index.ts'
import { listEnergyAlarms } from './alarms.ts'
import { energyBoard } from './board.ts'

const figure = (value: number | null, digits = 1): string => (value === null ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: digits }))
const MOST_ALARMS = 100

/** 《能耗月报》: the month of a site by kinds, groups and meters with what was before, and its alarms with what became of them. */
export function printEnergyReport(exchange: Exchange, { query }: Input<typeof energy.printEnergyReport>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const board = await energyBoard(ctx, { params: {}, query: { ...query, filter: {} }, body: {} })
    const { items: alarms } = await listEnergyAlarms(ctx, { params: {}, query: { siteId: query.siteId, limit: MOST_ALARMS, filter: { month: query.month } }, body: {} })
    return {
      siteId: query.siteId, number: `N-${query.month}`, path: `/energy?month=${query.month}`,
      write: ({ say, word }) => {
        const heads = [say('名称', '名稱', 'Name'), say('用量', '用量', 'Used'), say('每平方米', '每平方公尺', 'Per m²'), say('指标', '指標', 'Target'), say('环比', '環比', 'On month'), say('同比', '同比', 'On year'), say('本年累计', '本年累計', 'This year')]
        const percent = (change: number | null): string => (change === null ? '—' : `${change > 0 ? '+' : ''}${change} %`)
        const missing = (count: number): string => say(`缺抄 ${count} 块`, `缺抄 ${count} 塊`, `${count} not read`)
        return {
          title: say('能耗月报', '能耗月報', 'Energy report'), note: query.month,
          parts: [
            ...(['site', 'group', 'meter'] as const).flatMap((type) => {
              const lines = board.lines.filter(({ subject }) => subject.type === type)
              if (lines.length === 0) return []
              return [{
                kind: 'table' as const, label: word('energySubject', type), heads, widths: [52, 34, 22, 26, 22, 22, 32],
                rows: lines.map((one) => [one.subject.name, one.consumption === null ? [missing(one.missing), one.known > 0 ? `≥ ${figure(one.known)}` : ''].filter(Boolean).join(' ') : `${figure(one.consumption)} ${one.unit ?? ''}`, figure(one.perSquareMetre, 4), `${figure(one.allowed)}${one.isOver ? ' ▲' : ''}`, percent(one.changeOnMonth), percent(one.changeOnYear), figure(one.year.consumption)]),
              }]
            }),
            alarms.length === 0
              ? { kind: 'passage' as const, label: say('用量异常', '用量異常', 'Alarms'), value: say('本月无异常。', '本月無異常。', 'None in this month.'), room: 0 }
              : { kind: 'table' as const, label: say('用量异常', '用量異常', 'Alarms'), widths: [32, 28, 44, 24, 24, 48], heads: [say('编号', '編號', 'Number'), say('异常', '異常', 'Alarm'), say('对象', '對象', 'Of'), say('实际', '實際', 'Actual'), say('应为', '應為', 'Expected'), say('说明', '說明', 'What became of it')], rows: alarms.map((one) => [one.number, word('energyAlarmKind', one.kind), one.subject.name, figure(one.actual, 3), figure(one.expected, 3), [word('energyAlarmState', one.state), one.workOrder?.number, one.explanation].filter(Boolean).join(' ')]) },
            { kind: 'text' as const, text: say('用量为当月抄表所得；环比、同比、指标按整月天数折合。缺抄的表不估算，合计也不作数。', '用量為當月抄錶所得；環比、同比、指標按整月天數折合。缺抄的錶不估算，合計也不作數。', 'Used is what the readings of the month say; comparisons and targets are for a whole month of days. What was not read is not guessed, and no total is made of it.') },
            { kind: 'signatures' as const, people: [say('编制', '編製', 'Written by'), say('审核', '審核', 'Approved by')].map((label) => ({ label, signature: { name: null, signedAt: null, picture: null } })) },
          ],
        }
      },
    }
  })
}
