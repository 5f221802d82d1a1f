import type { mobileEmergency as source } from '../zh-CN/mobile-emergency.ts'

export const mobileEmergency: typeof source = {
  report: '突發事件通報', reportOnly: '僅通報', reportAndStart: '通報並啟動應變計畫', all: '突發事件', open: '進行中', over: '已結束', none: '沒有突發事件', drill: '演練', what: '是什麼事件', proposed: '擬定級別：{{level}}', place: '地點', placeHint: '例如 3 棟 2 單元電梯', danger: '有人遇險', yes: '有', no: '沒有', photos: '照片', words: '說明', reported: '通報', mine: '我的職位', assembly: '疏散與集合', outcome: '結果', myCard: '我的行動', people: '各職位', missing: '缺 {{n}} 人', others: '其他職位的行動', numbers: '外部電話', calls: '外部求援', counts: '清點人數', counted: '在場 {{n}}，失聯 {{missing}}', waits: '先完成：{{steps}}', late: '已逾時', left: '剩 {{n}} 分鐘', whom: '呼叫誰', zone: '區域', present: '在場人數', missingPeople: '失聯人數', who: '失聯人員', announcements: '對住戶的公告', to: '發給誰', onlySaid: '只廣播、口頭告知', allHomes: '全部住戶', someHomes: '所選片區、棟別', places: '片區、棟別', reached: '{{n}} 戶，其中 {{app}} 戶用 App', sending: '傳送中',
  inquiry: '墜物排查', inquiryText: '{{number}}：{{units}} 戶，已排除 {{excluded}} 戶',
}
