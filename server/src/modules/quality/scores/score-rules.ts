import { scores, type Input, type Output } from '@guanjia/contract'
import type { Selectable } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { dayIn, iso } from '../../../platform/time.ts'
import { siteById, sitesOf } from '../../organization/index.ts'
import { postCodes } from '../../people/index.ts'
import type { Terms } from './formula.ts'
import { firstDay } from './month.ts'
import type { ScoreRuleTable } from './tables.ts'

const EARLIEST = '2000-01'
const EQUAL = { customer: 40, mystery: 30, internal: 30 }
/** What holds until an organisation says otherwise (SCR-001): 40 / 30 / 30 by each template; of receptionists the sources name no other weights. */
const OF_THE_RELEASE: scores.ScoreRule = {
  version: 0, fromMonth: '2020-01', site: EQUAL, receptionist: EQUAL, employee: EQUAL, receptionPosts: ['CS_ASSISTANT', 'FRONT_DESK', 'SALES_SITE_DESK'], priorAnswers: 5, priorScore: 80, redLineCap: 60, closeDay: 5,
  appealDays: 3, answerDays: 3, awardPlaces: 3, awardFrom: 90, awardFen: 20_000, dutyBelow: 70, at: null, by: '',
}

async function present(ctx: Ctx, rows: Selectable<ScoreRuleTable>[]): Promise<scores.ScoreRule[]> {
  if (rows.length === 0) return []
  const versions = rows.map(({ version }) => version)
  const weights = await ctx.tx.selectFrom('score_weight').selectAll().where('version', 'in', versions).execute()
  const posts = await ctx.tx.selectFrom('score_rule_post').select(['version', 'position_code']).where('version', 'in', versions).orderBy('position_code').execute()
  const of = (version: number, template: scores.ScoreTemplate): scores.ScoreWeights => {
    const { customer, mystery, internal } = weights.find((row) => row.version === version && row.template === template)!
    return { customer, mystery, internal }
  }
  return rows.map((row) => ({
    version: row.version, fromMonth: row.from_month.slice(0, 7), site: of(row.version, 'site'), receptionist: of(row.version, 'receptionist'), employee: of(row.version, 'employee'),
    receptionPosts: posts.filter(({ version }) => version === row.version).map(({ position_code }) => position_code), priorAnswers: row.prior_answers, priorScore: row.prior_score, redLineCap: row.red_line_cap, closeDay: row.close_day,
    appealDays: row.appeal_days, answerDays: row.answer_days, awardPlaces: row.award_places, awardFrom: row.award_from, awardFen: row.award_fen, dutyBelow: row.duty_below, at: iso(row.at), by: row.by_name,
  }))
}

/** All versions, newest first; the one of the release is the last. */
export async function listScoreRules(ctx: Ctx): Promise<Output<typeof scores.listScoreRules>> {
  ctx.actor.mustBeAbleTo('standards:read')
  return { items: [...(await present(ctx, await ctx.tx.selectFrom('score_rule').selectAll().orderBy('version', 'desc').execute())), OF_THE_RELEASE] }
}

/** The rule that holds for a month: the newest of those that begin with it or before. */
export async function ruleOf(ctx: Ctx, month: string): Promise<scores.ScoreRule> {
  const row = await ctx.tx.selectFrom('score_rule').selectAll().where('from_month', '<=', firstDay(month)).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return (row && (await present(ctx, [row]))[0]) ?? OF_THE_RELEASE
}

/** The rule that a closed month was scored by. */
export async function ruleOfVersion(ctx: Ctx, version: number): Promise<scores.ScoreRule> {
  if (version === 0) return OF_THE_RELEASE
  return (await present(ctx, [await ctx.tx.selectFrom('score_rule').selectAll().where('version', '=', version).executeTakeFirstOrThrow()]))[0]!
}

/** By which template each colleague is weighed: those whose post the rule names as receptionists (SCR-003), all others as everybody. */
export async function templatesOf(ctx: Ctx, rule: scores.ScoreRule, employeeIds: readonly string[]): Promise<Map<string, scores.ScoreTemplate>> {
  const posts = await postCodes(ctx, employeeIds)
  return new Map(employeeIds.map((id) => [id, rule.receptionPosts.includes(posts.get(id) ?? '') ? 'receptionist' : 'employee']))
}

export const termsOf = (rule: scores.ScoreRule, template: scores.ScoreTemplate): Terms => ({ weights: rule[template], priorAnswers: rule.priorAnswers, priorScore: rule.priorScore, redLineCap: rule.redLineCap })

/**
 * Weights and rules anew, from a month on that has not ended at any site: what was closed keeps the rule that it was closed by. It is one
 * rule for the whole company. Throws `not_permitted`, `stale_version`, `rule_broken` naming the field.
 */
export async function changeScoreRule(ctx: Ctx, { body }: Input<typeof scores.changeScoreRule>): Promise<scores.ScoreRule> {
  if (ctx.actor.sitesFor('scores:manage') !== 'all') throw new AppError('not_permitted', 'The rule is one for all sites')
  const so = (await latest(ctx)) ?? OF_THE_RELEASE
  const weights = { site: body.site, employee: body.employee, receptionist: body.receptionist ?? so.receptionist }
  for (const template of scores.SCORE_TEMPLATES) {
    const { customer, mystery, internal } = weights[template]
    if (customer + mystery + internal !== 100) throw wrongField('rule_broken', `/${template}`, 'the weights add up to 100')
  }
  const first = (await sitesOf(ctx))[0]
  const today = first === undefined ? EARLIEST : dayIn((await siteById(ctx, first.id)).timeZone, ctx.now)
  if (body.fromMonth < today.slice(0, 7)) throw wrongField('rule_broken', '/fromMonth', 'lies in the past')
  if (so.version !== body.version) throw new AppError('stale_version', 'Somebody else has set it in the meantime')
  const posts = await knownPosts(ctx, body.receptionPosts, so.receptionPosts)
  const row = {
    organization_id: ctx.organizationId, version: so.version + 1, from_month: firstDay(body.fromMonth), close_day: body.closeDay, red_line_cap: body.redLineCap, prior_answers: body.priorAnswers, prior_score: body.priorScore,
    appeal_days: body.appealDays, answer_days: body.answerDays, award_places: body.awardPlaces, award_from: body.awardFrom, award_fen: body.awardFen, duty_below: body.dutyBelow, at: ctx.now, by_name: ctx.actor.name,
  }
  const inserted = await ctx.tx.insertInto('score_rule').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw new AppError('stale_version', 'Somebody else has set it in the meantime')
  await ctx.tx.insertInto('score_weight').values(scores.SCORE_TEMPLATES.map((template) => ({ organization_id: ctx.organizationId, version: row.version, template, ...weights[template] }))).execute()
  if (posts.length > 0) await ctx.tx.insertInto('score_rule_post').values(posts.map((position_code) => ({ organization_id: ctx.organizationId, version: row.version, position_code }))).execute()
  return (await present(ctx, [row]))[0]!
}

async function latest(ctx: Ctx): Promise<scores.ScoreRule | undefined> {
  const row = await ctx.tx.selectFrom('score_rule').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && (await present(ctx, [row]))[0]
}

/** The posts of a new version; those of the version before are taken as far as the house has them. */
async function knownPosts(ctx: Ctx, asked: readonly string[] | undefined, before: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(asked ?? before)]
  if (wanted.length === 0) return []
  const known = (await ctx.tx.selectFrom('job_position').select('code').where('code', 'in', wanted).execute()).map(({ code }) => code)
  if (asked && known.length < wanted.length) throw wrongField('rule_broken', '/receptionPosts', 'no such post')
  return known
}
