/** Five standards by zones, and lamp counts. */
export const fiveStandards = {
  title: '{{month}}五標準評比', rank: '名次', zone: '責任區', steward: '責任區管家', score: '得分', met: '達標', metOf: '{{n}}/{{of}} 項', unknown: '無資料', of: '{{good}}/{{of}}', target: '目標', own: '本責任區', noRank: '資料不足，不排名',
  hint: '得分為已有資料各項達成程度的平均值；沒有記錄的不計分，也不算達標。', teamHint: '只列前幾名和您所在的責任區。', live: '本月未結帳，資料隨時變化，下月 4 日自動結帳', closed: '{{at}} 結帳', version: '第 {{n}} 版', corrected: '更正：{{reason}}', versions: '版本',
  site: '全專案', checks: '管理體系三項', bulletin: '列印月度通報', bulletinWhole: '列印全部責任區', recount: '重新統計', recountHint: '按現在的記錄重算這個月，原結果保留為上一版。', reason: '更正原因', recounted: '已重新統計，現為第 {{n}} 版', work: '及時、返修與投訴', none: '還沒有劃分責任區', noneHint: '在「設定 · 責任區」裡劃分後，這裡按月評比。',
  lamps: {
    counts: '計入亮燈盤點', title: '亮燈盤點', new: '登記盤點', verb: '登記', at: '盤點時間', building: '樓棟', place: '位置', placeHint: '如 樓道、地下車庫、主路', inspected: '盤點燈數', lit: '亮燈數', rate: '亮燈率', broken: '不亮位置', brokenPlace: '具體位置', brokenCount: '盞數', addBroken: '新增位置', removeBroken: '去掉', by: '盤點人', source: '來源', note: '備註', search: '位置、樓棟、責任區', dark: '有燈不亮', voided: '已作廢', when: '盤點時間',
    empty: '還沒有亮燈盤點', emptyHint: '夜間巡查時清點亮燈情況；不亮的燈逐處開工單。', made: '已登記，開出 {{n}} 張工單', sumWrong: '不亮的燈要逐處寫明：應為 {{n}} 盞', moreLit: '亮燈數多於盤點燈數', view: { counting: '有效', dark: '有燈不亮', voided: '已作廢' }, order: '工單', round: '巡查任務', reason: '作廢原因', voidHint: '盤點有誤時作廢；已開的工單照常處理。', facts: '盤點資訊', happening: { counted: '登記盤點', voided: '作廢' },
  },
}
