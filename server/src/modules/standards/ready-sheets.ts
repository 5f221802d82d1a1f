import { rulebook, type Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { postsOf } from './handbook.ts'
import { mustWriteRule } from './rulebook.ts'
import { createRule } from './rulebook-write.ts'
import type { ServiceStandardTable } from './tables.ts'

type Duty = [text: string, dutyClass: NonNullable<rulebook.RuleItem['dutyClass']>, source: string]
interface ReadySheet {
  code: string
  /** The code of the position. */
  position: string
  name: string
  post: ServiceStandardTable['post']
  duties: readonly Duty[]
}

const RECORDS: Duty = ['准确记录客户的问题和需求，及时反馈给相关部门或人员，并跟进处理结果', 'CUSTOMER_FACING', 'ORG-035']
const RECEIVES: Duty = ['接待客户、业主及访客，解答咨询，受理投诉和建议，礼貌、热情、专业', 'CUSTOMER_FACING', 'ORG-034']
const COLLEAGUES: Duty = ['对待同事如对待客人，协助不推托', 'ASSURANCE', 'ORG-043']
const DECIDES: Duty = ['在授权范围内当场作出决定，事后报告', 'CUSTOMER_FACING', 'ORG-044']

/** 职责说明书 of the posts that the handbooks describe; the section of standards is taken from what is in force for the post. */
export const READY_SHEETS: readonly ReadySheet[] = [
  { code: 'ZZ-CS', position: 'CS_ASSISTANT', name: '客服助理职责说明书', post: 'customer_service', duties: [RECEIVES, RECORDS, ['协调各部门及时、有效地解决客户问题，调度资源满足特殊需求', 'ASSURANCE', 'ORG-036'], ['维护客户关系，定期组织客户活动', 'CUSTOMER_FACING', 'ORG-037'], COLLEAGUES] },
  { code: 'ZZ-DESK', position: 'FRONT_DESK', name: '客服前台职责说明书', post: 'front_desk', duties: [RECEIVES, RECORDS, DECIDES, COLLEAGUES] },
  { code: 'ZZ-STEWARD', position: 'BUILDING_BUTLER', name: '楼宇管家职责说明书', post: 'steward', duties: [RECEIVES, RECORDS, ['建立并维护良好的客户关系，了解所管楼栋每一户的需要', 'CUSTOMER_FACING', 'ORG-037'], DECIDES, COLLEAGUES] },
  { code: 'ZZ-ENGINEER', position: 'ENGINEER', name: '工程技工职责说明书', post: 'technician', duties: [['按时限上门维修，完工试用并请业户确认', 'CUSTOMER_FACING', 'RPR-015'], ['收费项目先出示价目，经业户同意再施工', 'CUSTOMER_FACING', 'RPR-008'], COLLEAGUES] },
  {
    code: 'ZZ-GUARD', position: 'SECURITY_GUARD', name: '秩序维护员职责说明书', post: 'security',
    duties: [['巡逻和监控，及时发现并处理安全隐患和突发事件', 'FOUNDATION', 'ORG-038'], ['维护秩序，制止不文明行为，协助处理客户纠纷和投诉', 'FOUNDATION', 'ORG-039'], ['提高警惕、加强防范，每班交接逐项检查', 'FOUNDATION', 'ORG-040'], ['遇火灾、盗窃等紧急情况迅速启动应急预案，确保人员和财产安全', 'FOUNDATION', 'ORG-041']],
  },
  { code: 'ZZ-CLEANER', position: 'CLEANER', name: '保洁员职责说明书', post: 'cleaning', duties: [['按频次清洁公共区域、楼道和电梯轿厢', 'FOUNDATION', 'ENV-007'], ['垃圾分类清理，不堆积、不散发异味', 'FOUNDATION', 'ENV-002'], COLLEAGUES] },
  { code: 'ZZ-SALES', position: 'SALES_SITE_DESK', name: '案场客服职责说明书', post: 'sales_office', duties: [RECEIVES, RECORDS, ['案场内协助维护秩序，紧急情况引导客户疏散', 'ASSURANCE', 'ORG-041'], DECIDES] },
]

/** Drafts for the posts of the list that have no duty sheet of the organisation yet, with the standards in force for them (ORG-030). Asked twice, they are there once. */
export async function addReadySheets(ctx: Ctx): Promise<Output<typeof rulebook.addReadySheets>> {
  mustWriteRule(ctx, { site_id: null })
  const positions = new Map((await ctx.tx.selectFrom('job_position').select(['id', 'code']).where('code', 'in', READY_SHEETS.map(({ position }) => position)).where('is_active', '=', true).orderBy('id').forUpdate().execute()).map((row) => [row.code, row.id]))
  const known = await ctx.tx.selectFrom('service_standard').select(['code', 'position_id', 'kind', 'site_id', 'state']).where('scene', 'is', null).execute()
  const codes = new Set((await ctx.tx.selectFrom('service_standard').select('code').execute()).map(({ code }) => code))
  const inForce = await ctx.tx.selectFrom('service_standard').select(['id', 'post']).where('scene', 'is not', null).where('state', '=', 'published').orderBy('code').execute()
  let added = 0
  for (const sheet of READY_SHEETS) {
    const positionId = positions.get(sheet.position)
    const hasOne = known.some((row) => row.kind === 'duty_sheet' && row.position_id === positionId && row.site_id === null && row.state !== 'withdrawn')
    if (positionId === undefined || hasOne || codes.has(sheet.code)) continue
    const items = sheet.duties.map(([text, dutyClass, source]) => ({ id: newId(), text, dutyClass, standard: `依据 ${source}`, promise: null }))
    const standardIds = inForce.filter(({ post }) => postsOf(sheet.post).includes(post)).map(({ id }) => id).slice(0, 30)
    await createRule(ctx, { params: {}, query: {}, body: rulebook.createRule.body.parse({ code: sheet.code, name: sheet.name, kind: 'duty_sheet', post: sheet.post, positionId, items, standardIds }) })
    added++
  }
  return { added }
}
