import { createHash, randomBytes } from 'node:crypto'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Exchange } from '../../../platform/http/route.ts'
import { messageTemplate, sendMessage } from '../../../platform/messages/messages.ts'

/** Which browser it is, beyond the session: it stays when one signs out. It opens nothing. */
export const DEVICE_COOKIE = 'guanjia_device'
const KEPT_SECONDS = 400 * 86_400
const MARK = /^[\w-]{43}$/

messageTemplate('sign_in.new_device', {
  'zh-CN': { title: '您的账号在新设备上登录', body: '设备：{device}，网络地址：{address}。如非本人操作，请立即在「我的」或「账号安全」中退出该设备并修改密码。' },
  'zh-TW': { title: '您的帳號在新裝置上登入', body: '裝置：{device}，網路位址：{address}。如非本人操作，請立即在「我的」或「帳號安全」中登出該裝置並變更密碼。' },
  en: { title: 'Your account was signed in on a new device', body: 'Device: {device}, address: {address}. If it was not you, sign that device out in your account and change your password at once.' },
})

export interface Place {
  device: string
  address: string
  /** Hash of the mark that the browser keeps. */
  mark: Buffer | null
}

/** Where a sign-in comes from. A browser without a mark gets one. */
export function placeOf({ app, request, reply }: Exchange): Place {
  const kept = request.cookies[DEVICE_COOKIE]
  const mark = kept !== undefined && MARK.test(kept) ? kept : randomBytes(32).toString('base64url')
  if (mark !== kept) reply.setCookie(DEVICE_COOKIE, mark, { path: '/', httpOnly: true, sameSite: 'lax', secure: app.config.hasSecureCookie, maxAge: KEPT_SECONDS })
  return { device: request.headers['user-agent'] ?? '', address: request.ip, mark: createHash('sha256').update(mark).digest() }
}

/** A browser that was renewed is still the same one. */
const kindOf = (device: string): string => device.replaceAll(/\d[\d._]*/g, '')

/** `Chrome · Windows`; what is not known keeps its own words. */
function spoken(device: string): string {
  const browser = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((one) => device.includes(one))
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((one) => device.includes(one))
  const names: Record<string, string> = { MicroMessenger: 'WeChat', Edg: 'Edge', 'Mac OS': 'macOS' }
  return [browser, system].flatMap((one) => (one === undefined ? [] : (names[one] ?? one))).join(' · ') || device.slice(0, 60) || '?'
}

/**
 * Whether the account was never used there: neither the mark is known, nor the same kind of browser from the same address (a program that keeps
 * no mark, a browser that was cleaned). The first session of an account is no news.
 */
export async function isNewDevice(ctx: Ctx, accountId: string, place: Place): Promise<boolean> {
  const earlier = await ctx.tx.selectFrom('session').select(['device', 'address', 'device_mark']).where('account_id', '=', accountId).execute()
  if (earlier.length === 0) return false
  return !earlier.some((one) => (place.mark !== null && one.device_mark?.equals(place.mark) === true) || (one.address === place.address && kindOf(one.device) === kindOf(place.device)))
}

export function tellOfNewDevice(ctx: Ctx, accountId: string, place: Place, sessionId: string): void {
  sendMessage(ctx, { accountIds: [accountId], template: 'sign_in.new_device', params: { device: spoken(place.device), address: place.address }, level: 'urgent', dedupeKey: `new-device:${sessionId}` })
}
