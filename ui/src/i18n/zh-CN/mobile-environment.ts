/** The environment work of today on the phone. */
export const mobileEnvironment = {
  title: '环境作业', refresh: '刷新', none: '今天没有要做的', noneText: '清运、绿化、消杀和保洁巡视到时会显示在这里。', old: '这是 {{day}} 的清单，联网后更新', waste: '垃圾清运', greening: '绿化作业', pests: '消杀作业', rounds: '保洁巡视', clean: '区域清洁', done: '完成', doneFor: '{{what}}已记下', waits: '待发送',
  until: '{{time}} 前', overdue: '逾期', missed: '已过时间', openRound: '开始巡视', start: '开始计时', startClean: '开始区域清洁', area: '区域', place: '其他位置', wish: '要求', whereNeeded: '请选区域或填写位置', left: '剩 {{n}} 分钟', over: '超时 {{n}} 分钟',
  overflow: '满溢', smell: '有异味', sorted: '分类合格', note: '备注', noteNeeded: '请写明或拍照', photos: '照片', used: '实际用量', usedNeeded: '请填写用了什么、用了多少', pestStart: '开始作业', pestDone: '完成作业', mayStart: '{{time}} 起可开始',
  warn: { title: '开始前请看清', prohibited: '{{material}}禁用{{agent}}', read: '我已看清' },
  what: { waste: '垃圾清运', start: '开始区域清洁', finish: '完成区域清洁', greening: '绿化作业', pest: '消杀作业' },
}
