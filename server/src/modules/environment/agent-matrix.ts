import type { environment } from '@guanjia/contract'

type Rule = Pick<environment.AgentRule, 'material' | 'agent' | 'verdict' | 'note'>
const rule = (material: Rule['material'], agent: Rule['agent'], verdict: Rule['verdict'], note: string): Rule => ({ material, agent, verdict, note })

/** What a company begins with (ENV-005); what is not in it is allowed. Texts of the trade, not words of the screen. */
export const READY_RULES: readonly Rule[] = [
  rule('stone', 'acid', 'prohibited', '石材地面禁用酸性清洁剂：会腐蚀、失光'),
  rule('stone', 'abrasive', 'careful', '仅用白垫，先小面积试用'),
  rule('stone', 'alkaline', 'careful', '稀释后使用，用后清水过净'),
  rule('wood', 'chlorine', 'prohibited', '漂白、脱色'),
  rule('wood', 'alkaline', 'careful', '拧干拖布，不得积水'),
  rule('metal', 'chlorine', 'prohibited', '不锈钢遇氯点蚀'),
  rule('metal', 'acid', 'careful', '除锈后立即中和、擦干'),
  rule('metal', 'abrasive', 'prohibited', '划伤拉丝面'),
  rule('carpet', 'chlorine', 'prohibited', '褪色'),
  rule('carpet', 'wax', 'prohibited', '板结、打滑'),
  rule('glass', 'abrasive', 'prohibited', '划伤玻璃与镀膜'),
  rule('paint', 'solvent', 'prohibited', '溶解漆膜'),
  rule('plastic', 'solvent', 'prohibited', '溶胀、发黏'),
]

/** Nobody allows acid on stone, whatever the company decides. */
export const isFixed = ({ material, agent }: Pick<Rule, 'material' | 'agent'>): boolean => material === 'stone' && agent === 'acid'

/** What holds for a pair: the fixed rule, the company's own, the ready one, else allowed. */
export function verdictOf(own: readonly Rule[], pair: Pick<Rule, 'material' | 'agent'>): Rule & { isOwn: boolean; isFixed: boolean } {
  const same = (one: Rule): boolean => one.material === pair.material && one.agent === pair.agent
  const ready = READY_RULES.find(same)
  const decided = own.find(same)
  const holds = decided ?? ready ?? { ...pair, verdict: 'allowed' as const, note: '' }
  return { ...holds, ...(isFixed(pair) ? { verdict: 'prohibited' as const } : {}), isOwn: decided !== undefined, isFixed: isFixed(pair) }
}
