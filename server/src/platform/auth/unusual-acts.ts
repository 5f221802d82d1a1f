import type { App } from '../app.ts'
import type { Ctx } from '../ctx.ts'
import { runInCtx } from '../ctx.ts'
import { messageTemplate, sendMessage } from '../messages/messages.ts'
import { Actor } from './actor.ts'

const HOUR_MS = 3_600_000
/** From here on somebody should ask what goes on; each is told once a day. */
export const UNUSUAL = { missesOfLogin: 10, missesOfAddress: 30, refusals: 60, refusalMinutes: 10, exports: 10, exportedRows: 20_000 }

export function declareUnusualActs(): void {
  messageTemplate('security.guessing', {
    'zh-CN': { title: '有人在反复猜密码', body: '{what}：一小时内输错 {count} 次。系统已逐次延长等待；请核实，必要时重置密码或要求开启动态验证码。' },
    'zh-TW': { title: '有人在反覆猜密碼', body: '{what}：一小時內輸錯 {count} 次。系統已逐次延長等待；請核實，必要時重設密碼或要求開啟動態驗證碼。' },
    en: { title: 'Somebody keeps guessing a password', body: '{what}: {count} misses within an hour. Each further one waits longer; ask about it, reset the password or ask for a second factor if needed.' },
  })
  messageTemplate('security.refused', {
    'zh-CN': { title: '{name} 的请求频繁被拒绝', body: '{minutes} 分钟内有 {count} 次请求没有权限或查无此项，可能在试探数据。请核实，必要时退出其全部设备。' },
    'zh-TW': { title: '{name} 的請求頻繁被拒絕', body: '{minutes} 分鐘內有 {count} 次請求沒有權限或查無此項，可能在試探資料。請核實，必要時登出其全部裝置。' },
    en: { title: 'Many requests of {name} are refused', body: '{count} requests within {minutes} minutes had no right or asked for what is not there: somebody may be probing. Ask, and end their sessions if needed.' },
  })
  messageTemplate('security.exports', {
    'zh-CN': { title: '{name} 大量导出个人信息', body: '一小时内导出 {count} 份名单，共 {rows} 行。请在「查阅记录」核对用途。' },
    'zh-TW': { title: '{name} 大量匯出個人資料', body: '一小時內匯出 {count} 份名單，共 {rows} 列。請在「查閱記錄」核對用途。' },
    en: { title: '{name} exports much personal data', body: '{count} lists with {rows} rows within an hour. See the access log for what they said it is for.' },
  })
}

type Recipients = (ctx: Ctx) => Promise<string[]>
let recipients: Recipients = async () => []
/** Roles lie right of the platform: whoever starts it says who hears. */
export function unusualActsAreToldTo(who: Recipients): void {
  recipients = who
}

/** Tells the administrators, once a day for each cause. */
export async function tellUnusual(ctx: Ctx, kind: 'guessing' | 'refused' | 'exports', cause: string, params: Record<string, string | number>): Promise<void> {
  sendMessage(ctx, { accountIds: await recipients(ctx), template: `security.${kind}`, params, level: 'urgent', dedupeKey: `unusual:${kind}:${cause}:${Math.floor(ctx.now.getTime() / (24 * HOUR_MS))}` })
}

/** After a list with personal data has left: this one and those of the last hour by the same account. */
export async function watchExports(ctx: Ctx, rowsOfThis: number): Promise<void> {
  const { accountId } = ctx.actor
  if (accountId === null) return
  const before = await ctx.tx
    .selectFrom('access_entry')
    .select((e) => [e.fn.countAll<number>().as('count'), e.fn.sum<string | null>('rows').as('rows')])
    .where('act', '=', 'export').where('account_id', '=', accountId).where('at', '>', new Date(ctx.now.getTime() - HOUR_MS))
    .executeTakeFirstOrThrow()
  const count = before.count + 1
  const rows = Number(before.rows ?? 0) + rowsOfThis
  if (count >= UNUSUAL.exports || rows >= UNUSUAL.exportedRows) await tellUnusual(ctx, 'exports', accountId, { name: calledOf(ctx.actor), count, rows })
}

/** Residents are not named: what is told of them would outlive what the house forgets. Which account it was stands in the log of requests. */
const calledOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.name : '@role:resident')

const MOST_WATCHED = 10_000

/** Counts in this process whose requests are refused; a few are everyday, many are somebody who tries what opens. */
export class RefusalWatch {
  readonly #app: App
  readonly #counts = new Map<string, { since: number; count: number }>()
  constructor(app: App) {
    this.#app = app
  }

  note(actor: Actor, now: number): void {
    if (actor.accountId === null) return
    const windowMs = UNUSUAL.refusalMinutes * 60_000
    const known = this.#counts.get(actor.accountId)
    const entry = known && now - known.since < windowMs ? known : { since: now, count: 0 }
    entry.count++
    if (this.#counts.size >= MOST_WATCHED) this.#counts.clear()
    this.#counts.set(actor.accountId, entry)
    if (entry.count !== UNUSUAL.refusals) return
    const tell = (ctx: Ctx): Promise<void> => tellUnusual(ctx, 'refused', actor.accountId!, { name: calledOf(actor), count: entry.count, minutes: UNUSUAL.refusalMinutes })
    runInCtx(this.#app, { actor: Actor.system(actor.organizationId), now: new Date(now) }, tell).catch((error: unknown) => this.#app.log.warn({ err: error }, 'refusals not told'))
  }
}
