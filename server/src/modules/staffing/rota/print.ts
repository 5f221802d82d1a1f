import type { Input, Locale, staffing } from '@guanjia/contract'
import type { Actor } from '../../../platform/auth/actor.ts'
import { runInCtx } from '../../../platform/ctx.ts'
import { localeOf } from '../../../platform/http/problem.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { FormHead } from '../../../platform/print/forms.ts'
import { printForm } from '../../../platform/print/print-forms.ts'
import { formHead } from '../../organization/index.ts'
import { getRota } from './present.ts'
import { grouped, keyOf } from './rules.ts'

interface RotaForm extends FormHead {
  title: string
  subtitle: string
  legend: string
  foot: string
  isWall: boolean
  heads: string[]
  /** A cell that begins with `!` is a gap. */
  rows: string[][]
  /** Columns of weekends and holidays of the table, negative rows of the sheet for the wall. */
  shaded: number[]
  gapTitle: string
  gaps: string[]
}

type Words = { title: string; name: string; hours: string; day: string; draft: string; published: string; gaps: string; weekdays: readonly string[] }
const WORDS: Record<Locale, Words> = {
  'zh-CN': { title: '排班表', name: '姓名', hours: '工时', day: '日期', draft: '草稿，未发布', published: '第 {n} 次发布', gaps: '空岗', weekdays: ['一', '二', '三', '四', '五', '六', '日'] },
  'zh-TW': { title: '排班表', name: '姓名', hours: '工時', day: '日期', draft: '草稿，未發布', published: '第 {n} 次發布', gaps: '空崗', weekdays: ['一', '二', '三', '四', '五', '六', '日'] },
  en: { title: 'Rota', name: 'Name', hours: 'Hours', day: 'Day', draft: 'Draft, not published', published: 'Publication {n}', gaps: 'Not manned', weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] },
}

/** The month as a table of people, or as a sheet for the wall by posts; gaps stand in red on both. */
export async function printRota(exchange: Exchange, { query }: Input<typeof staffing.printRota>, actor: Actor): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const form = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<RotaForm> => {
    const rota = await getRota(ctx, { params: {}, query: { siteId: query.siteId, month: query.month }, body: {} })
    const { zone: _, ...head } = await formHead(ctx, query.siteId, query.month, '')
    const words = WORDS[locale]
    const isFree = (at: number): boolean => rota.days[at]!.weekday > 5 || rota.days[at]!.holiday !== null
    const posts = new Map(rota.posts.map((post) => [post.id, post]))
    const gaps = rota.gaps.map((gap) => `${Number(gap.day.slice(8))} ${posts.get(gap.postId)?.name ?? ''} ${gap.shift}${gap.missing > 0 ? ` ×${gap.missing}` : ''}${gap.lackingTrades.length > 0 ? ` ${gap.lackingTrades.join('、')}` : ''}`)
    const isWall = query.layout === 'wall'
    return {
      ...head, qrText: null, isWall, title: `${head.letterhead.site} ${query.month} ${words.title}`, subtitle: rota.publishedNumber === 0 || rota.hasChanges && rota.mayPlan ? words.draft : words.published.replace('{n}', String(rota.publishedNumber)), foot: `${head.letterhead.organization} · ${head.printedAt} · ${head.printedBy}`,
      legend: legendOf(rota), gapTitle: `${words.gaps} (${gaps.length})`, gaps,
      ...(isWall ? { heads: [words.day, ...lanesOf(rota).map(({ title }) => title)], rows: wallRows(rota, words), shaded: rota.days.flatMap((_, at) => (isFree(at) ? [-(at + 1)] : [])) } : { heads: [words.name, ...rota.days.map(({ day, weekday }) => `${Number(day.slice(8))}\n${words.weekdays[weekday - 1]!}`), words.hours], rows: tableRows(rota), shaded: rota.days.flatMap((_, at) => (isFree(at) ? [at + 1] : [])) }),
    }
  })
  return { name: `${form.title}.pdf`, contentType: 'application/pdf', body: await printForm('rota.typ', form, { locale }), isInline: true }
}

function legendOf(rota: staffing.Rota): string {
  const shifts = new Map(rota.posts.flatMap((post) => post.shifts.map((shift) => [shift.code, shift])))
  return [...shifts.values()].map(({ code, name, start, minutes }) => `${code} ${name} ${start} ${minutes / 60} h`).join(' · ')
}

function tableRows(rota: staffing.Rota): string[][] {
  const cells = new Map(rota.cells.map((cell) => [`${cell.employeeId} ${cell.day}`, cell.shift]))
  return rota.people.filter(({ shifts }) => shifts > 0).map((person) => [person.name, ...rota.days.map(({ day }) => cells.get(`${person.id} ${day}`) ?? ''), String(Math.round(person.hours))])
}

interface Lane {
  postId: string
  shift: string
  title: string
}
const lanesOf = (rota: staffing.Rota): Lane[] => rota.posts.flatMap((post) => post.shifts.map((shift) => ({ postId: post.id, shift: shift.code, title: post.shifts.length === 1 ? post.name : `${post.name}\n${shift.name}` })))

function wallRows(rota: staffing.Rota, words: Words): string[][] {
  const names = new Map(rota.people.map(({ id, name }) => [id, name]))
  const held = grouped(rota.cells, keyOf)
  const missing = new Map(rota.gaps.map((gap) => [keyOf(gap), gap.missing]))
  return rota.days.map(({ day, weekday, holiday }) => [
    `${Number(day.slice(8))} ${words.weekdays[weekday - 1]!}${holiday === null ? '' : ` ${holiday}`}`,
    ...lanesOf(rota).map((lane) => {
      const key = keyOf({ ...lane, day })
      const on = (held.get(key) ?? []).map(({ employeeId }) => names.get(employeeId) ?? '')
      const lacks = missing.get(key) ?? 0
      return lacks > 0 ? `!${[...on, `– ${lacks}`].join('\n')}` : on.join('\n')
    }),
  ])
}
