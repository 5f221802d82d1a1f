import type { mobileAccess as source } from '../zh-CN/mobile-access.ts'

export const mobileAccess: typeof source = {
  code: '動態驗證碼',
  codeHint: '打開手機驗證器查看；也可以輸入復原碼',
  go: '繼續',
  back: '換個帳號',
  passwordTitle: '請設定自己的密碼',
  passwordHint: '您正在使用臨時密碼，設定新密碼後即可開始工作。',
  set: '設定新密碼',
  factorTitle: '請啟用動態驗證碼',
  factorHint: '您的角色要求登入時使用動態驗證碼。請在電腦上打開管家網頁，依提示啟用。',
  open: '打開網頁',
  signOut: '登出',
  seen: '最近使用 {{time}}',
  weak: { short: '至少 {{count}} 位', common: '這是常用密碼，請換一個', uniform: '太有規律，請換一個', personal: '不要用帳號或姓名作密碼', same: '不能與原密碼相同' },
  strength: { hint: '至少 {{count}} 位，可以是一句話；常用密碼在儲存時檢查', missing: '還差 {{count}} 位', fair: '可以使用，再長一些更難猜', good: '不容易猜到' },
  rest: { title: '即將自動登出', left: '{{count}} 秒後登出，點一下螢幕即可繼續' },
}
