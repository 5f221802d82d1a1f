import type { downloads as source } from '../zh-CN/downloads.ts'

export const downloads: typeof source = {
  title: '下載中心',
  hint: '背景匯出的檔案保留 7 天',
  name: '檔案',
  unnamed: '正在準備…',
  state: '進度',
  rows: '列數',
  size: '大小',
  asked: '提交時間',
  until: '保留至',
  fetch: '下載',
  cancel: '取消',
  retry: '重試',
  discard: '刪除',
  empty: '還沒有背景匯出的檔案',
  emptyHint: '在任一清單的匯出選單中選擇「背景匯出」，長清單會在這裡排隊產生。',
  begun: '已轉入背景匯出，完成後會通知您。',
  later: { xlsx: '背景匯出 Excel', csv: '背景匯出 CSV' },
}
