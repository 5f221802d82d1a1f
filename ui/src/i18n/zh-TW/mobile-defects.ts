export const mobileDefects = {
  title: '工程遺留問題', new: '登記遺留問題', send: '登記', photos: '現場照片', what: '問題描述', whatNeeded: '請寫明問題', place: '具體位置', placeHint: '如：主浴頂部、地下室 B 區車道', placeNeeded: '請選房屋或寫明位置', unit: '房號', unitHint: '專有部分必填，如 3-2-1201', unitUnknown: '找不到這個房號', trade: '專業', part: '保固部位', source: '來源', contact: '反映人與聯絡方式', empty: '沒有未結案的遺留問題', open: '未結案', overdue: '逾期', dueOn: '期限', due: '期限 {{on}}', days: '{{n}} 天', note: '說明',
  builder: '責任單位', order: '工單', failures: '複驗不合格', times: '{{n}} 次', told: '已告知住戶',
  act: { isFine: '複驗結果', fine: '合格', notFine: '不合格', isFineNeeded: '請選擇複驗結果', after: '改善後照片', afterNeeded: '請拍改善後的照片', noteNeeded: '請寫明', selfFix: '開出一張維修工單，由調度安排自己的維修人員；做完後回到這裡複驗。', promisedOn: '承諾日期', newDueOn: '新的改善期限', dayNeeded: '請選日期', how: '如何告知', howHint: '如：電話告知住戶本人', howNeeded: '請寫明如何告知', yuan: '追償金額（元）', yuanNeeded: '請填寫金額' },
}
