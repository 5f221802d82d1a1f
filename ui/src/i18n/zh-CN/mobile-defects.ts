export const mobileDefects = {
  title: '工程遗留问题', new: '登记遗留问题', send: '登记', photos: '现场照片', what: '问题描述', whatNeeded: '请写明问题', place: '具体位置', placeHint: '如：主卫顶部、地库 B 区车道', placeNeeded: '请选房屋或写明位置', unit: '房号', unitHint: '户内问题必填，如 3-2-1201', unitUnknown: '没有找到这个房号', trade: '专业', part: '保修部位', source: '来源', contact: '反映人与联系方式', empty: '没有未关闭的遗留问题', open: '未关闭', overdue: '逾期', dueOn: '期限', due: '期限 {{on}}', days: '{{n}} 天', note: '说明',
  builder: '责任单位', order: '工单', failures: '复验不合格', times: '{{n}} 次', told: '已告知业主',
  act: { isFine: '复验结果', fine: '合格', notFine: '不合格', isFineNeeded: '请选择复验结果', after: '整改后照片', afterNeeded: '请拍整改后的照片', noteNeeded: '请写明', selfFix: '开出一张维修工单，由调度安排自己的维修人员；做完后回到这里复验。', promisedOn: '承诺日期', newDueOn: '新的整改期限', dayNeeded: '请选日期', how: '怎样告知', howHint: '如：电话告知业主本人', howNeeded: '请写明怎样告知', yuan: '追偿金额（元）', yuanNeeded: '请填写金额' },
}
