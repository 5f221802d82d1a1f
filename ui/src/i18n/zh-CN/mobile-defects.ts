export const mobileDefects = {
  title: '工程遗留问题', new: '登记遗留问题', send: '登记', photos: '现场照片', what: '问题描述', whatNeeded: '请写明问题', place: '具体位置', placeHint: '如：主卫顶部、地库 B 区车道', placeNeeded: '请选房屋或写明位置', unit: '房号', unitHint: '户内问题必填，如 3-2-1201', unitUnknown: '没有找到这个房号', trade: '专业', part: '保修部位', source: '来源', contact: '反映人与联系方式', empty: '没有未关闭的遗留问题', open: '未关闭', overdue: '逾期', dueOn: '期限', due: '期限 {{on}}', days: '{{n}} 天', note: '说明',
}
