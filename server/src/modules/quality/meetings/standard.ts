import type { Input, quality } from '@guanjia/contract'
import type { ScoreTemplate } from '@guanjia/contract/score-choices.ts'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import { dayIn } from '../../../platform/time.ts'
import { paperOf, siteById } from '../../organization/index.ts'
import { listStandards } from '../../standards/index.ts'
import { RED_LINE_CAP } from '../score.ts'
import { ruleOf } from '../scores/score-rules.ts'
import { goalsOf, INDICATORS } from './indicators.ts'
import { points } from './pack.ts'

/** 《服务质量监控与评估标准》 (SCR-005) as it holds today: written from the rule, the goals and the sheets in force, so that it is never out of date. */
export function printQualityStandard(exchange: Exchange, { query }: Input<typeof quality.printQualityStandard>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    ctx.actor.mustSee('standards:read', query.siteId)
    const month = dayIn((await siteById(ctx, query.siteId)).timeZone, ctx.now).slice(0, 7)
    const rule = await ruleOf(ctx, month)
    const goals = await goalsOf(ctx)
    const { items } = await listStandards(ctx, { params: {}, query: { filter: { state: ['published'] } }, body: {} })
    const posts = new Map((await ctx.tx.selectFrom('job_position').select(['code', 'name']).where('code', 'in', ['', ...rule.receptionPosts]).execute()).map(({ code, name }) => [code, name]))
    const receptionists = rule.receptionPosts.flatMap((code) => posts.get(code) ?? [])
    const weights = (of: ScoreTemplate) => `${rule[of].customer}% / ${rule[of].mystery}% / ${rule[of].internal}%`
    return {
      siteId: query.siteId, number: `SQ-V${rule.version}`, path: '/quality/improve',
      write: ({ say, locale }) => ({
        title: say('服务质量监控与评估标准', '服務品質監控與評估標準', 'Standard of Service Quality'), note: rule.version === 0 ? null : say(`第 ${rule.version} 版`, `第 ${rule.version} 版`, `Version ${rule.version}`),
        parts: [
          { kind: 'heading', text: say('一、评分构成（客户评价 / 神秘访客 / 内部检查）', '一、評分構成（客戶評價／神秘訪客／內部檢查）', '1. Weights (customers / mystery visitors / internal checks)'), isSub: false },
          {
            kind: 'facts', perRow: 2,
            items: [
              { label: say('项目', '專案', 'Site'), value: weights('site') }, { label: say('个人', '個人', 'Colleague'), value: weights('employee') },
              { label: say('前台接待', '櫃台接待', 'Reception'), value: weights('receptionist') }, { label: say('前台接待适用岗位', '櫃台接待適用崗位', 'Posts of reception'), value: receptionists.join('、') || '—' },
              { label: say('月度红线封顶', '月度紅線封頂', 'Red line caps a month at'), value: String(rule.redLineCap) }, { label: say('单次检查红线封顶', '單次檢查紅線封頂', 'Red line caps a sheet at'), value: String(RED_LINE_CAP) },
              { label: say('每月锁定日', '每月鎖定日', 'A month closes on day'), value: String(rule.closeDay) }, { label: say('申诉期（锁定后）', '申訴期（鎖定後）', 'Days to appeal after it'), value: String(rule.appealDays) },
              { label: say('申诉答复期限', '申訴答覆期限', 'Days to answer an appeal'), value: String(rule.answerDays) }, { label: say('月度表彰', '月度表揚', 'Monthly award'), value: say(`前 ${rule.awardPlaces} 名且 ${rule.awardFrom} 分以上`, `前 ${rule.awardPlaces} 名且 ${rule.awardFrom} 分以上`, `first ${rule.awardPlaces} with ${rule.awardFrom} or more`) },
              { label: say('改进义务', '改善義務', 'Duty to improve'), value: say(`低于 ${rule.dutyBelow} 分`, `低於 ${rule.dutyBelow} 分`, `below ${rule.dutyBelow}`) },
            ],
          },
          { kind: 'table', label: say('二、质量指标', '二、品質指標', '2. Indicators'), heads: [say('指标', '指標', 'Indicator'), say('目标', '目標', 'Goal')], widths: [0, 40], rows: INDICATORS.map((one) => [labelOf(locale, 'qualityIndicator', one), `${goals.get(one)!.isMost ? '≤' : '≥'} ${points(goals.get(one)!.goal)}`]) },
          { kind: 'table', label: say('三、现行检查标准', '三、現行檢查標準', '3. Sheets in force'), heads: [say('编号', '編號', 'Code'), say('名称', '名稱', 'Name'), say('岗位', '職位', 'Post'), say('版本', '版本', 'Version')], widths: [44, 0, 34, 18], rows: items.filter(({ kind }) => kind === 'standard').map((one) => [one.code, one.name, labelOf(locale, 'standardPost', one.post), String(one.currentVersion ?? '—')]) },
        ],
      }),
    }
  })
}
