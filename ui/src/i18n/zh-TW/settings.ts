import type { settings as source } from '../zh-CN/settings.ts'

export const settings: typeof source = {
  title: '設定',
  nav: { label: '設定', categories: '報事分類', calendars: '工作行事曆', policies: '時限政策', colleagues: '同事', sites: '專案', account: '我的帳號' },
  nothing: '沒有您可以設定的內容',
  needed: '需要「{{permission}}」權限',
  categories: {
    title: '報事分類', hint: '兩層分類。前台和住戶按它登記，派工、時限和統計按它區分。', add: '新增第一層分類', addChild: '新增下層', edit: '修改', up: '上移', down: '下移', code: '代碼', name: '名稱', kind: '報事類型', department: '預設部門', urgency: '預設緊急程度', isActive: '啟用', off: '已停用', showOff: '顯示已停用', parent: '上層分類', anyKind: '不限', noDepartment: '不指定',
    new: '新增分類', change: '修改分類', act: '新增', codeHint: '英文代碼，建立後不能改，如 water.leak', codeBad: '只能用小寫字母、數字、點和底線', deactivate: '停用', activate: '啟用', deactivated: '「{{name}}」已停用，舊報事不受影響', activated: '「{{name}}」已啟用', empty: '還沒有分類', emptyHint: '先建第一層分類，如「給排水」。', children: '{{n}} 個下層',
  },
  calendars: {
    title: '工作行事曆', hint: '時限按行事曆裡的工作時間計算。修改產生新版本，正在計時的承諾仍按原版本。', add: '新增行事曆', name: '名稱', code: '代碼', scope: '適用', week: '每週工作時間', hours: '每週', holidays: '假日', version: '版本', wholeCompany: '全公司', follows: '按國定假日與補班', ignores: '不按假日', always: '全天 24 小時', hoursPerWeek: '{{n}} 小時', exceptions: '例外 {{n}} 天', rest: '休息', updated: '更新於 {{at}}', versionN: '第 {{n}} 版',
    empty: '還沒有行事曆', codeHint: '英文代碼，政策按它引用，如 opening_hours', from: '以哪個行事曆為範本', create: '新增', forSite: '僅本專案：{{site}}', own: '為本專案另設', ownHint: '全公司行事曆只能由管理全部專案的人修改；您可以為本專案另設一份，代碼相同，只影響本專案。', readOnly: '您可以查看，不能修改。',
  },
  calendar: {
    basics: '基本資料', timeZone: '時區', always: '全天 24 小時，每天', follows: '按國定假日放假、補班日上班', weekly: '每週工作時間', addInterval: '新增時段', removeInterval: '刪除這個時段', from: '開始', to: '結束', nextDay: '次日', copy: '複製到', copyWorkdays: '週一至週五', copyAll: '每天', clear: '清空', rest: '休息', bar: '{{day}}：{{hours}}',
    error: { time: '請按 08:30 的格式填寫', overlap: '與同一天的其他時段重疊', night: '與前一天跨夜的時段重疊' },
    exceptions: '本行事曆的例外', exceptionsHint: '優先於假日與每週時間。點選下方行事曆中的日期即可新增。', addException: '新增例外', day: '日期', until: '到（含）', kind: '當天', holiday: '放假', workday: '上班', name: '說明', ownHours: '時段', asUsual: '按平日時段', exceptionName: '如 裝修停業、週年慶', noExceptions: '沒有例外', remove: '刪除', add: '新增', order: '結束日期早於開始日期', tooLong: '一次最多 366 天', other: '其他時段',
    year: '{{year}} 年', previousYear: '上一年', nextYear: '下一年', preview: '全年', previewSaved: '未儲存的修改在圖上以虛線框標出', published: '假日已公布', provisional: '假日未公布，暫按每週時間', hoursOfDay: '{{hours}}', legend: { workday: '上班', rest: '休息', holiday: '假日', makeup: '補班', always: '全天', exception: '例外' }, marks: { holiday: '休', makeup: '班' },
    save: '儲存為第 {{n}} 版', undo: '還原', unsaved: '有未儲存的修改', saved: '已儲存為第 {{n}} 版', versionHint: '正在計時的承諾仍按原版本，新的承諾按新版本。', fix: '請先改正標出的時段', weekdays: { d1: '週一', d2: '週二', d3: '週三', d4: '週四', d5: '週五', d6: '週六', d7: '週日' }, range: '{{from}}至{{to}}', short: { d1: '一', d2: '二', d3: '三', d4: '四', d5: '五', d6: '六', d7: '日' },
  },
  due: { title: '算一算', hint: '按已儲存的版本計算。', when: '什麼時候到期', from: '開始', allow: '時限', unit: { minutes: '分鐘（工作時間）', hours: '小時（工作時間）', days: '個工作日', wall: '小時（自然時間）' }, due: '應在此前完成', provisional: '落在假日未公布的年份，公布後可能變化', between: '經過多少工作時間', to: '結束', seconds: '工作時間', none: '無', wallTime: '自然時間 {{time}}', order: '結束早於開始' },
  policies: {
    title: '時限政策', hint: '每項承諾的時限、所用行事曆和提醒升級的步驟。最具體的政策優先。', policy: '政策', match: '適用於', metric: '承諾', target: '時限', calendar: '行事曆', steps: '提醒與升級', everything: '全部', version: '第 {{n}} 版', inactive: '已停用', empty: '還沒有時限政策', trait: { types: '對象', kinds: '類型', categories: '分類', urgencies: '緊急程度', grades: '等級', origins: '來源', siteKinds: '專案類型', siteIds: '專案' },
    type: { case: '報事', work_order: '工單', key_loan: '鑰匙借用', defect: '工程遺留問題' }, origin: { case: '報事', inspection: '巡查發現', manual: '自行開單' }, to: { handler: '處理人', supervisor: '主管', site_manager: '專案經理', head_office: '品質部' },
    does: { reminder: '提醒', breach: '通知', escalation: '升級至', repeat: '再次提醒' }, metrics: { return: '歸還' },
    step: { due: '到期', at: '用時 {{part}}', after: '逾時 {{time}}', before: '到期前 {{time}}', elapsed: '開始後 {{time}}', every: '每 {{time}} 一次，共 {{times}} 次' },
  },
  colleagues: {
    title: '同事', add: '新增同事', name: '姓名', position: '職位', department: '部門', phone: '電話', roles: '角色', shift: '在班', skills: '技能', words: '姓名', empty: '還沒有同事', emptyHint: '新增同事後，他們就能登入、接待和派工。', new: '新增同事', act: '新增', login: '登入帳號', password: '初始密碼', passwordHint: '至少 6 碼；請本人登入後修改', loginShort: '至少 2 個字元', passwordShort: '至少 6 碼', role: '角色', scope: '範圍', addRole: '再加一個角色', removeRole: '去掉這個角色', skillsHint: '如 水電、木工，派工時參考', added: '{{name}} 已新增，可用 {{login}} 登入', on: '在班', off: '未在班', inactive: '已離職', allRoles: '全部角色', scopeOf: '{{role}} · {{scope}}', setOn: '{{name}}上班', setOff: '{{name}}下班',
  },
  sites: { title: '專案', add: '新增專案', name: '名稱', code: '代碼', kind: '類型', timeZone: '時區', address: '地址', phone: '電話', codeHint: '大寫字母、數字或連字號，用在單號裡，建立後不能改', codeBad: '1 至 12 個大寫字母、數字或連字號', new: '新增專案', change: '修改專案', act: '新增', madeHint: '部門、工作行事曆和時限政策會自動建好。', edit: '修改' },
  account: {
    title: '我的帳號', login: '登入帳號', organization: '公司', language: '語言', theme: '外觀', password: '修改密碼', old: '現在的密碼', new: '新密碼', again: '再輸一次', short: '至少 8 碼', differs: '兩次輸入不同', wrong: '現在的密碼不對', change: '修改密碼', changed: '密碼已修改', roles: '我的角色', permissions: '我能做的', expires: '登入有效至', site: '本專案', sites: '我的專案',
  },
}
