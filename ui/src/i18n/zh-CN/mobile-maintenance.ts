/** Services and facilities on the phone: steps with one hand, a label's card, reports, stops, counters. */
export const mobileMaintenance = {
  title: '我的保养', strip: '今日保养 {{count}} 项', stripLate: '保养逾期 {{count}} 项', none: '没有待做的保养', noneText: '派给您的保养会出现在这里，步骤会先存到手机，没有网络也能登记。', late: '逾期', due: '{{day}} 到期', bad: '{{count}} 步异常',
  scan: { title: '扫设施标签', unknown: '没有找到设施，请扫设施标签或输入完整编号' },
  progress: '{{done}} / {{of}} 步', steps: '保养步骤', safety: '安全须知', lockOut: '上锁挂牌', parts: '备件', tools: '工具', note: '说明', findings: '发现的问题', order: '查看工单', facility: '查看设施', toOrder: '步骤已齐，去工单', restFine: '其余 {{count}} 项正常', save: '保存 {{count}} 步', left: '还差 {{count}} 步', saved: '已保存，步骤已齐', savedLeft: '已保存，还差 {{count}} 步',
  where: { sent: '已登记', unsent: '已存手机，待上传', refused: '未被接收，见“待上传”' },
  mustStop: '检验过期或不合格，须停用', responsible: '责任人', nobody: '无责任人', condition: '完好度', legal: '法定检验', downSince: '停机时间', begin: '开始保养',
  report: { verb: '报修', send: '开出工单', what: '什么问题', whatNeeded: '请写明问题', impact: '对住户的影响', photos: '照片', done: '已保存，马上开出工单' },
  stop: { verb: '停用', text: '从现在起计停机时间，恢复运行时结束。', why: '原因', whyNeeded: '请写明原因', done: '已保存，马上登记停机' },
  counter: { title: '运行计数', read: '抄录', never: '未抄录', value: '读数', last: '上次 {{value}}', needed: '请填写读数', enter: '抄录', less: '比上次小', again: '重新填写', reset: '归零或换表', done: '已保存读数' },
}
