import { handover } from '@guanjia/contract'
import { passOnFiles } from '../../platform/files/files.ts'
import { findingBecomes } from '../inspections/index.ts'
import { registerDefect } from './defects.ts'
import { whereOf } from './where.ts'

/** What a patrol writes, by the words of the trade; the desk puts right what it says wrongly. */
const TRADES: [handover.DefectTrade, RegExp][] = [
  ['waterproofing', /渗|滲|漏水|防水|返潮|leak|damp/i], ['lift', /电梯|電梯|轿厢|轎廂|\blift\b/i], ['fire', /消防|喷淋|噴淋|烟感|偵煙|\bfire\b/i], ['plumbing', /水管|给水|給水|排水|下水|地漏|阀|閥|水沟|水溝|pipe|drain/i], ['intelligent', /对讲|對講|监控|監視|门禁|門禁|道闸|道閘|camera|intercom/i],
  ['heating', /暖气|暖氣|地暖|空调|空調|heating/i], ['electrical', /电|電|灯|燈|插座|开关|開關|照明|light|socket/i], ['doors_windows', /门|門|窗|door|window/i], ['finishes', /瓷砖|瓷磚|空鼓|墙面|牆面|涂料|塗料|地砖|地磚|tile|paint/i], ['civil', /裂缝|裂縫|沉降|梁|柱|楼板|樓板|crack/i], ['outdoor', /道路|井盖|井蓋|路面|路沿|围墙|圍牆|绿化|綠化|road|manhole/i],
]
export function tradeOf(words: string): { trade: handover.DefectTrade; part: handover.DefectPart } {
  const trade = TRADES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other'
  return { trade, part: handover.PART_OF_TRADE[trade] }
}

/** What was found on a round and is of the builder's making becomes a defect in the same moment, with its pictures (INS-005, HND-003). */
export function takeFindings(): void {
  findingBecomes({
    way: 'defect',
    async open(ctx, finding) {
      const where = await whereOf(ctx, finding.site_id, { unitId: finding.unitId, areaId: null, facilityId: null, location: finding.place || finding.number, personId: null })
      const row = await registerDefect(ctx, finding.site_id, undefined, { ...where, ...tradeOf(`${finding.description} ${finding.item_text} ${finding.place}`), description: finding.description, source: 'patrol', contact: '', finding_id: finding.id, found_at: finding.found_at })
      await passOnFiles(ctx, { type: 'defect', id: row.id }, finding.photoIds, 'before')
      return { recordType: 'defect', recordId: row.id, no: row.number }
    },
  })
}
