export const mobileDefects = {
  title: '工程遺留問題', new: '登記遺留問題', send: '登記', photos: '現場照片', what: '問題描述', whatNeeded: '請寫明問題', place: '具體位置', placeHint: '如：主浴頂部、地下室 B 區車道', placeNeeded: '請選房屋或寫明位置', unit: '房號', unitHint: '專有部分必填，如 3-2-1201', unitUnknown: '找不到這個房號', trade: '專業', part: '保固部位', source: '來源', contact: '反映人與聯絡方式', empty: '沒有未結案的遺留問題', open: '未結案', overdue: '逾期', dueOn: '期限', due: '期限 {{on}}', days: '{{n}} 天', note: '說明',
}
