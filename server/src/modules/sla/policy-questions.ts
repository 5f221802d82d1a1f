import { cases, sla, workorders, type Input, type Locale, type Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { METRICS } from './metrics.ts'
import { knownTo } from './policies.ts'
import { readDraft } from './policy-drafts.ts'
import { type Finding, type SubjectKinds, lintPolicies } from './policy-lint.ts'
import type { StoredPolicy } from './policy-rows.ts'
import type { Policy } from './policy.ts'
import { predicateWords } from './predicate-words.ts'
import { rulesOf } from './rules-in-force.ts'

/** What people take in today; other modules' records have no kinds that a policy must cover. */
const SUBJECTS: readonly SubjectKinds[] = [
  { type: 'case', kinds: cases.CASE_KINDS },
  { type: 'work_order', kinds: workorders.WORK_ORDER_KINDS },
]

/**
 * Looks over the policies that hold now or will, with the draft put in the place of the policy of its code.
 * A draft that cannot be read answers its faults, beside what is wrong with the others.
 */
export async function checkPolicies(ctx: Ctx, { body }: Input<typeof sla.checkPolicies>): Promise<Output<typeof sla.checkPolicies>> {
  const { draft } = body
  const now = ctx.now.getTime()
  const known = await knownTo(ctx)
  const stored = (await rulesOf(ctx)).policiesFrom(now)
  const others = stored.filter((policy) => policy.code !== draft?.code)
  const policies: Policy[] = [...others]
  const findings: Finding[] = []
  let isReadable = true
  if (draft) {
    const { policy, faults } = readDraft(draft, known)
    isReadable = Object.keys(policy.targets).length === Object.keys(draft.targets).length
    const replaced = stored.find((other) => other.code === draft.code)
    // Its place in time is that of what it replaces: a date that it doesn't have decides nothing.
    policies.push({ ...policy, effectiveFrom: replaced?.effectiveFrom ?? now })
    if (!isReadable) {
      const metricOf = (pointer: string) => /^\/targets\/([^/]+)/.exec(pointer)?.[1] ?? null
      for (const { pointer, message } of faults)
        findings.push({ policy: draft.code, pointer, metric: metricOf(pointer), problem: 'faulty', message })
    }
  }
  const isOfUnread = ({ policy, pointer }: Finding) => !isReadable && policy === draft?.code && pointer === '/targets'
  for (const finding of lintPolicies(policies, known, SUBJECTS, now)) {
    if (!isOfUnread(finding) && !findings.some((other) => isSame(other, finding))) findings.push(finding)
  }
  const byCode = new Map(stored.map((policy) => [policy.code, policy]))
  const nameOf = (code: string) => (code === draft?.code ? draft.name : (byCode.get(code)?.name ?? code))
  return { items: findings.map((finding) => present(ctx.locale, finding, byCode, nameOf)) }
}

const isSame = (a: Finding, b: Finding): boolean => a.policy === b.policy && a.pointer === b.pointer && a.message === b.message

type Shown = Output<typeof sla.checkPolicies>['items'][number]

function present(locale: Locale, finding: Finding, byCode: Map<string, StoredPolicy>, nameOf: (code: string) => string): Shown {
  const { policy, pointer, metric, problem } = finding
  const other = finding.other === undefined ? undefined : byCode.get(finding.other)
  return {
    policyId: policy === null ? null : (byCode.get(policy)?.policyId ?? null), policyCode: policy ?? '',
    policyName: policy === null ? '' : nameOf(policy), pointer, metric, problem, message: messageOf(locale, finding, nameOf),
    other: other ? { id: other.policyId, name: other.name } : null,
  }
}

const WORDS: Record<Locale, Record<'shadowed' | 'ambiguous' | 'no_target' | 'no_kind' | 'duplicate_code', (name: string) => string>> = {
  'zh-CN': {
    shadowed: (name) => `总是由“${name}”先决定，这条不会生效`, ambiguous: (name) => `与“${name}”同样具体、优先级相同，只凭生效日期或编码决定先后`,
    no_target: () => '没有任何承诺', no_kind: (name) => `“${name}”没有任何承诺`, duplicate_code: () => '同一时间有两条相同编码',
  },
  'zh-TW': {
    shadowed: (name) => `總是由「${name}」先決定，這條不會生效`, ambiguous: (name) => `與「${name}」同樣具體、優先序相同，只憑生效日期或編碼決定先後`,
    no_target: () => '沒有任何承諾', no_kind: (name) => `「${name}」沒有任何承諾`, duplicate_code: () => '同一時間有兩條相同編碼',
  },
  en: {
    shadowed: (name) => `"${name}" always decides first, so this one never does`,
    ambiguous: (name) => `as specific as "${name}" and of the same rank: only date or code decides`,
    no_target: () => 'promises nothing', no_kind: (name) => `nothing is promised for "${name}"`,
    duplicate_code: () => 'the code is there twice for the same time',
  },
}

function messageOf(locale: Locale, { problem, message, other, kind }: Finding, nameOf: (code: string) => string): string {
  const words = WORDS[locale]
  if (kind) {
    const kindName = labelOf(locale, kind.type === 'case' ? 'caseKind' : 'workOrderKind', kind.kind)
    return words.no_kind(`${labelOf(locale, 'recordType', kind.type)} · ${kindName}`)
  }
  return problem === 'faulty' ? message : words[problem](other === undefined ? '' : nameOf(other))
}

/** What can be promised, in words. The reasons are those for which the organisation lets a promise rest. */
export async function listMetrics(ctx: Ctx): Promise<Output<typeof sla.listMetrics>> {
  const rules = await rulesOf(ctx)
  return {
    items: METRICS.map((declared) => {
      const rule = rules.metricRule(declared.metric) ?? declared
      const { metric, start, stop, pause, cancel, pauseReasons, residentMustSee } = rule
      const say = (predicate: typeof start) => predicateWords(predicate, ctx.locale)
      return {
        metric, start: say(start), stop: say(stop), cancel: say(cancel), pause: pauseReasons.length === 0 ? null : say(pause),
        pauseReasons: [...pauseReasons], residentMustSee, repeats: rule.repeatsUntil !== undefined,
      }
    }),
  }
}
