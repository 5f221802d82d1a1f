export const handover = {
  tabs: '工程遗留问题', late: '逾期', print: '打印', write: '致函开发商', ofUnit: '工程遗留问题', allOfUnit: '共 {{n}} 项',
  search: { defect: '编号、部位、问题、房号', letter: '编号、单位、签收人' },
  view: { open: '未关闭', overdue: '逾期', toWrite: '待致函', recheck: '待复验', tell: '待告知', all: '全部' },
  field: {
    number: '编号', place: '部位', building: '楼栋', description: '问题描述', unit: '房屋', area: '公共区域', facility: '设施设备', location: '具体位置', trade: '专业', part: '保修部位', warranty: '保修', builder: '责任单位', source: '来源', person: '反映人', contact: '联系方式', finding: '巡查发现', registeredAt: '登记时间', state: '状态', age: '未关闭时长',
    letters: '整改通知单', dueOn: '整改期限', promisedOn: '承诺日期', newDueOn: '新的期限', order: '工单', workerId: '维修人员', costFen: '自修成本', chargedFen: '追偿金额', fixedAt: '整改完成', failures: '复验不合格次数', verifiedAt: '复验合格', toldAt: '告知业主', toldHow: '告知方式与结果', outcome: '处理结果', photoIds: '照片', note: '说明', isFine: '复验合格', daysOpen: '天数',
    party: '致', items: '问题清单', open: '未关闭', delivered: '送达', madeAt: '制作时间', words: '函件正文', way: '送达方式', receivedBy: '签收人', proof: '签收凭证',
  },
  hint: {
    where: '房屋、公共区域、设施设备只选一个；都不选时写明具体位置', location: '如：主卫顶部、地库 B 区车道', workerId: '不选则进入派单', isFine: '关闭表示不合格，退回整改', newDueOn: '复验不合格时可另定期限', toldHow: '如：电话告知，业主认可', items: '勾选本次通知的问题，可逐项另定期限', words: '不填则用标准文字',
  },
  items: { first: '请先选择责任单位', none: '没有待通知该单位的问题', all: '全选（{{n}} 项）', ownDay: '单独期限' },
  happening: { registered: '登记', notified: '已通知开发商', recheck_failed: '复验不合格', order_done: '自修完成', order_cancelled: '自修未成，转上报', written: '制作' },
  summary: { title: '登记汇总', all: '登记', open: '未关闭', overdue: '逾期', closed: '已关闭', ofAll: '共登记 {{n}} 项', overdueNote: '超过期限或承诺日期', stillOpen: '仍未关闭', charged: '追偿 {{amount}}', byBuilding: '按楼栋', byTrade: '按专业', byBuilder: '按责任单位', noBuilding: '未分楼栋', noBuilder: '责任单位未定', export: '导出汇总', attention: '交房半年内，每周检视至 {{until}}', lastReview: '上次 {{on}} 未关闭 {{n}} 项' },
}
