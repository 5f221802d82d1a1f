import { sql } from 'kysely'
import type { environment, Input, Output } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError, wrongField } from '../../platform/errors.ts'
import { attachFiles, detachOtherFiles, filesOfRecords } from '../../platform/files/files.ts'
import { nextStatus, possibleActions, type LifeCycle } from '../../platform/records/index.ts'
import { addRow, among, changeRow, contains, listRecords, lockRow, mustBeAbleToAdd, namesFor, presentOne, todayAt, visibleRow, type Condition, type Register, type Row } from '../registers/index.ts'
import { numberOf, sentAlready, whereOf } from './common.ts'

type GreeningPlan = environment.GreeningPlan

/** The green is everybody's: a plan is carried out only when the owners were asked and more were for it than against (ENV-009). */
export const GREENING_PLAN_LIFE: LifeCycle<environment.GreeningPlanState, environment.GreeningPlanAction> = {
  ask: { from: ['draft'], to: 'asking' },
  accept: { from: ['asking'], to: 'accepted' },
  decline: { from: ['asking'], to: 'declined' },
  revise: { from: ['asking', 'declined'], to: 'draft' },
  carry_out: { from: ['accepted'], to: 'carried_out' },
}

export const GREENING_PLANS: Register<'greening_plan', GreeningPlan> = {
  table: 'greening_plan',
  kind: 'greening_plan',
  read: 'environment:read',
  write: 'environment:write',
  order: { by: sql`t.made_at`, type: 'timestamptz', isNewestFirst: true },
  clash: '/id',
  present,
  sheet: {
    name: ['绿化方案', '綠化方案', 'Plans of greening'],
    columns: [
      { key: 'number', kind: 'text', width: 18, title: ['编号', '編號', 'Number'], value: (one) => one.number },
      { key: 'title', kind: 'text', width: 30, title: ['方案', '方案', 'Plan'], value: (one) => one.title },
      { key: 'place', kind: 'text', width: 24, title: ['位置', '位置', 'Place'], value: (one) => one.place },
      { key: 'squareMetres', kind: 'number', width: 10, title: ['面积（㎡）', '面積（㎡）', 'Area (m²)'], value: (one) => one.squareMetres },
      { key: 'species', kind: 'text', width: 30, title: ['植物', '植物', 'Plants'], value: (one) => one.species },
      { key: 'state', kind: 'text', width: 12, title: ['状态', '狀態', 'State'], value: (one, locale) => labelOf(locale, 'greeningPlanState', one.state) },
      { key: 'inFavour', kind: 'number', width: 8, title: ['赞成', '贊成', 'In favour'], value: (one) => one.opinion?.inFavour ?? null },
      { key: 'against', kind: 'number', width: 8, title: ['反对', '反對', 'Against'], value: (one) => one.opinion?.against ?? null },
      { key: 'opinion', kind: 'text', width: 40, title: ['业主意见', '業主意見', 'Opinion'], value: (one) => one.opinion?.words ?? '' },
    ],
  },
}

async function present(ctx: Ctx, rows: Row<'greening_plan'>[]): Promise<GreeningPlan[]> {
  const names = await namesFor(ctx, rows)
  const files = await filesOfRecords(ctx, rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id, siteId: row.site_id, number: row.number, title: row.title, area: names.area(row.area_id), place: row.place, squareMetres: row.square_metres, species: row.species, proposal: row.proposal, state: row.state, askedOn: row.asked_on, opinion: row.in_favour === null ? null : { inFavour: row.in_favour, against: row.against!, words: row.opinion },
    madeBy: row.made_by, photos: (files.get(row.id) ?? []).map(({ file }) => file), allowedActions: ctx.actor.can('environment:decide', row.site_id) ? possibleActions(GREENING_PLAN_LIFE, row.state) : [], version: row.version,
  }))
}

export function greeningPlanConditions(filter: Input<typeof environment.listGreeningPlans>['query']['filter']): Condition[] {
  return [...contains(filter.q, ['number', 'title', 'place', 'species']), ...among('state', filter.state)]
}

export function listGreeningPlans(ctx: Ctx, { query }: Input<typeof environment.listGreeningPlans>): Promise<Output<typeof environment.listGreeningPlans>> {
  return listRecords(ctx, GREENING_PLANS, query, greeningPlanConditions(query.filter))
}

export async function getGreeningPlan(ctx: Ctx, { params }: Input<typeof environment.getGreeningPlan>): Promise<GreeningPlan> {
  return presentOne(ctx, GREENING_PLANS, await visibleRow(ctx, GREENING_PLANS, params.id))
}

type Facts = Omit<Input<typeof environment.createGreeningPlan>['body'], 'id' | 'siteId' | 'photoIds'>
const columnsOf = async (ctx: Ctx, siteId: string, body: Facts) => ({ title: body.title, ...(await whereOf(ctx, siteId, body)), square_metres: body.squareMetres, species: body.species, proposal: body.proposal })

export async function createGreeningPlan(ctx: Ctx, { body }: Input<typeof environment.createGreeningPlan>): Promise<GreeningPlan> {
  await mustBeAbleToAdd(ctx, GREENING_PLANS, body.siteId)
  const known = await sentAlready(ctx, GREENING_PLANS, body.siteId, body.id)
  if (known) return known
  const { row } = await addRow(ctx, GREENING_PLANS, body.siteId, body.id, { ...(await columnsOf(ctx, body.siteId, body)), number: await numberOf(ctx, body.siteId, 'LH', 'greening_plan'), state: 'draft', made_by: ctx.actor.name, made_at: ctx.now })
  await attachFiles(ctx, { type: 'greening_plan', id: row.id }, body.photoIds, '', '/photoIds')
  return presentOne(ctx, GREENING_PLANS, row)
}

/** Throws `action_not_allowed` for what the owners were asked about: it is revised first. */
export async function changeGreeningPlan(ctx: Ctx, { params, body }: Input<typeof environment.changeGreeningPlan>): Promise<GreeningPlan> {
  const before = await lockRow(ctx, GREENING_PLANS, params.id, body.version)
  if (before.state !== 'draft') throw new AppError('action_not_allowed', 'The owners were asked about it; revise it first', undefined, { allowedActions: possibleActions(GREENING_PLAN_LIFE, before.state) })
  const columns = await columnsOf(ctx, before.site_id, body)
  const had = new Set((await filesOfRecords(ctx, [before.id])).get(before.id)?.map(({ file }) => file.id))
  await detachOtherFiles(ctx, before.id, body.photoIds)
  await attachFiles(ctx, { type: 'greening_plan', id: before.id }, body.photoIds, '', '/photoIds')
  return presentOne(ctx, GREENING_PLANS, await changeRow(ctx, GREENING_PLANS, before, columns, { action: 'changed', fileIds: body.photoIds.filter((id) => !had.has(id)) }))
}

/** Throws `action_not_allowed`, `rule_broken` naming `/inFavour` when more are against it or nobody was counted, and `/note` without a reason. */
export async function actOnGreeningPlan(ctx: Ctx, { params, body }: Input<typeof environment.actOnGreeningPlan>): Promise<GreeningPlan> {
  const row = await lockRow(ctx, GREENING_PLANS, params.id, body.version, 'environment:decide')
  const state = nextStatus(GREENING_PLAN_LIFE, row.state, body.action)
  const isDecision = body.action === 'accept' || body.action === 'decline'
  if (isDecision && (body.inFavour === null || body.against === null)) throw wrongField('rule_broken', '/inFavour', 'say what the owners said')
  if (body.action === 'accept' && body.inFavour! <= body.against!) throw wrongField('rule_broken', '/inFavour', 'no more are for it than against')
  if ((body.action === 'revise' || body.action === 'decline') && body.note === '') throw wrongField('rule_broken', '/note', 'say why')
  const set = body.action === 'ask' ? { asked_on: await todayAt(ctx, row.site_id) } : body.action === 'revise' ? { asked_on: null, in_favour: null, against: null, opinion: '' } : isDecision ? { in_favour: body.inFavour, against: body.against, opinion: body.note } : {}
  return presentOne(ctx, GREENING_PLANS, await changeRow(ctx, GREENING_PLANS, row, { state, ...set }, { action: body.action, fromStatus: row.state, toStatus: state, note: body.note }))
}
