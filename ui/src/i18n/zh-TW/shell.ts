import type { shell as source } from '../zh-CN/shell.ts'

export const shell: typeof source = {
  product: '管家',
  clock: {
    remaining: '剩 {{time}}',
    overdue: '逾時 {{time}}',
    paused: '暫停',
    met: '準時完成',
    breached: '逾時完成',
    pending: '未開始',
    cancelled: '已取消',
    none: '無時限',
  },
  duration: { days: '{{d}}天{{h}}小時', hours: '{{h}}小時{{m}}分', minutes: '{{m}}分鐘', seconds: '{{s}}秒' },
  when: { justNow: '剛剛', today: '今天', yesterday: '昨天', tomorrow: '明天' },
}
