export const handover = {
  tabs: '工程遺留問題', late: '逾期', print: '列印', write: '致函建設公司', ofUnit: '工程遺留問題', allOfUnit: '共 {{n}} 項',
  search: { defect: '編號、部位、問題、房號', letter: '編號、單位、簽收人' },
  view: { open: '未結案', overdue: '逾期', toWrite: '待致函', recheck: '待複驗', tell: '待告知', all: '全部' },
  field: {
    number: '編號', place: '部位', building: '棟別', description: '問題描述', unit: '房屋', area: '公共區域', facility: '設施設備', location: '具體位置', trade: '專業', part: '保固部位', warranty: '保固', builder: '責任單位', source: '來源', person: '反映人', contact: '聯絡方式', finding: '巡查發現', registeredAt: '登記時間', state: '狀態', age: '未結案時長',
    letters: '改善通知單', dueOn: '改善期限', promisedOn: '承諾日期', newDueOn: '新的期限', order: '工單', workerId: '維修人員', costFen: '自修成本', chargedFen: '追償金額', fixedAt: '改善完成', failures: '複驗不合格次數', verifiedAt: '複驗合格', toldAt: '告知住戶', toldHow: '告知方式與結果', outcome: '處理結果', photoIds: '照片', note: '說明', isFine: '複驗合格', daysOpen: '天數',
    party: '致', items: '問題清單', open: '未結案', delivered: '送達', madeAt: '製作時間', words: '函件內文', way: '送達方式', receivedBy: '簽收人', proof: '簽收憑證',
  },
  hint: {
    where: '房屋、公共區域、設施設備只選一個；都不選時寫明具體位置', location: '如：主浴頂部、地下室 B 區車道', workerId: '不選則進入派單', isFine: '關閉表示不合格，退回改善', newDueOn: '複驗不合格時可另定期限', toldHow: '如：電話告知，住戶認可', items: '勾選本次通知的問題，可逐項另定期限', words: '不填則用標準文字',
  },
  items: { first: '請先選擇責任單位', none: '沒有待通知該單位的問題', all: '全選（{{n}} 項）', ownDay: '單獨期限' },
  happening: { registered: '登記', notified: '已通知建設公司', recheck_failed: '複驗不合格', order_done: '自修完成', order_cancelled: '自修未成，轉上報', written: '製作' },
  summary: { title: '登記彙總', all: '登記', open: '未結案', overdue: '逾期', closed: '已結案', ofAll: '共登記 {{n}} 項', overdueNote: '超過期限或承諾日期', stillOpen: '仍未結案', charged: '追償 {{amount}}', byBuilding: '按棟別', byTrade: '按專業', byBuilder: '按責任單位', noBuilding: '未分棟', noBuilder: '責任單位未定', export: '匯出彙總', attention: '交屋半年內，每週檢視至 {{until}}', lastReview: '上次 {{on}} 未結案 {{n}} 項' },
}
