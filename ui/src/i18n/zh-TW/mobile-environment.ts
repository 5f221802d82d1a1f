import type { mobileEnvironment as source } from '../zh-CN/mobile-environment.ts'

export const mobileEnvironment: typeof source = {
  title: '環境作業', refresh: '重新整理', none: '今天沒有要做的', noneText: '清運、綠化、消殺和清潔巡視到時會顯示在這裡。', old: '這是 {{day}} 的清單，連線後更新', waste: '垃圾清運', greening: '綠化作業', pests: '消殺作業', rounds: '清潔巡視', clean: '區域清潔', done: '完成', doneFor: '{{what}}已記下', waits: '待傳送',
  until: '{{time}} 前', overdue: '逾期', missed: '已過時間', openRound: '開始巡視', start: '開始計時', startClean: '開始區域清潔', area: '區域', place: '其他位置', wish: '要求', whereNeeded: '請選區域或填寫位置', left: '剩 {{n}} 分鐘', over: '逾時 {{n}} 分鐘',
  overflow: '滿溢', smell: '有異味', sorted: '分類合格', note: '備註', noteNeeded: '請寫明或拍照', photos: '照片', used: '實際用量', usedNeeded: '請填寫用了什麼、用了多少', pestStart: '開始作業', pestDone: '完成作業', mayStart: '{{time}} 起可開始',
  warn: { title: '開始前請看清', prohibited: '{{material}}禁用{{agent}}', read: '我已看清' },
  what: { waste: '垃圾清運', start: '開始區域清潔', finish: '完成區域清潔', greening: '綠化作業', pest: '消殺作業' },
}
