import type { mobilePrivacy as source } from '../zh-CN/mobile-privacy.ts'

export const mobilePrivacy: typeof source = {
  title: '誰看過我的資料',
  hint: '工作人員查看、匯出您家資料的紀錄，以職務顯示。',
  empty: '還沒有人查看過您的完整資料',
  consents: '我的同意',
  give: '同意',
  withdraw: '撤回同意',
  given: '已同意（{{at}}）',
  notGiven: '未同意',
  changed: '已更新',
  list: '隨整份名單查看',
  someone: '工作人員',
}
