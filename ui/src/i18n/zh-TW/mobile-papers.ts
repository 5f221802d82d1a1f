import type { mobilePapers as source } from '../zh-CN/mobile-papers.ts'

export const mobilePapers: typeof source = {
  title: '我的資料',
  hint: '您與物業簽訂的資料與合約，可查看掃描檔。',
  papers: '資料',
  contracts: '合約',
  none: '還沒有可查看的資料。',
  noFiles: '沒有掃描檔，可到櫃台查看原件。',
  until: '{{from}} 至 {{to}}',
  over: '已結束',
  search: '找檔案原件',
  what: '題名、編號、房號、姓名',
  lookHint: '輸入題名、房號或姓名，查看紙本原件放在哪裡',
  place: '存放位置',
  lent: '已借出',
  noPaper: '沒有登記原件',
  nothing: '沒有找到',
  site: '社區',
}
