import type { RedressLabels } from './labels.ts'

export const redress: RedressLabels = {
  redressHappening: {
    compensation_requested: '申请补偿',
    compensation_approve: '批准补偿',
    compensation_refuse: '未批准补偿',
    compensation_withdraw: '撤回补偿申请',
    compensation_promise: '补偿答复',
    compensation_pay: '兑付补偿',
    compensation_close: '补偿归档',
    facility_checked: '公共设施自查',
    liability_written: '漏水责任认定',
    liability_changed: '修改责任认定',
    liability_issue: '出具认定书',
    liability_sign: '认定书签字',
    liability_revise: '撤回认定书',
    falling_opened: '坠物排查',
    falling_exclude: '排除单元',
    falling_restore: '恢复单元',
    falling_presence: '核实在家情况',
    falling_conclude: '排查结论',
    falling_reopen: '重新排查',
    left_group: '移出群体投诉',
    step_done: '完成环节',
    step_skip: '跳过环节',
    step_undo: '撤回环节',
  },
}
