import type { competence, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ExportPlan } from '../../../platform/records/export.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { placedAt } from '../../people/index.ts'
import { isForRole, isForRoles } from '../../standards/index.ts'
import { holdingsOf, needs, stateOf } from './held.ts'

type Matrix = Output<typeof competence.skillMatrix>
type Query = Pick<Input<typeof competence.skillMatrix>['query'], 'siteId' | 'filter'>
const KINDS: Record<competence.Held['kind'], number> = { certificate: 0, practical: 1, course: 2, skill: 3 }

/** People of the site × what is asked of them or is there. A course that nobody has to know is left out, as everybody reads some. */
export async function matrixOf(ctx: Ctx, { siteId, filter }: Query): Promise<Matrix> {
  ctx.actor.mustSee('training:manage', siteId)
  const site = await siteById(ctx, siteId)
  const day = dayIn(site.timeZone, ctx.now)
  const people = (await placedAt(ctx, siteId)).filter((one) => one.isOfSite && (!filter.post?.length || filter.post.some((post) => one.postRoles.some((role) => isForRole(post, role)))))
  const holdings = await holdingsOf(ctx, people.map(({ id }) => id), day)
  const asked = await needs(ctx)
  const keyOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`
  const heldBy = new Map(holdings.map((one) => [`${one.employeeId} ${keyOf(one)}`, one]))
  const askedOf = new Map(people.map((one) => [one.id, new Set(asked.filter(({ post }) => isForRoles(post, one.postRoles, site.kind)).map(keyOf))]))
  const columns = new Map<string, { kind: competence.Held['kind']; name: string; key: string }>()
  for (const one of asked) if (people.some(({ id }) => askedOf.get(id)!.has(keyOf(one)))) columns.set(keyOf(one), one)
  for (const one of holdings) if (one.kind !== 'course') columns.set(keyOf(one), one)
  const shown = [...columns].filter(([, { kind, name }]) => (!filter.kind?.length || filter.kind.includes(kind)) && (filter.name === undefined || name.includes(filter.name))).sort(([, a], [, b]) => KINDS[a.kind] - KINDS[b.kind] || a.name.localeCompare(b.name, 'zh-CN'))
  const rows = people.map((one) => {
    const cells = shown.map(([key]) => {
      const held = heldBy.get(`${one.id} ${key}`)
      return { state: stateOf(held, day, askedOf.get(one.id)!.has(key)), until: held?.until ?? null }
    })
    return { employee: { id: one.id, name: one.name }, position: one.position, missing: cells.filter(({ state }) => state === 'missing').length, cells }
  })
  const count = (at: number, test: (employeeId: string, state: competence.Held['state']) => boolean): number => rows.filter((row) => test(row.employee.id, row.cells[at]!.state)).length
  const heads = shown.map(([key, { kind, name }], at) => ({ kind, name, needed: count(at, (id) => askedOf.get(id)!.has(key)), missing: count(at, (_, state) => state === 'missing') }))
  const sum = (key: 'needed' | 'missing'): number => heads.reduce((all, head) => all + head[key], 0)
  return { columns: heads, people: filter.gaps ? rows.filter(({ missing }) => missing > 0) : rows, needed: sum('needed'), missing: sum('missing') }
}

export const skillMatrix = (ctx: Ctx, { query }: Input<typeof competence.skillMatrix>): Promise<Matrix> => matrixOf(ctx, query)

const WORDS = {
  'zh-CN': { name: '技能矩阵', who: '姓名', post: '岗位', held: '有', expiring: '将到期', missing: '缺', none: '' },
  'zh-TW': { name: '技能矩陣', who: '姓名', post: '職務', held: '有', expiring: '將到期', missing: '缺', none: '' },
  en: { name: 'skill matrix', who: 'Name', post: 'Post', held: 'yes', expiring: 'ends soon', missing: 'missing', none: '' },
} as const

export async function planMatrixExport(ctx: Ctx, query: Query): Promise<ExportPlan> {
  const words = WORDS[ctx.locale]
  const { columns, people } = await matrixOf(ctx, query)
  const { timeZone } = await siteById(ctx, query.siteId)
  return {
    name: words.name, timeZone,
    columns: [{ key: 'who', kind: 'text', width: 12, title: words.who }, { key: 'post', kind: 'text', width: 14, title: words.post }, ...columns.map(({ name }, at) => ({ key: `c${at}`, kind: 'text' as const, width: 16, title: name }))],
    rows: people.map((one) => ({ who: one.employee.name, post: one.position, ...Object.fromEntries(one.cells.map(({ state, until }, at) => [`c${at}`, [words[state], until].filter(Boolean).join(' ')])) })),
  }
}
