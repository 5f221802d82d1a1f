export const shell = {
  product: '管家',
  clock: {
    remaining: '剩 {{time}}',
    overdue: '超时 {{time}}',
    paused: '暂停',
    met: '按时完成',
    breached: '超时完成',
    pending: '未开始',
    cancelled: '已取消',
    none: '无时限',
  },
  duration: { days: '{{d}}天{{h}}小时', hours: '{{h}}小时{{m}}分', minutes: '{{m}}分钟', seconds: '{{s}}秒' },
  when: { justNow: '刚刚', today: '今天', yesterday: '昨天', tomorrow: '明天' },
}
