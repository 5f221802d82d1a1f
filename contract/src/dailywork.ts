import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'

/** 前台 · 管家 · 工程 · 门岗 */
export const POSTS = ['front_desk', 'steward', 'engineering', 'gate'] as const
/** 到访中 · 临期或超时报事 · 临期或超时工单 · 已承诺 · 访后待办 · 场内访客 */
export const HAND_OVER_KINDS = ['visit', 'case', 'work_order', 'promise', 'task', 'gate_visit', 'staff_task'] as const
/** 钥匙 · 现金 · 物品 · 其他 */
export const HAND_OVER_LINES = ['keys', 'cash', 'things', 'other'] as const
const Post = z.enum(POSTS)

export const HandOverItem = z.object({ kind: z.enum(HAND_OVER_KINDS), id: Id, number: z.string(), title: z.string(), status: z.string(), owner: z.string(), dueAt: Instant.nullable(), isOverdue: z.boolean() })
export type HandOverItem = z.infer<typeof HandOverItem>
export const HandOverLine = z.object({ kind: z.enum(HAND_OVER_LINES), text: text(500, 1) })
export const HandOver = z.object({
  id: Id, siteId: Id, number: z.string(), post: Post, from: Ref, to: Ref.nullable(), writtenAt: Instant, openCount: z.number().int(), overdueCount: z.number().int(), message: z.string(),
  acceptedAt: Instant.nullable(), acceptedBy: Ref.nullable(), acceptanceNote: z.string(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof HandOver>
export const HandOverDetail = HandOver.extend({ items: z.array(HandOverItem), lines: z.array(HandOverLine), allowedActions: z.array(z.enum(['accept'])) }).meta({ id: 'HandOverDetail' })
export type HandOverDetail = z.infer<typeof HandOverDetail>

const HandOverFilter = z.object({ post: oneOrMany(Post), isAccepted: z.preprocess((v) => (v === 'true' ? true : v === 'false' ? false : v), z.boolean()).optional(), byId: Id.optional(), from: Instant.optional(), to: Instant.optional() })
export const listHandOvers = endpoint({ method: 'GET', path: '/hand-overs', summary: 'The shift log of a site, newest first', access: 'hand_overs:keep', query: z.object({ ...paging, siteId: Id, filter: HandOverFilter.prefault({}) }), response: listOf(HandOver), errors: ['not_found'] })
export const exportHandOvers = endpoint({ method: 'GET', path: '/hand-overs/export', summary: 'The shift log as XLSX or CSV', access: 'hand_overs:keep', query: listHandOvers.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** What would be handed over now: open visits, cases and orders that are due or overdue, promises made. */
export const draftHandOver = endpoint({
  method: 'GET', path: '/hand-overs/draft', summary: 'What would be handed over now', access: 'hand_overs:keep', query: z.object({ siteId: Id, post: Post }), response: itemsOf(HandOverItem).extend({ colleagues: z.array(Ref.extend({ isOnShift: z.boolean() })) }), errors: ['not_found'],
})
/** What is open is read from the records at that moment, never typed. */
export const writeHandOver = endpoint({
  method: 'POST', path: '/hand-overs', summary: 'Hand the shift over', access: 'hand_overs:keep',
  body: z.object({ id: Id.optional(), siteId: Id, post: Post, toId: Id.nullable().default(null), lines: z.array(HandOverLine).max(50).default([]), message: text(2000).default('') }), response: HandOverDetail, errors: ['not_found', 'rule_broken'],
})
export const getHandOver = endpoint({ method: 'GET', path: '/hand-overs/{id}', summary: 'One hand-over', access: 'hand_overs:keep', params: IdParams, response: HandOverDetail, errors: ['not_found'] })
export const actOnHandOver = endpoint({
  method: 'POST', path: '/hand-overs/{id}/actions', summary: 'Accept the shift; never by who wrote it', access: 'hand_overs:keep', params: IdParams, body: z.object({ action: z.literal('accept'), note: text(500).default('') }), response: HandOverDetail,
  errors: ['not_found', 'not_permitted', 'action_not_allowed', 'hand_over.own'],
})
export const printHandOver = endpoint({ method: 'GET', path: '/hand-overs/{id}/print', summary: '《交接班记录》 as PDF', access: 'hand_overs:keep', params: IdParams, kind: 'file', errors: ['not_found'] })
