import type { Input, zonestandards } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { paperOf, type Say } from '../../organization/index.ts'
import { zoneStandards } from './show.ts'

/**
 * 《五标准月度通报》 to be hung up: how the site did by each standard, and its first places, whoever prints it; `whole` has all zones and is for
 * who manages. Throws `not_found`, `not_permitted`.
 */
export function printZoneBulletin(exchange: Exchange, { query }: Input<typeof zonestandards.printZoneBulletin>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const found = await zoneStandards(ctx, { params: {}, query: { siteId: query.siteId, month: query.month }, body: {} })
    if (query.whole && !found.isWhole) throw new AppError('not_permitted', 'Only who manages the site sees all of its zones')
    // Who does not manage has the first places and the own one before them: the paper on the wall has the first places alone.
    const items = query.whole ? found.items : found.items.filter(({ rank }) => rank !== null && rank <= found.praised)
    return {
      siteId: query.siteId, number: `Z-${query.month}${found.closed && found.closed.number > 1 ? `-${found.closed.number}` : ''}`, path: `/insight/zones?month=${query.month}`,
      write: ({ say, word }) => ({
        title: say('片区五标准月度通报', '責任區五標準月度通報', 'Five standards: bulletin of the month'),
        note: [query.month, found.closed === null ? say('未结账，数据随时变化', '未結帳，資料隨時變化', 'not closed: figures still change') : '', found.closed?.reason ? `${say('更正', '更正', 'Corrected')}: ${found.closed.reason}` : ''].filter(Boolean).join(' · '),
        parts: [
          {
            kind: 'table', label: say('全项目五标准', '全專案五標準', 'The site by the five standards'), widths: [50, 40, 30, 30, 30], heads: [say('标准', '標準', 'Standard'), say('依据', '依據', 'Of'), say('实际', '實際', 'Rate'), say('目标', '目標', 'Target'), say('结果', '結果', 'Result')],
            rows: found.standards.map((one) => [word('zoneStandard', one.key), one.of === 0 ? '—' : `${one.good} / ${one.of}`, percent(one.rate, say), `${Math.round(one.target * 1000) / 10} %`, one.isMet === null ? say('无数据', '無資料', 'unknown') : one.isMet ? say('达标', '達標', 'met') : say('未达标', '未達標', 'missed')]),
          },
          {
            kind: 'table', label: query.whole ? say('片区排名', '責任區排名', 'All zones') : say('表扬片区', '表揚責任區', 'The first places'), widths: [18, 36, 30, 22, ...found.standards.map(() => 22)],
            heads: [say('名次', '名次', 'Place'), say('片区', '責任區', 'Zone'), say('管家', '管家', 'Steward'), say('得分', '得分', 'Score'), ...found.standards.map(({ key }) => word('zoneStandard', key))],
            rows: items.map((one) => [one.rank === null ? '—' : String(one.rank), one.name, one.steward, one.score === null ? '—' : one.score.toFixed(1), ...one.standards.map(({ rate }) => percent(rate, say))]),
          },
          { kind: 'text', text: say('得分为已有数据各项达成程度的平均值；没有记录的项目不计分，也不算达标。', '得分為已有資料各項達成程度的平均值；沒有記錄的項目不計分，也不算達標。', 'The score is the mean of how far each standard that is known was reached; what nobody recorded counts neither way.') },
          { kind: 'signatures', people: [say('编制', '編製', 'Written by'), say('审核', '審核', 'Approved by')].map((label) => ({ label, signature: { name: null, signedAt: null, picture: null } })) },
        ],
      }),
    }
  })
}

const percent = (rate: number | null, say: Say): string => (rate === null ? say('无数据', '無資料', 'unknown') : `${Math.round(rate * 1000) / 10} %`)
