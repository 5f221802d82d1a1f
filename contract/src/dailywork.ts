import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, Ref, itemsOf, listOf, oneOrMany, paging, sheetFormat, text } from './shared.ts'
import { ClockBrief } from './sla.ts'
import { ROLES } from './permissions.ts'
import { DAILY_TICKS, DAY_PARTS, DAY_VISITS, WORKBENCH_WIDGETS } from './workbench-choices.ts'

/** 前台 · 管家 · 工程 · 门岗 */
export const POSTS = ['front_desk', 'steward', 'engineering', 'gate'] as const
/** 到访中 · 临期或超时报事 · 临期或超时工单 · 已承诺 · 访后待办 · 场内访客 */
export const HAND_OVER_KINDS = ['visit', 'case', 'work_order', 'promise', 'task', 'gate_visit', 'staff_task'] as const
/** 钥匙 · 现金 · 物品 · 其他 */
export const HAND_OVER_LINES = ['keys', 'cash', 'things', 'other'] as const
/** 出入口 · 疏散通道与消防设施 · 监控与报警 · 重点部位 · 可疑人员与车辆 · 岗位装备: what the security post looks at before each hand-over (ORG-040). */
export const PREVENTION_POINTS = ['entrances', 'fire_exits', 'monitoring', 'key_places', 'strangers', 'equipment'] as const
const Post = z.enum(POSTS)

export const HandOverItem = z.object({ kind: z.enum(HAND_OVER_KINDS), id: Id, number: z.string(), title: z.string(), status: z.string(), owner: z.string(), dueAt: Instant.nullable(), isOverdue: z.boolean() })
export type HandOverItem = z.infer<typeof HandOverItem>
export const HandOverLine = z.object({ kind: z.enum(HAND_OVER_LINES), text: text(500, 1) })
export const HandOverCheck = z.object({ point: z.enum(PREVENTION_POINTS), isFine: z.boolean(), note: text(300).default('') })
export type HandOverCheck = z.infer<typeof HandOverCheck>
export const HandOver = z.object({
  id: Id, siteId: Id, number: z.string(), post: Post, from: Ref, to: Ref.nullable(), writtenAt: Instant, openCount: z.number().int(), overdueCount: z.number().int(), message: z.string(),
  acceptedAt: Instant.nullable(), acceptedBy: Ref.nullable(), acceptanceNote: z.string(), clock: ClockBrief.nullable(), version: z.number().int(),
}).meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof HandOver>
export const HandOverDetail = HandOver.extend({ items: z.array(HandOverItem), lines: z.array(HandOverLine), checks: z.array(HandOverCheck), allowedActions: z.array(z.enum(['accept'])) }).meta({ id: 'HandOverDetail' })
export type HandOverDetail = z.infer<typeof HandOverDetail>

const HandOverFilter = z.object({ post: oneOrMany(Post), isAccepted: z.preprocess((v) => (v === 'true' ? true : v === 'false' ? false : v), z.boolean()).optional(), byId: Id.optional(), from: Instant.optional(), to: Instant.optional() })
export const listHandOvers = endpoint({ method: 'GET', path: '/hand-overs', summary: 'The shift log of a site, newest first', access: 'hand_overs:keep', query: z.object({ ...paging, siteId: Id, filter: HandOverFilter.prefault({}) }), response: listOf(HandOver), errors: ['not_found'] })
export const exportHandOvers = endpoint({ method: 'GET', path: '/hand-overs/export', summary: 'The shift log as XLSX or CSV', access: 'hand_overs:keep', query: listHandOvers.query.omit({ limit: true, cursor: true }).extend({ format: sheetFormat }), kind: 'file', errors: ['not_found'] })
/** What would be handed over now: open visits, cases and orders that are due or overdue, promises made. */
export const draftHandOver = endpoint({
  method: 'GET', path: '/hand-overs/draft', summary: 'What would be handed over now', access: 'hand_overs:keep', query: z.object({ siteId: Id, post: Post }), response: itemsOf(HandOverItem).extend({ colleagues: z.array(Ref.extend({ isOnShift: z.boolean() })) }), errors: ['not_found'],
})
/** What is open is read from the records at that moment, never typed. Throws `rule_broken` at `/checks` when the gate leaves a point out. */
export const writeHandOver = endpoint({
  method: 'POST', path: '/hand-overs', summary: 'Hand the shift over', access: 'hand_overs:keep',
  body: z.object({ id: Id.optional(), siteId: Id, post: Post, toId: Id.nullable().default(null), lines: z.array(HandOverLine).max(50).default([]), /** The gate answers each point of prevention once; other posts none. */ checks: z.array(HandOverCheck).max(PREVENTION_POINTS.length).default([]), message: text(2000).default('') }), response: HandOverDetail, errors: ['not_found', 'rule_broken'],
})
export const getHandOver = endpoint({ method: 'GET', path: '/hand-overs/{id}', summary: 'One hand-over', access: 'hand_overs:keep', params: IdParams, response: HandOverDetail, errors: ['not_found'] })
export const actOnHandOver = endpoint({
  method: 'POST', path: '/hand-overs/{id}/actions', summary: 'Accept the shift; never by who wrote it', access: 'hand_overs:keep', params: IdParams, body: z.object({ action: z.literal('accept'), note: text(500).default('') }), response: HandOverDetail,
  errors: ['not_found', 'not_permitted', 'action_not_allowed', 'hand_over.own'],
})
export const printHandOver = endpoint({ method: 'GET', path: '/hand-overs/{id}/print', summary: '《交接班记录》 as PDF', access: 'hand_overs:keep', params: IdParams, kind: 'file', errors: ['not_found'] })

/** One duty of a post: how many wait, how many of them are late, and where they are; `done` of what is done once a day: by whom and when. */
export const WorkbenchWidget = z.object({ key: z.enum(WORKBENCH_WIDGETS), count: z.number().int(), late: z.number().int(), link: z.string(), done: z.object({ by: z.string(), at: Instant }).nullable() })
export type WorkbenchWidget = z.infer<typeof WorkbenchWidget>
/** `post` is the kind of role that the page is for; who holds several sees what all of them have to do. */
export const workbench = endpoint({ method: 'GET', path: '/workbench', summary: 'What my post has to look after at a site today', access: 'organization:read', query: z.object({ siteId: Id }), response: itemsOf(WorkbenchWidget).extend({ post: z.enum(ROLES).nullable(), day: z.iso.date() }), errors: ['not_found'] })
/** What calls a steward to a door or to the telephone today. `unit` opens the household, `id` the record itself; `isLate` is null where nothing says until when. */
export const DayVisit = z.object({ kind: z.enum(DAY_VISITS), id: Id, at: Instant.nullable(), isLate: z.boolean().nullable(), title: z.string(), unit: Ref.nullable(), person: z.string(), record: z.string() })
export type DayVisit = z.infer<typeof DayVisit>
/** Buildings that one answers for as their steward, or stands in for, or whose zone one serves. */
export const DayBuilding = z.object({ id: Id, name: z.string(), part: z.enum(DAY_PARTS), homes: z.number().int(), livedIn: z.number().int(), openCases: z.number().int(), lateCases: z.number().int() })
export const stewardDay = endpoint({
  method: 'GET', path: '/steward-day', summary: 'The own buildings, and whom to see or call today', access: 'archives:read', query: z.object({ siteId: Id }), response: z.object({ day: z.iso.date(), buildings: z.array(DayBuilding), visits: z.array(DayVisit) }), errors: ['not_found'],
})
export const tickDaily = endpoint({
  method: 'POST', path: '/workbench/ticks', summary: 'What is done once a day is done', access: 'organization:read', body: z.object({ siteId: Id, key: z.enum(DAILY_TICKS) }), response: WorkbenchWidget, errors: ['not_found', 'not_permitted'],
})
