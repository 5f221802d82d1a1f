import { rulebook, type Locale, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { houseLocale } from '../organization/index.ts'
import { postsOf } from './handbook.ts'
import { mustWriteRule } from './rulebook.ts'
import { createRule } from './rulebook-write.ts'
import type { ServiceStandardTable } from './tables.ts'

/** What is said in the languages of the product: zh-CN, zh-TW, English. */
type Words = readonly [cn: string, tw: string, en: string]
type Duty = readonly [...text: Words, dutyClass: NonNullable<rulebook.RuleItem['dutyClass']>, source: string]
interface ReadySheet {
  code: string
  /** The code of the position. */
  position: string
  name: Words
  post: ServiceStandardTable['post']
  duties: readonly Duty[]
}

const say = (locale: Locale, [cn, tw, en]: Words | Duty): string => (locale === 'zh-CN' ? cn : locale === 'zh-TW' ? tw : en)

const RECORDS: Duty = ['准确记录客户的问题和需求，及时反馈给相关部门或人员，并跟进处理结果', '準確記錄客戶的問題和需求，及時回報給相關部門或人員，並跟進處理結果', 'Records what customers ask and need, passes it on at once and follows what comes of it', 'CUSTOMER_FACING', 'ORG-035']
const RECEIVES: Duty = ['接待客户、业主及访客，解答咨询，受理投诉和建议，礼貌、热情、专业', '接待客戶、住戶及訪客，解答諮詢，受理投訴和建議，禮貌、熱情、專業', 'Receives customers, owners and visitors; answers questions, takes complaints and suggestions; polite, warm, competent', 'CUSTOMER_FACING', 'ORG-034']
const COLLEAGUES: Duty = ['对待同事如对待客人，协助不推托', '對待同事如對待客人，協助不推託', 'Treats colleagues as guests and helps without excuses', 'ASSURANCE', 'ORG-043']
const DECIDES: Duty = ['在授权范围内当场作出决定，事后报告', '在授權範圍內當場作出決定，事後報告', 'Decides on the spot within the own limits and reports afterwards', 'CUSTOMER_FACING', 'ORG-044']

/** 职责说明书 of the posts that the handbooks describe; the section of standards is taken from what is in force for the post. */
export const READY_SHEETS: readonly ReadySheet[] = [
  {
    code: 'ZZ-CS', position: 'CS_ASSISTANT', name: ['客服助理职责说明书', '客服助理職責說明書', 'Duty sheet: customer service assistant'], post: 'customer_service',
    duties: [
      RECEIVES, RECORDS,
      ['协调各部门及时、有效地解决客户问题，调度资源满足特殊需求', '協調各部門及時、有效地解決客戶問題，調度資源滿足特殊需求', 'Brings departments together so that problems are solved in time, and finds what special needs ask for', 'ASSURANCE', 'ORG-036'],
      ['维护客户关系，定期组织客户活动', '維護客戶關係，定期組織客戶活動', 'Cares for the relation with customers and holds events regularly', 'CUSTOMER_FACING', 'ORG-037'],
      COLLEAGUES,
    ],
  },
  { code: 'ZZ-DESK', position: 'FRONT_DESK', name: ['客服前台职责说明书', '客服櫃台職責說明書', 'Duty sheet: front desk'], post: 'front_desk', duties: [RECEIVES, RECORDS, DECIDES, COLLEAGUES] },
  {
    code: 'ZZ-STEWARD', position: 'BUILDING_BUTLER', name: ['楼宇管家职责说明书', '樓宇管家職責說明書', 'Duty sheet: building steward'], post: 'steward',
    duties: [RECEIVES, RECORDS, ['建立并维护良好的客户关系，了解所管楼栋每一户的需要', '建立並維護良好的客戶關係，了解所管樓棟每一戶的需要', 'Builds and keeps a good relation with customers and knows what each household of the own buildings needs', 'CUSTOMER_FACING', 'ORG-037'], DECIDES, COLLEAGUES],
  },
  {
    code: 'ZZ-ENGINEER', position: 'ENGINEER', name: ['工程技工职责说明书', '工程技工職責說明書', 'Duty sheet: technician'], post: 'technician',
    duties: [
      ['按时限上门维修，完工试用并请业户确认', '按時限到府維修，完工試用並請住戶確認', 'Comes to repair in time, tries it out and has it confirmed by the resident', 'CUSTOMER_FACING', 'RPR-015'],
      ['收费项目先出示价目，经业户同意再施工', '收費項目先出示價目，經住戶同意再施工', 'Shows the price of paid work first and begins when the resident agrees', 'CUSTOMER_FACING', 'RPR-008'],
      COLLEAGUES,
    ],
  },
  {
    code: 'ZZ-GUARD', position: 'SECURITY_GUARD', name: ['秩序维护员职责说明书', '保全員職責說明書', 'Duty sheet: security guard'], post: 'security',
    duties: [
      ['巡逻和监控，及时发现并处理安全隐患和突发事件', '巡邏和監控，及時發現並處理安全隱患和突發事件', 'Patrols and watches the screens; finds dangers and incidents early and deals with them', 'FOUNDATION', 'ORG-038'],
      ['维护秩序，制止不文明行为，协助处理客户纠纷和投诉', '維護秩序，制止不文明行為，協助處理客戶糾紛和投訴', 'Keeps order, stops misconduct, helps with disputes and complaints', 'FOUNDATION', 'ORG-039'],
      ['提高警惕、加强防范，每班交接逐项检查', '提高警覺、加強防範，每班交接逐項檢查', 'Stays alert and prevents; checks item by item at each hand-over', 'FOUNDATION', 'ORG-040'],
      ['遇火灾、盗窃等紧急情况迅速启动应急预案，确保人员和财产安全', '遇火災、竊盜等緊急情況迅速啟動應變預案，確保人員和財產安全', 'In a fire, a theft or another emergency starts the plan at once, for the safety of people and property', 'FOUNDATION', 'ORG-041'],
    ],
  },
  {
    code: 'ZZ-CLEANER', position: 'CLEANER', name: ['保洁员职责说明书', '清潔員職責說明書', 'Duty sheet: cleaner'], post: 'cleaning',
    duties: [
      ['按频次清洁公共区域、楼道和电梯轿厢', '按頻次清潔公共區域、樓梯間和電梯車廂', 'Cleans public areas, staircases and lift cars as often as planned', 'FOUNDATION', 'ENV-007'],
      ['垃圾分类清理，不堆积、不散发异味', '垃圾分類清理，不堆積、不散發異味', 'Sorts waste and takes it away: no heaps, no smell', 'FOUNDATION', 'ENV-002'],
      COLLEAGUES,
    ],
  },
  {
    code: 'ZZ-SALES', position: 'SALES_SITE_DESK', name: ['案场客服职责说明书', '案場客服職責說明書', 'Duty sheet: sales office service'], post: 'sales_office',
    duties: [RECEIVES, RECORDS, ['案场内协助维护秩序，紧急情况引导客户疏散', '案場內協助維護秩序，緊急情況引導客戶疏散', 'Helps to keep order in the sales office and leads customers out in an emergency', 'ASSURANCE', 'ORG-041'], DECIDES],
  },
]

/** What a duty is by, in front of the id of the catalogue. */
const BY: Words = ['依据', '依據', 'By']

/** Drafts for the posts of the list that have no duty sheet of the organisation yet, in the language of the house, with the standards in force for them (ORG-030). Asked twice, they are there once. */
export async function addReadySheets(ctx: Ctx): Promise<Output<typeof rulebook.addReadySheets>> {
  mustWriteRule(ctx, { site_id: null })
  const locale = await houseLocale(ctx)
  const positions = new Map((await ctx.tx.selectFrom('job_position').select(['id', 'code']).where('code', 'in', READY_SHEETS.map(({ position }) => position)).where('is_active', '=', true).orderBy('id').forUpdate().execute()).map((row) => [row.code, row.id]))
  const known = await ctx.tx.selectFrom('service_standard').select(['code', 'position_id', 'kind', 'site_id', 'state']).where('scene', 'is', null).execute()
  const codes = new Set((await ctx.tx.selectFrom('service_standard').select('code').execute()).map(({ code }) => code))
  const inForce = await ctx.tx.selectFrom('service_standard').select(['id', 'post']).where('scene', 'is not', null).where('state', '=', 'published').orderBy('code').execute()
  let added = 0
  for (const sheet of READY_SHEETS) {
    const positionId = positions.get(sheet.position)
    const hasOne = known.some((row) => row.kind === 'duty_sheet' && row.position_id === positionId && row.site_id === null && row.state !== 'withdrawn')
    if (positionId === undefined || hasOne || codes.has(sheet.code)) continue
    const items = sheet.duties.map((duty) => ({ id: newId(), text: say(locale, duty), dutyClass: duty[3], standard: `${say(locale, BY)} ${duty[4]}`, promise: null }))
    const standardIds = inForce.filter(({ post }) => postsOf(sheet.post).includes(post)).map(({ id }) => id).slice(0, 30)
    await createRule(ctx, { params: {}, query: {}, body: rulebook.createRule.body.parse({ code: sheet.code, name: say(locale, sheet.name), kind: 'duty_sheet', post: sheet.post, positionId, items, standardIds }) })
    added++
  }
  return { added }
}
