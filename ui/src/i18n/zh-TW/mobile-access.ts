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
}
