import type { registers } from '@guanjia/contract'

type Facts = Pick<registers.SiteFacts, 'projectKind' | 'housingCategory' | 'serviceGrade' | 'negotiatedStandard'>
type Template = NonNullable<registers.SiteFacts['template']>
type Code = Template['code']

const HOUSING = ['ordinary_residential', 'high_end_residential', 'old_estate'] as const
const isHousing = (kind: Facts['projectKind']): boolean => HOUSING.some((one) => one === kind)

/** High-end housing is outside the grade standard: it needs one of its own (UNT-008). */
export function isHighEnd({ projectKind, housingCategory }: Pick<Facts, 'projectKind' | 'housingCategory'>): boolean {
  return projectKind === 'high_end_residential' || housingCategory === 'high_end'
}

/** The grades that a project may choose: 1–3 for the five categories of ordinary housing, none for others (UNT-007). */
export function gradesFor(facts: Pick<Facts, 'projectKind' | 'housingCategory'>): number[] {
  const isOrdinary = (facts.projectKind === 'ordinary_residential' || facts.projectKind === 'old_estate') && facts.housingCategory !== null && !isHighEnd(facts)
  return isOrdinary ? [1, 2, 3] : []
}

/** What is chosen where nobody has chosen: 二级 for ordinary estates, 三级 for old ones (UNT-006). */
const USUAL: Partial<Record<NonNullable<Facts['projectKind']>, 1 | 2 | 3>> = { ordinary_residential: 2, old_estate: 3 }

/** Which standard applies to a project; null while what decides it is unknown. */
export function templateFor(facts: Facts): Code | null {
  if (facts.projectKind === null) return null
  if (!isHousing(facts.projectKind)) return facts.projectKind as 'office' | 'commercial' | 'sales_office'
  if (isHighEnd(facts)) return 'negotiated'
  if (gradesFor(facts).length === 0) return null
  return `grade_${(facts.serviceGrade ?? USUAL[facts.projectKind]!) as 1 | 2 | 3}`
}

/** What contradicts itself in the facts of a project, as pointer and message; null when nothing does. */
export function faultInFacts(facts: Facts): { pointer: string; message: string } | null {
  if (facts.housingCategory !== null && !isHousing(facts.projectKind)) return { pointer: '/housingCategory', message: 'is a fact of housing' }
  if (facts.projectKind === 'high_end_residential' && facts.housingCategory !== null && facts.housingCategory !== 'high_end') return { pointer: '/housingCategory', message: 'does not go with a high-end project' }
  if (facts.serviceGrade !== null && !gradesFor(facts).includes(facts.serviceGrade))
    return { pointer: '/serviceGrade', message: isHighEnd(facts) ? 'grades 1 to 3 do not apply to high-end housing' : 'grades are for ordinary housing of a known category' }
  if (isHighEnd(facts) && facts.negotiatedStandard === '') return { pointer: '/negotiatedStandard', message: 'high-end housing needs the standard that was agreed' }
  return null
}

const TOPICS = ['基本要求', '报修', '房屋巡查', '电梯', '秩序维护', '保洁', '意见征询'] as const
const grade = (...texts: [string, string, string, string, string, string, string]): Template['measures'] => texts.map((text, i) => ({ topic: TOPICS[i]!, text }))

/** The main measures of each, after 《普通住宅小区物业管理服务等级标准（试行）》; texts of the trade, not words of the screen. */
const MEASURES: Record<Exclude<Code, 'negotiated'>, Template['measures']> = {
  grade_1: grade('设有服务接待中心，公示 24 小时服务电话', '急修半小时内、其他报修按约定时间到达现场，有完整的报修、维修和回访记录', '每日巡查 1 次共用部位', '载人电梯 24 小时正常运行', '主出入口 24 小时站岗值勤，重点部位每 1 小时至少巡查 1 次', '生活垃圾每日清运 2 次', '每年至少 1 次，满意率 80% 以上'),
  grade_2: grade('公示 16 小时服务电话', '急修 1 小时内、其他报修按约定时间到达现场，有报修、维修和回访记录', '每 3 日巡查 1 次共用部位', '载人电梯 6 时至 24 时正常运行', '主出入口 24 小时值勤，重点部位每 2 小时至少巡查 1 次', '生活垃圾每天清运 1 次', '每年至少 1 次，满意率 75% 以上'),
  grade_3: grade('公示 8 小时服务电话', '报修按约定时间到达现场，有报修、维修记录', '每周巡查 1 次共用部位', '载人电梯 6 时至 24 时正常运行', '小区 24 小时值勤，重点部位每 3 小时至少巡查 1 次', '设垃圾收集点，生活垃圾每天清运 1 次', '每年至少 1 次，满意率 70% 以上'),
  office: [{ topic: '依据', text: '按物业服务合同与写字楼租户手册约定，不适用住宅等级标准' }, { topic: '服务时间', text: '大堂与中控 24 小时值守，前台工作时间按合同' }],
  commercial: [{ topic: '依据', text: '按商业管理合同约定，不适用住宅等级标准' }, { topic: '营业保障', text: '营业前完成保洁与设备巡检，营业时间专人巡场' }],
  sales_office: [{ topic: '依据', text: '按案场服务合同约定，不适用住宅等级标准' }, { topic: '接待', text: '迎宾、吧台、样板房三岗在位，开放时间内不空岗' }],
}

/** The template as it is shown; of a negotiated one its own text, line by line. */
export function showTemplate(facts: Facts): Template | null {
  const code = templateFor(facts)
  if (code === null) return null
  if (code !== 'negotiated') return { code, measures: MEASURES[code] }
  return { code, measures: facts.negotiatedStandard.split('\n').map((line) => line.trim()).filter(Boolean).map((text, i) => ({ topic: String(i + 1), text })) }
}
