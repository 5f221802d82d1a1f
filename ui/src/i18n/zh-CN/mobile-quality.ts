/** Service standards and checks on the phone. */
export const mobileQuality = {
  link: '服务标准与检查',
  title: '服务标准与检查',
  unread: '待我确认的标准',
  nothingUnread: '标准都已确认',
  own: '我的检查结果',
  nothingOwn: '还没有对我的检查',
  start: '开始检查',
  confirm: '我已阅读并将执行',
  confirmed: '已确认',
  items: '{{n}} 条',
  check: { title: '服务检查', standard: '按哪份标准', colleague: '检查谁', place: '或检查地点', placeHint: '如 服务中心、3 栋大堂', choose: '请选择', comment: '总评', photos: '照片', submit: '提交检查', left: '还有 {{n}} 条未评', met: '做到', missed: '未做到', crossed: '触犯', kept: '未触犯', na: '不适用', done: '已提交，得分 {{score}}', limits: '{{min}}–{{max}} {{unit}}' },
  result: { title: '检查结果', score: '得分 {{score}}', by: '{{name}} {{time}}', reply: '本人说明', replyHint: '可不填，提交后不能修改', acknowledge: '我已知悉', acknowledged: '已记录', red: '触犯红线，总分不超过 60', missed: '未做到', na: '不适用' },
  wrong: { title: '不规范操作', record: '登记不规范操作', none: '没有记录', put: '改正：{{how}}', training: '培训：{{topic}}', whom: '当事人', whomHint: '不针对个人的可不选', nobody: '不针对个人', operation: '看到了什么', correction: '当场怎样改正的', topic: '需要培训什么', topicHint: '填写后转为培训需求', submit: '提交', needed: '请填写', recorded: '已登记 {{number}}' },
}
