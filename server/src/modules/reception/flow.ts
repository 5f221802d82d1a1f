import type { FieldError, Locale, reception } from '@guanjia/contract'

export type Step = reception.FlowStep
export type StepInForce = reception.Flow['steps'][number]

/** Ticked by what happens, not by hand: the need is written down, the visitor is asked and sees their words taken. */
export const ASK_NEED = 'ask_need'
export const FAREWELL = 'farewell'

type Words = Record<Locale, string>
type Row = readonly [code: string, phase: Step['phase'], name: Words, isMandatory: boolean, scope: Step['scope'], dueHours?: number]
const words = (cn: string, tw: string, en: string): Words => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** The standard of a new organisation: before, during and after (RCP-007 … RCP-010). */
const ROWS: readonly Row[] = [
  ['need_understood', 'before', words('了解来访需求', '瞭解來訪需求', 'Need understood'), true, 'appointment'],
  ['time_confirmed', 'before', words('确认来访时间', '確認來訪時間', 'Time confirmed'), true, 'appointment'],
  ['place_ready', 'before', words('准备接待场地', '準備接待場地', 'Place ready'), true, 'appointment'],
  ['smile', 'during', words('微笑迎接', '微笑迎接', 'Smile'), false, 'always'],
  ['greet', 'during', words('主动问候', '主動問候', 'Greet'), true, 'always'],
  [ASK_NEED, 'during', words('询问并记录需求', '詢問並記錄需求', 'Ask the need and write it down'), true, 'always'],
  ['guide', 'during', words('引导入座', '引導入座', 'Guide'), false, 'always'],
  ['introduce', 'during', words('介绍办理流程', '介紹辦理流程', 'Introduce'), false, 'always'],
  [FAREWELL, 'during', words('询问意见并道别', '詢問意見並道別', 'Ask for feedback and say goodbye'), true, 'always'],
  ['tidy_record', 'after', words('整理接待记录', '整理接待記錄', 'Tidy the record'), true, 'always', 4],
  ['survey', 'after', words('满意度调查', '滿意度調查', 'Survey'), true, 'always', 48],
  ['follow_up', 'after', words('跟进未解决的问题', '跟進未解決的問題', 'Follow up what stayed open'), true, 'problem', 24],
]

export function defaultFlow(locale: Locale): Step[] {
  return ROWS.map(([code, phase, name, isMandatory, scope, dueHours]) => ({ code, phase, name: name[locale], isMandatory, scope, dueHours: dueHours ?? null }))
}

/** The flow at a site: all of the standard, tightened and added to by the site; a standard that grew later holds at once (RCP-002). */
export function flowInForce(standard: readonly Step[], site: readonly Step[] | null): StepInForce[] {
  const own = new Map((site ?? []).map((step) => [step.code, step]))
  const known = new Set(standard.map(({ code }) => code))
  const common = standard.map((step): StepInForce => {
    const tightened = own.get(step.code)
    const dueHours = step.dueHours === null ? null : Math.min(step.dueHours, tightened?.dueHours ?? step.dueHours)
    return { ...step, dueHours, isMandatory: step.isMandatory || tightened?.isMandatory === true, isStandard: true, isMandatoryByStandard: step.isMandatory }
  })
  const added = (site ?? []).filter(({ code }) => !known.has(code)).map((step): StepInForce => ({ ...step, isStandard: false, isMandatoryByStandard: false }))
  return [...common, ...added].sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase))
}
const PHASES: readonly Step['phase'][] = ['before', 'during', 'after']

/** What is wrong with a flow as such; empty when it is sound. */
export function flowFaults(steps: readonly Step[]): FieldError[] {
  const seen = new Set<string>()
  return steps.flatMap((step, i) => {
    const errors: FieldError[] = []
    if (seen.has(step.code)) errors.push({ pointer: `/steps/${i}/code`, message: 'comes twice' })
    seen.add(step.code)
    if ((step.phase === 'after') !== (step.dueHours !== null)) errors.push({ pointer: `/steps/${i}/dueHours`, message: 'belongs to steps of afterwards, and to each of them' })
    if (step.scope === 'problem' && step.phase !== 'after') errors.push({ pointer: `/steps/${i}/scope`, message: 'only afterwards is it known whether a problem stays open' })
    return errors
  })
}

/** Where a site would drop or loosen the standard; empty when it only tightens it (RCP-002). */
export function looseningFaults(standard: readonly Step[], site: readonly Step[]): FieldError[] {
  const own = new Map(site.map((step, i) => [step.code, { step, i }]))
  return standard.flatMap((step) => {
    const found = own.get(step.code)
    if (!found) return [{ pointer: '/steps', message: `"${step.name}" is part of the standard and stays` }]
    const at = `/steps/${found.i}`
    if (step.isMandatory && !found.step.isMandatory) return [{ pointer: `${at}/isMandatory`, message: `"${step.name}" is mandatory by the standard` }]
    if (found.step.phase !== step.phase) return [{ pointer: `${at}/phase`, message: `"${step.name}" keeps the phase of the standard` }]
    if (found.step.scope !== step.scope) return [{ pointer: `${at}/scope`, message: `"${step.name}" is for the same visits as in the standard` }]
    if (step.dueHours !== null && (found.step.dueHours ?? 0) > step.dueHours) return [{ pointer: `${at}/dueHours`, message: `at most ${step.dueHours} hours by the standard` }]
    return []
  })
}
