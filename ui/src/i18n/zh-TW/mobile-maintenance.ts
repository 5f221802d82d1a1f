import type { mobileMaintenance as shape } from '../zh-CN/mobile-maintenance.ts'

export const mobileMaintenance: typeof shape = {
  title: '我的保養', strip: '今日保養 {{count}} 項', stripLate: '保養逾期 {{count}} 項', none: '沒有待做的保養', noneText: '派給您的保養會出現在這裡，步驟會先存到手機，沒有網路也能登記。', late: '逾期', due: '{{day}} 到期', bad: '{{count}} 步異常',
  scan: { title: '掃設施標籤', unknown: '沒有找到設施，請掃設施標籤或輸入完整編號' },
  progress: '{{done}} / {{of}} 步', steps: '保養步驟', safety: '安全須知', lockOut: '上鎖掛牌', parts: '備品', tools: '工具', note: '說明', findings: '發現的問題', order: '查看工單', facility: '查看設施', toOrder: '步驟已齊，去工單', restFine: '其餘 {{count}} 項正常', save: '儲存 {{count}} 步', left: '還差 {{count}} 步', saved: '已儲存，步驟已齊', savedLeft: '已儲存，還差 {{count}} 步',
  where: { sent: '已登記', unsent: '已存手機，待上傳', refused: '未被接收，見「待上傳」' },
  mustStop: '檢驗逾期或不合格，須停用', responsible: '負責人', nobody: '無負責人', condition: '完好度', legal: '法定檢驗', downSince: '停機時間', begin: '開始保養',
  report: { verb: '報修', send: '開出工單', what: '什麼問題', whatNeeded: '請寫明問題', impact: '對住戶的影響', photos: '照片', done: '已儲存，馬上開出工單' },
  stop: { verb: '停用', text: '從現在起計停機時間，恢復運轉時結束。', why: '原因', whyNeeded: '請寫明原因', done: '已儲存，馬上登記停機' },
  counter: { title: '運轉計數', read: '抄錄', never: '未抄錄', value: '讀數', last: '上次 {{value}}', needed: '請填寫讀數', enter: '抄錄', less: '比上次小', again: '重新填寫', reset: '歸零或換表', done: '已儲存讀數' },
}
