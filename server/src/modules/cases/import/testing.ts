import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'

/** A folder of files that tests write themselves. */
export class HistoryFiles {
  readonly #folder = mkdtempSync(join(tmpdir(), 'guanjia-cases-'))
  #count = 0

  csv(rows: string[][], encoding = 'utf8'): string {
    const path = join(this.#folder, `${++this.#count}.csv`)
    const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    writeFileSync(path, iconv.encode(rows.map((row) => row.map(quoted).join(',')).join('\r\n'), encoding))
    return path
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** As a city's hotline exports its requests. */
export const NYC_HEADERS = [
  'Unique Key', 'Created Date', 'Closed Date', 'Agency', 'Complaint Type', 'Descriptor', 'Incident Address', 'Status', 'Due Date',
  'Resolution Description', 'Open Data Channel Type',
]
export const NYC = {
  source: 'nyc311', dateFormat: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'America/New_York', targets: 'file',
  values: {
    kind: { '': 'complaint' }, department: { HPD: 'ENGINEERING', NYPD: 'SECURITY' }, category: { 'Noise - Residential': 'order.noise' },
  },
}
export const NYC_ROWS = [
  [
    '61000001', '01/05/2026 11:30:00 PM', '01/06/2026 02:10:00 AM', 'NYPD', 'Noise - Residential', 'Loud Music/Party', '123 EXAMPLE AVENUE',
    'Closed', '01/06/2026 07:30:00 AM', 'The officers took action.', 'ONLINE',
  ],
  [
    '61000002', '03/08/2026 01:30:00 AM', '03/20/2025 09:00:00 AM', 'HPD', 'HEAT/HOT WATER', 'ENTIRE BUILDING', '77 SAMPLE STREET', 'Open',
    '', '', 'PHONE',
  ],
  [
    '61000003', '02/01/2026 09:00:00 AM', '02/05/2026 12:00:00 AM', 'DOT', 'Street Condition', 'Pothole', '5 MAIN STREET', 'Closed',
    '02/03/2026 09:00:00 AM', 'Repaired.', 'MOBILE',
  ],
  [
    '61000004', '03/08/2026 03:30:00 AM', '', 'HPD', 'PLUMBING', 'WATER SUPPLY', '77 SAMPLE STREET', 'In Progress',
    '03/09/2026 03:30:00 AM', '', 'UNKNOWN',
  ],
]

/** As a property office keeps its list by hand. */
export const OFFICE_HEADERS = [
  '序号', '工单编号', '登记时间', '工单类型', '报修类别', '房号', '业主姓名', '联系电话', '问题描述', '受理人', '处理人', '责任部门', '来源', '状态', '完成时间', '处理结果', '满意度', '反馈时间',
  '紧急程度',
]
export const OFFICE_ROWS = [
  [
    '1', 'WX-0001', '2026-02-03 09:15', '报修', '漏水渗水', '3栋2单元1201', '苏婉清', '13800130001', '厨房水槽下面漏水', '前台许', '技工吕', '工程部', '电话', '已关闭',
    '2026-02-03 16:40', '换了密封圈', '非常满意', '', '一般',
  ],
  [
    '2', 'WX-0002', '2026年2月4日 下午3:20', '客户投诉', '', '9-9-909', '王先生', '', '半夜有人在花园放音响', '离职小张', '', '没有的部门', '业主微信群', '处理中', '', '', '',
    '2026-02-04 17:00', '紧急',
  ],
  ['3', 'WX-0003', '2026/2/5', '咨询', '', '', '', '', '装修押金怎么退', '', '', '', '前台', '已完成', '2026/2/5', '凭验收单退', '', '', ''],
  ['4', 'WX-0004', '2026-02-06 10:00', '报修', '', '3-2-1201', '苏先生', '', '门锁坏了', '前台许', '技工吕', '', '电话', '已取消', '', '', '', '', ''],
]
