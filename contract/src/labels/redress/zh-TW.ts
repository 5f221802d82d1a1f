import type { RedressLabels } from './labels.ts'

export const redress: RedressLabels = {
  redressHappening: {
    compensation_requested: '申請補償',
    compensation_approve: '核准補償',
    compensation_refuse: '未核准補償',
    compensation_withdraw: '撤回補償申請',
    compensation_promise: '補償答覆',
    compensation_pay: '兌付補償',
    compensation_close: '補償歸檔',
    facility_checked: '公共設施自查',
    liability_written: '漏水責任認定',
    liability_changed: '修改責任認定',
    liability_issue: '出具認定書',
    liability_sign: '認定書簽字',
    liability_revise: '撤回認定書',
    falling_opened: '墜物排查',
    falling_exclude: '排除單元',
    falling_restore: '恢復單元',
    falling_presence: '核實在家情況',
    falling_conclude: '排查結論',
    falling_reopen: '重新排查',
    left_group: '移出群體投訴',
    step_done: '完成環節',
    step_skip: '略過環節',
    step_undo: '撤回環節',
  },
}
