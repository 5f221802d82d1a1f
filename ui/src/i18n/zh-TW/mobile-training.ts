import type { mobileTraining as source } from '../zh-CN/mobile-training.ts'

export const mobileTraining: typeof source = {
  link: '測驗與錯題本',
  phone: '手機',
}
