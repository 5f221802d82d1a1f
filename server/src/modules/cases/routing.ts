import type { Locale } from '@guanjia/contract'
import { z } from 'zod'
import { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { queue } from '../../platform/events.ts'
import { messageTemplate, sendMessage } from '../../platform/messages/messages.ts'
import { responsibleFor } from '../governance/index.ts'
import { inPlaceOf } from '../people/index.ts'
import { applyChange } from './change.ts'
import { LIFECYCLE } from './lifecycle.ts'
import type { CaseRow } from './present.ts'

messageTemplate('case.routed', {
  'zh-CN': { title: '{number} 转给{department}', body: '{title}。请安排处理并记录结果。' },
  'zh-TW': { title: '{number} 轉給{department}', body: '{title}。請安排處理並記錄結果。' },
  en: { title: '{number} is for {department}', body: '{title}. Please see to it and record what came of it.' },
})
messageTemplate('case.routed_known', {
  'zh-CN': { title: '{number} 已转{department}', body: '{title}。按职责边界清单，您的岗位{part}。' },
  'zh-TW': { title: '{number} 已轉{department}', body: '{title}。依職責邊界清單，您的職位{part}。' },
  en: { title: '{number} went to {department}', body: '{title}. By the matrix your post {part}.' },
})

const ROUTED = z.object({ caseId: z.uuid() })
const TOLD = z.object({ caseId: z.uuid(), departmentId: z.uuid(), version: z.number().int(), at: z.iso.datetime() })
/** After so long nobody is told any more that a case is theirs: it stands in their lists. */
const NEWS_MS = 86_400_000
/** Kinds of role that read cases: a technician hears of the work order, not of the case. */
const READERS = ['site_manager', 'supervisor', 'front_desk', 'steward']

/** By rule: what came in goes to the department whose post answers for it, and its people hear of it. Both are jobs: whoever takes a case never waits. */
export function routeCases(): void {
  queue('cases.route', ROUTED, route)
  queue('cases.tell-department', TOLD, tellDepartment)
}

/** Asks for routing when the matrix says anything of it; a house without one pays nothing for it. */
export function routeLater(ctx: Ctx, row: Pick<CaseRow, 'id' | 'department_id' | 'version'>, hasDuty: boolean): void {
  if (row.department_id !== null) tellDepartmentLater(ctx, row, row.department_id)
  else if (hasDuty) ctx.enqueue('cases.route', { caseId: row.id }, { dedupeKey: `route:${row.id}` })
}

/** The people of a department hear once that a case is theirs. */
export function tellDepartmentLater(ctx: Ctx, { id: caseId, version }: Pick<CaseRow, 'id' | 'version'>, departmentId: string): void {
  ctx.enqueue('cases.tell-department', { caseId, departmentId, version, at: ctx.now.toISOString() }, { dedupeKey: `routed:${caseId}:${version}` })
}

const REASON: Record<Locale, string> = { 'zh-CN': '按职责边界清单：{duty} · {post}', 'zh-TW': '依職責邊界清單：{duty} · {post}', en: 'By the matrix: {duty} · {post}' }

/** Forwards a case as the product itself (ORG-031), when one post owns its duty and nobody has forwarded it. Whose it is stays open to a hand: a matrix with a conflict forwards nothing. */
async function route(ctx: Ctx, { caseId }: z.output<typeof ROUTED>): Promise<void> {
  const row = await ctx.tx.selectFrom('service_case').selectAll().where('id', '=', caseId).forUpdate().executeTakeFirst()
  if (!row || row.category_id === null || row.department_id !== null || !LIFECYCLE.forward.from.includes(row.status)) return
  const responsible = await responsibleFor(ctx, row.site_id, row.category_id)
  if (responsible.department === null || responsible.owners.length !== 1) return
  const now = ctx.now < row.updated_at ? row.updated_at : ctx.now
  const itself: Ctx = { ...ctx, actor: Actor.system(ctx.organizationId, ctx.locale), now }
  const note = REASON[ctx.locale].replace('{duty}', responsible.duty!.name).replace('{post}', responsible.owners[0]!.name)
  await applyChange(itself, row, row.status, { set: { department_id: responsible.department.id, forwarded_at: now }, note, isVisible: false }, 'forward', now)
  tellDepartmentLater(ctx, row, responsible.department.id)
}

interface Reader {
  id: string
  account_id: string
  position_id: string | null
  leads: boolean
  is_on_shift: boolean
}

/** Who of a department, and of the posts that help or are told, reads cases at the site. */
async function readersOf(ctx: Ctx, siteId: string, departmentId: string, positionIds: readonly string[]): Promise<(Reader & { is_of_department: boolean })[]> {
  const { rows } = await ctx.client.query<Reader & { is_of_department: boolean }>({
    name: 'case_readers_of_department',
    text: `select e.id, e.account_id, e.position_id, e.is_on_shift and e.id not in (select off from off_by_rota($1, $5) off) as is_on_shift, bool_or(r.role in ('supervisor', 'site_manager')) as leads, e.department_id is not distinct from $2 as is_of_department
           from employee e join role_assignment r on r.organization_id = e.organization_id and r.account_id = e.account_id and r.site_id = $1 and r.role = any ($4)
           where e.is_active and (e.department_id = $2 or e.position_id = any ($3)) group by e.organization_id, e.id order by e.name, e.id`,
    values: [siteId, departmentId, positionIds, READERS, ctx.now],
  })
  return rows
}

/** Whoever holds the owning post, else who leads the department, else its people; of these, those on shift if there are any. */
function firstOf(readers: readonly (Reader & { is_of_department: boolean })[], owning: ReadonlySet<string>): Reader[] {
  const holding = readers.filter(({ position_id }) => position_id !== null && owning.has(position_id))
  const here = readers.filter((one) => one.is_of_department)
  const chosen = holding.length > 0 ? holding : here.some(({ leads }) => leads) ? here.filter(({ leads }) => leads) : here
  const present = chosen.filter((one) => one.is_on_shift)
  return present.length > 0 ? present : chosen
}

/** Tells whose a case is now (ORG-035), and the posts that help with it or are to know of it (ORG-031). A later department makes the job of an earlier one say nothing. */
async function tellDepartment(ctx: Ctx, { caseId, departmentId, version, at }: z.output<typeof TOLD>): Promise<void> {
  if (ctx.now.getTime() - Date.parse(at) > NEWS_MS) return
  const row = await ctx.tx.selectFrom('service_case').select(['id', 'site_id', 'number', 'title', 'category_id', 'department_id', 'owner_id', 'first_contact_by']).where('id', '=', caseId).executeTakeFirst()
  const department = await ctx.tx.selectFrom('department').select('name').where('id', '=', departmentId).executeTakeFirst()
  if (!row || !department || row.department_id !== departmentId) return
  const responsible = row.category_id === null ? null : await responsibleFor(ctx, row.site_id, row.category_id)
  const isByMatrix = responsible?.department?.id === departmentId
  const ids = (refs: readonly { id: string }[] | undefined): Set<string> => new Set(isByMatrix ? refs?.map(({ id }) => id) : [])
  const [owning, assisting, informed] = [ids(responsible?.owners), ids(responsible?.assisting), ids(responsible?.informed)]
  const readers = await readersOf(ctx, row.site_id, departmentId, [...owning, ...assisting, ...informed])
  // Whose department it is already needs no news of it.
  const isWithThem = (await ctx.tx.selectFrom('employee').select('department_id').where('id', '=', row.owner_id).executeTakeFirst())?.department_id === departmentId
  const first = isWithThem ? [] : firstOf(readers, owning)
  const known = new Set([row.owner_id, row.first_contact_by])
  const facts = { params: { number: row.number, title: row.title, department: department.name }, record: { type: 'case', id: row.id } }
  sendMessage(ctx, { accountIds: await accountsOf(ctx, first.filter(({ id }) => !known.has(id))), template: 'case.routed', ...facts, dedupeKey: `routed:${row.id}:${version}` })
  const told = new Set([...known, ...first.map(({ id }) => id)])
  for (const [part, posts] of [['assist', assisting], ['inform', informed]] as const) {
    const others = readers.filter(({ id, position_id }) => position_id !== null && posts.has(position_id) && !told.has(id))
    sendMessage(ctx, { accountIds: await accountsOf(ctx, others), template: 'case.routed_known', ...facts, params: { ...facts.params, part: `@responsibilityPart:${part}` }, dedupeKey: `routed-known:${row.id}:${version}` })
  }
}

async function accountsOf(ctx: Ctx, people: readonly Reader[]): Promise<string[]> {
  const present = await inPlaceOf(ctx, people.map(({ id }) => id))
  return [...new Set(people.flatMap(({ id }) => present.get(id)?.accountId ?? []))]
}
