import type { Locale } from '@guanjia/contract'
import type { KeptProblem } from '../../archives/index.ts'

/** Every reason for which a row is refused (error) or worth a look (warning). */
export const PROBLEMS = {
  cell_error: 'error',
  number_missing: 'error',
  number_too_long: 'error',
  number_twice: 'error',
  opened_missing: 'error',
  date_unreadable: 'error',
  date_unlikely: 'error',
  date_in_future: 'error',
  date_order: 'error',
  kind_unknown: 'error',
  status_unknown: 'error',
  closed_missing: 'error',
  resolved_missing: 'error',
  words_missing: 'error',
  target_before_opened: 'warning',
  closed_but_open: 'warning',
  value_unknown: 'warning',
  channel_unknown: 'warning',
  unit_unknown: 'warning',
  employee_unknown: 'warning',
  number_taken: 'warning',
  text_cut: 'warning',
  opened_kept: 'warning',
  worked_on_here: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type ProblemCode = keyof typeof PROBLEMS
export type RowProblem = KeptProblem & { code: ProblemCode }

type Texts = Record<ProblemCode, string>

const ZH_CN: Texts = {
  cell_error: '单元格是错误值 {value}，请先在表格里改正',
  number_missing: '缺少编号',
  number_too_long: '编号“{value}”太长，最多 {max} 个字',
  number_twice: '编号 {value} 在第 {firstRow} 行已有',
  opened_missing: '缺少登记时间',
  date_unreadable: '看不懂时间“{value}”，请在方案里写明 dateFormat，如 {example}',
  date_unlikely: '时间“{value}”不在合理范围内（{min} 至 {max}）',
  date_in_future: '时间“{value}”在将来，请检查时区和格式',
  date_order: '时间“{value}”早于登记时间 {opened}',
  kind_unknown: '不认识的类型“{value}”，请在方案的 values.kind 里写明它是什么',
  status_unknown: '不认识的状态“{value}”，请在方案的 values.status 里写明它是什么',
  closed_missing: '状态是“{value}”，但没有关闭时间',
  resolved_missing: '状态是“{value}”，但没有完成时间',
  words_missing: '标题、描述和类别都是空的',
  target_before_opened: '要求完成时间“{value}”早于登记时间，未作为时限导入',
  closed_but_open: '状态是“{status}”，却有关闭时间“{value}”；以状态为准',
  value_unknown: '不认识“{value}”，按未填处理，原文保留在时间线里',
  channel_unknown: '不认识渠道“{value}”，按“转办”记录',
  unit_unknown: '档案里没有房屋“{value}”，原文保留在位置里',
  employee_unknown: '没有叫“{value}”的同事，记在“历史数据”名下，时间线里保留原名',
  number_taken: '编号 {value} 已被占用，导入为 {number}',
  text_cut: '“{value}”太长，已截断',
  opened_kept: '登记时间与已导入的不同，保留原来的',
  worked_on_here: '该事项导入后已在本系统处理过，未按文件修改',
}

const ZH_TW: Texts = {
  cell_error: '儲存格是錯誤值 {value}，請先在表格中修正',
  number_missing: '缺少編號',
  number_too_long: '編號「{value}」太長，最多 {max} 個字',
  number_twice: '編號 {value} 在第 {firstRow} 列已有',
  opened_missing: '缺少登記時間',
  date_unreadable: '看不懂時間「{value}」，請在方案裡寫明 dateFormat，如 {example}',
  date_unlikely: '時間「{value}」不在合理範圍內（{min} 至 {max}）',
  date_in_future: '時間「{value}」在將來，請檢查時區和格式',
  date_order: '時間「{value}」早於登記時間 {opened}',
  kind_unknown: '不認識的類型「{value}」，請在方案的 values.kind 裡寫明它是什麼',
  status_unknown: '不認識的狀態「{value}」，請在方案的 values.status 裡寫明它是什麼',
  closed_missing: '狀態是「{value}」，但沒有關閉時間',
  resolved_missing: '狀態是「{value}」，但沒有完成時間',
  words_missing: '標題、描述和類別都是空的',
  target_before_opened: '要求完成時間「{value}」早於登記時間，未作為時限匯入',
  closed_but_open: '狀態是「{status}」，卻有關閉時間「{value}」；以狀態為準',
  value_unknown: '不認識「{value}」，視為未填，原文保留在時間線裡',
  channel_unknown: '不認識管道「{value}」，以「轉辦」記錄',
  unit_unknown: '檔案裡沒有戶別「{value}」，原文保留在位置裡',
  employee_unknown: '沒有叫「{value}」的同事，記在「歷史資料」名下，時間線裡保留原名',
  number_taken: '編號 {value} 已被使用，匯入為 {number}',
  text_cut: '「{value}」太長，已截斷',
  opened_kept: '登記時間與已匯入的不同，保留原來的',
  worked_on_here: '該事項匯入後已在本系統處理過，未依檔案修改',
}

const EN: Texts = {
  cell_error: 'The cell shows the error {value}; correct it in the sheet first',
  number_missing: 'The number is missing',
  number_too_long: 'The number “{value}” is too long, at most {max} characters',
  number_twice: 'Number {value} is already in row {firstRow}',
  opened_missing: 'The opening time is missing',
  date_unreadable: 'Cannot read the time “{value}”; give dateFormat in the profile, such as {example}',
  date_unlikely: 'The time “{value}” is out of range ({min} to {max})',
  date_in_future: 'The time “{value}” lies in the future; check time zone and format',
  date_order: 'The time “{value}” lies before the opening {opened}',
  kind_unknown: 'Unknown kind “{value}”; say in values.kind of the profile what it is',
  status_unknown: 'Unknown status “{value}”; say in values.status of the profile what it is',
  closed_missing: 'The status is “{value}” but there is no closing time',
  resolved_missing: 'The status is “{value}” but there is no time of completion',
  words_missing: 'Subject, description and category are all empty',
  target_before_opened: 'The target “{value}” lies before the opening and was not taken as a promise',
  closed_but_open: 'The status is “{status}” although there is a closing time “{value}”; the status was believed',
  value_unknown: 'Unknown value “{value}”, taken as empty; the words are kept in the timeline',
  channel_unknown: 'Unknown channel “{value}”, recorded as referral',
  unit_unknown: 'The archives have no unit “{value}”; the words are kept as the place',
  employee_unknown: 'No colleague is called “{value}”; recorded under “Imported history”, the name is kept in the timeline',
  number_taken: 'Number {value} is in use; imported as {number}',
  text_cut: '“{value}” is too long and was cut',
  opened_kept: 'The opening time differs from the imported one, which stays',
  worked_on_here: 'The case was worked on here after its import and was not changed',
}

const TEXTS: Record<Locale, Texts> = { 'zh-CN': ZH_CN, 'zh-TW': ZH_TW, en: EN }

/** A row's problem in words of the reader's language. */
export function problemText(problem: KeptProblem, locale: Locale): string {
  const params: Record<string, string | number> = { ...problem.params, value: problem.value }
  return TEXTS[locale][problem.code as ProblemCode].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
