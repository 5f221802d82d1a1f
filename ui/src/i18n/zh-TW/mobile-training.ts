import type { mobileTraining as source } from '../zh-CN/mobile-training.ts'

export const mobileTraining: typeof source = {
  link: '測驗與錯題本',
  training: '培訓與課程',
  phone: '手機',
}
