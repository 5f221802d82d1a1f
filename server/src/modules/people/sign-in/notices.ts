import type { Ctx } from '../../../platform/ctx.ts'
import { messageTemplate, sendMessage, type Texts } from '../../../platform/messages/messages.ts'

const WORDS = {
  password_changed: {
    'zh-CN': { title: '您的密码已修改', body: '其他设备已全部退出登录。如非本人操作，请立即联系管理员重置密码。' },
    'zh-TW': { title: '您的密碼已變更', body: '其他裝置已全部登出。如非本人操作，請立即聯絡管理員重設密碼。' },
    en: { title: 'Your password was changed', body: 'All other devices were signed out. If it was not you, ask an administrator for a reset at once.' },
  },
  password_reset: {
    'zh-CN': { title: '您的密码已被重置', body: '{who} 为您生成了临时密码，三天内有效，所有设备已退出登录。如您没有要求重置，请联系管理员。' },
    'zh-TW': { title: '您的密碼已被重設', body: '{who} 為您產生了臨時密碼，三天內有效，所有裝置已登出。如您沒有要求重設，請聯絡管理員。' },
    en: { title: 'Your password was reset', body: '{who} made a temporary password for you, good for three days; all devices were signed out. If you did not ask for it, tell an administrator.' },
  },
  second_factor_on: {
    'zh-CN': { title: '动态验证码已开启', body: '今后登录除密码外还须输入动态码。如非本人操作，请立即联系管理员。' },
    'zh-TW': { title: '動態驗證碼已開啟', body: '今後登入除密碼外還須輸入動態碼。如非本人操作，請立即聯絡管理員。' },
    en: { title: 'The second factor is on', body: 'From now on signing in asks for a code beside the password. If it was not you, tell an administrator at once.' },
  },
  second_factor_off: {
    'zh-CN': { title: '动态验证码已关闭', body: '操作人：{who}。今后仅凭密码即可登录。如非本人操作，请立即修改密码并联系管理员。' },
    'zh-TW': { title: '動態驗證碼已關閉', body: '操作人：{who}。今後僅憑密碼即可登入。如非本人操作，請立即變更密碼並聯絡管理員。' },
    en: { title: 'The second factor is off', body: 'Done by {who}. The password alone signs in now. If it was not you, change your password and tell an administrator at once.' },
  },
  recovery_codes: {
    'zh-CN': { title: '恢复码已重新生成', body: '原来的恢复码全部失效。如非本人操作，请立即修改密码并联系管理员。' },
    'zh-TW': { title: '復原碼已重新產生', body: '原來的復原碼全部失效。如非本人操作，請立即變更密碼並聯絡管理員。' },
    en: { title: 'New recovery codes were made', body: 'The earlier ones no longer work. If it was not you, change your password and tell an administrator at once.' },
  },
  key_made: {
    'zh-CN': { title: '新的接口密钥：{name}', body: '{who} 新建了接口密钥「{name}」，由您负责。如不知情，请在「接口密钥」中停用。' },
    'zh-TW': { title: '新的介接金鑰：{name}', body: '{who} 新建了介接金鑰「{name}」，由您負責。如不知情，請在「介接金鑰」中停用。' },
    en: { title: 'New API key: {name}', body: '{who} made the key “{name}”; you answer for it. If you know nothing of it, revoke it under API keys.' },
  },
  phone_changed: {
    'zh-CN': { title: '您账号的手机号已修改', body: '操作人：{who}。如有疑问，请联系管理员。' },
    'zh-TW': { title: '您帳號的手機號碼已變更', body: '操作人：{who}。如有疑問，請聯絡管理員。' },
    en: { title: 'The phone number of your account was changed', body: 'Done by {who}. If that is wrong, tell an administrator.' },
  },
  email_changed: {
    'zh-CN': { title: '您账号的通知邮箱已修改', body: '今后的通知不再发到原来的邮箱。如非本人操作，请立即修改密码并联系管理员。' },
    'zh-TW': { title: '您帳號的通知信箱已變更', body: '今後的通知不再寄到原來的信箱。如非本人操作，請立即變更密碼並聯絡管理員。' },
    en: { title: 'The e-mail address of your account was changed', body: 'Messages no longer go to the earlier address. If it was not you, change your password and tell an administrator at once.' },
  },
  roles_changed: {
    'zh-CN': { title: '您的角色有变化', body: '{who} 调整了您的角色与权限，已立即生效。可在「我的账号」查看。' },
    'zh-TW': { title: '您的角色有變化', body: '{who} 調整了您的角色與權限，已立即生效。可在「我的帳號」查看。' },
    en: { title: 'Your roles were changed', body: '{who} changed your roles and rights; they hold at once. See your account.' },
  },
} as const satisfies Record<string, Texts>

/** What happened to an account that its owner must hear, whoever did it. */
export type AccountNews = keyof typeof WORDS

for (const [news, texts] of Object.entries(WORDS)) messageTemplate(`sign_in.${news}`, texts)

/** Tells the owner of an account what was changed about it: in the app, and by e-mail where that is set up. */
export function tellOwner(ctx: Ctx, accountId: string, news: AccountNews, params: Record<string, string> = {}): void {
  sendMessage(ctx, { accountIds: [accountId], template: `sign_in.${news}`, params: { who: ctx.actor.name, ...params }, level: 'urgent' })
}
