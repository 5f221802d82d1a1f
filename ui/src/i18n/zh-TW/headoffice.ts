/** The house as head office looks at it: sites beside each other, who answers for what, whom outside it deals with, and what is done wrong. */
export const headoffice = {
  history: '變更紀錄',
  noHistory: '還沒有變更。',
  did: { created: '新建', changed: '修改', draft: '起草', drafted: '起草', publish: '發布', published: '發布', withdraw: '撤回', restore: '恢復', read: '確認閱讀', reminded: '催閱', closed: '停用', reopened: '啟用', from_template: '依範本建立', planned: '設定編制', facts_changed: '修改專案概況', energy_rule_changed: '修改能耗規則', ready_plans_added: '補齊計畫', ready_maintenance_added: '補齊維保計畫', tidied: '夜間整理', profile_changed: '修改簡介' },
  changed: { name: '名稱', alias: '別名', sort_order: '排序', is_active: '使用中', timeZone: '時區', address: '地址', phone: '電話', managed_area_m2: '管理面積', about: '簡介', opened_on: '進駐日期', developer: '建設公司', built_in_year: '落成年份' },
  switch: { title: '切換專案', search: '專案名稱、拼音或代碼', recent: '最近', all: '全部專案', none: '沒有符合的專案', compare: '專案對比', current: '目前', hint: '↑ ↓ 選擇，Enter 切換' },
  compare: {
    title: '專案對比', asOf: '截至 {{time}}', figure: '指標', unknown: '未知', open: '查看{{site}}的{{figure}}', only: '只有一個專案可以查看，沒有可對比的', now: '目前', period: '期間', house: '人員與制度', area: '{{n}} ㎡', best: '最好', worst: '最差',
    key: {
      registered: '受理報事', openNow: '處理中報事', overdueNow: '逾時報事', ordersNow: '處理中工單', kept: '時限達成率', complaintFeedback24hRate: '投訴 24 小時回覆率', satisfactionRate: '滿意率', returnVisitRate: '回訪率', repairOnTimeRate: '維修及時率', reworkRate: '返修率',
      managedAreaM2: '管理面積', headcount: '在職人數', planned: '編制', vacantCore: '核心職位空缺', unreadRules: '制度未確認人次', missingRules: '缺少必備文件', nonconformities: '不規範操作', liaisonsOpen: '外部聯絡待跟進',
    },
  },
  duty: {
    title: '職責邊界清單', new: '新增職責', edit: '修改職責', ready: '補齊常用職責', added: '已補齊 {{n}} 項職責', name: '職責', category: '報事類別', categoryHint: '這一類報事受理後，自動轉給主責職位所在部門', without: '不對應報事', owner: '主責', assist: '協助', inform: '知會', ownerHint: '只選一個職位；選多個會列為待釐清', conflict: '待釐清',
    all: '全部', unclear: '待釐清 {{n}}', closed: '已停用', use: '使用中', order: '排序', clear: '職責邊界清楚：每項職責都有一個主責職位，且本專案有人在職', uncovered: '沒有對應職責的報事類別：{{names}}', uncoveredHint: '這些類別的報事不會自動轉派。', empty: '還沒有職責', emptyHint: '補齊常用職責，再依本公司的分工調整。', mark: { owner: '主', assist: '協', inform: '知' },
    legend: '主＝主責　協＝協助　知＝知會', history: '修改記錄', print: '列印', save: '儲存', none: '無',
    conflictHint: { no_owner: '沒有職位主責', two_owners: '多個職位主責', vacant: '主責職位本專案無人' },
  },
  liaison: {
    title: '外部聯絡記錄', tabs: '外部聯絡', log: '聯絡記錄', parties: '外部單位', new: '登記聯絡', at: '聯絡時間', party: '外部單位', kind: '類別', subject: '事由', content: '經過', commitments: '約定事項', due: '跟進期限', owner: '跟進人', result: '跟進結果', settledAt: '辦結時間', by: '記錄人', search: '事由、經過、約定', followUp: '需要跟進', followUpHint: '到期前提醒跟進人，逾時逐級上報',
    recorded: '已登記', settle: '辦結', settled: '已辦結', change: '改期或轉交', changed: '已修改', reason: '原因', open: '待跟進', overdue: '逾時', done: '已辦結', noFollowUp: '無需跟進', empty: '還沒有外部聯絡記錄', emptyHint: '與里辦公處、消防、建管等單位聯絡後，在這裡登記事由和約定。', view: { all: '全部', open: '待跟進', overdue: '逾時', mine: '與我有關' }, history: '經過', page: '聯絡詳情',
    happening: { recorded: '登記', changed: '改期或轉交', settled: '辦結' },
  },
  party: { new: '新增單位', edit: '修改單位', name: '單位名稱', contact: '聯絡人', phone: '電話', address: '地址', note: '備註', last: '最近聯絡', open: '待跟進', active: '使用中', search: '單位、聯絡人、電話', empty: '還沒有外部單位', emptyHint: '先登記里辦公處、派出所、消防、建管等常往來的單位。', all: '含已停用', never: '從未' },
  wrong: {
    title: '不規範操作', new: '登記', number: '編號', at: '發現時間', employee: '當事人', employeeHint: '不針對個人的可不填', operation: '不規範操作', operationHint: '看到了什麼', correction: '糾正', correctionHint: '當場怎樣改正的', observer: '發現人', training: '培訓需求', topic: '需要培訓什麼', topicHint: '填寫後轉為培訓需求', post: '培訓對象', recorded: '已登記', search: '操作、糾正、編號', empty: '沒有不規範操作記錄',
    emptyHint: '看到違規或不規範操作，當場糾正後在這裡登記。', month: '月份', count: '不規範操作', trained: '已轉培訓', checks: '服務檢查', score: '檢查均分', people: '當事人', times: '{{n}} 次', noCheck: '無檢查',
  },
  team: {
    title: '協同處理', form: '組建小組', purpose: '處理目標', lead: '組長', members: '成員', membersHint: '跨部門選人；組長也在其中', ended: '已結束', end: '結束小組', result: '處理結果', change: '調整成員', formed: '小組已組建', saved: '已儲存', by: '{{name}} {{at}} 組建', none: '沒有小組', duty: '職責歸屬', unclear: '職責待釐清', nobody: '職責邊界清單未涵蓋這一類', onShift: '在班', offShift: '不在班', assist: '請求協助',
  },
  need: { ask: '調度資源', title: '資源調度', none: '還沒有請求其他部門' },
}
