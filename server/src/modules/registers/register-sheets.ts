import type { Locale } from '@guanjia/contract'
import type { Actor } from '../../platform/auth/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import { exportList, type ExportPlan } from '../../platform/records/export.ts'
import { listPaper, siteById, type ListPaper } from '../organization/index.ts'
import { everyRecord, type Condition, type RecordTable, type Register } from './register.ts'

const AT: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

type Conditions = (ctx: Ctx) => Condition[] | Promise<Condition[]>

/** A list of a register as a sheet, streamed, with the filters that the screen has. */
export function exportRegister<T extends RecordTable, S>(register: Register<T, S>, exchange: Exchange, actor: Actor, { siteId, format }: { siteId: string; format: 'xlsx' | 'csv' }, conditions: Conditions): Promise<FileAnswer> {
  return exportList(exchange, actor, format, (ctx) => sheetOfRegister(ctx, register, siteId, conditions))
}

/** The same on paper. */
export function printRegister<T extends RecordTable, S>(register: Register<T, S>, exchange: Exchange, actor: Actor, paper: ListPaper, conditions: Conditions): Promise<FileAnswer> {
  return listPaper(exchange, actor, paper, (ctx) => sheetOfRegister(ctx, register, paper.siteId, conditions))
}

async function sheetOfRegister<T extends RecordTable, S>(ctx: Ctx, register: Register<T, S>, siteId: string, conditions: Conditions): Promise<ExportPlan> {
  ctx.actor.mustSee(register.read, siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const language = AT[ctx.locale]
  const { name, columns } = register.sheet
  const wanted = await conditions(ctx)
  return {
    name: name[language],
    timeZone,
    columns: columns.map(({ key, kind, width, title }) => ({ key, kind, width, title: title[language] })),
    rows: (async function* () {
      for await (const one of everyRecord(ctx, register, siteId, wanted)) yield Object.fromEntries(columns.map((column) => [column.key, column.value(one, ctx.locale)]))
    })(),
  }
}
