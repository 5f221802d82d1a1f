import type { InspectionLabels } from './labels.ts'

export const inspections: InspectionLabels = {
  checkItemKind: { yes_no: '是否', number: '數值', choice: '選項', text: '文字', photo: '照片', meter: '抄表', signature: '簽名' },
  pointTarget: { place: '地點', area: '公共區域', facility: '設施設備', meter: '表具', unit: '房屋' },
  roundKind: { inspection: '樓宇巡查', patrol: '安全巡邏', cleaning: '清潔巡視', greening: '綠化巡視', fire: '消防設施', evacuation: '疏散通道', meters: '抄表', vacant_units: '空置房', night: '夜間巡查', opening: '開放前檢查', renovation: '裝修現場' },
  holidayRule: { keep: '照常巡查', skip: '假日不巡', next_working_day: '順延到下一工作日' },
  overlapRule: { allow: '照常產生', skip: '上一輪未完則跳過' },
  misfireRule: { missed: '記為漏巡', late: '保留待補巡' },
  planState: { running: '執行中', paused: '已暫停', ended: '已結束' },
  planAction: { pause: '暫停', resume: '恢復', end: '結束' },
  roundState: { planned: '未到時間', open: '待巡查', started: '巡查中', done: '已完成', missed: '漏巡', skipped: '已跳過' },
  roundAction: { start: '開始巡查', finish: '完成巡查', skip: '跳過', assign: '指派' },
  roundWhy: { not_walked: '到時未巡', downtime: '系統停機', overlap: '上一輪未完', holiday: '假日', by_person: '人工跳過', no_units: '無此類房屋' },
  pointMark: { finding: '發現未結案', overdue: '逾期未巡', skipped: '未能檢查', never: '從未巡查', fine: '正常' },
  uncheckedWhy: { open: '待檢查', missed: '到時未巡', left_out: '未能檢查', round_skipped: '任務已跳過', no_round: '本月無任務' },
  pointResult: { fine: '正常', bad: '有問題', skipped: '未查' },
  findingSeverity: { minor: '輕微', normal: '一般', serious: '嚴重', dangerous: '危險' },
  findingWay: { undecided: '待定', on_the_spot: '現場處理', rectification: '要求改善', work_order: '轉工單', third_party: '外包單位', report_upward: '上報' },
  findingState: { open: '待處理', in_hand: '處理中', settled: '待複查', closed: '已結案', dropped: '不成立' },
  findingAction: { settle: '已處理', raise_order: '開工單', ask_third_party: '聯絡外包', rectify: '要求改善', report: '上報', recheck: '複查', drop: '不成立' },
  presenceSign: { tag: '掃碼', position: '定位', dwell: '停留時間', order: '按路線', live_photo: '現場照片', nonce: '連線校驗' },
}
