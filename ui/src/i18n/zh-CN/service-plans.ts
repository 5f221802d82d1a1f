/** A service, split into tasks. */
export const servicePlans = {
  title: '服务方案', make: '新服务方案', name: '方案名称', need: '客户需求', aim: '目标与做法', lines: '任务分解', linesHint: '每项交给一个部门或一位同事，各有期限；一次下达，要么全部发出，要么都不发。', department: '部门', addLine: '加一项', remove: '删除这项', give: '下达任务', add: '追加任务', callOff: '取消方案', callOffHint: '未完成的任务会一并取消，并通知办理人。', reason: '原因',
  progress: '已办', of: '{{done}} / {{n}} 项', late: '逾期', lateN: '{{n}} 项逾期', lastDue: '最晚期限', madeBy: '制定', search: '方案、编号、需求', empty: '没有服务方案', emptyHint: '把一项服务分解成任务，分给部门和同事，进度在这里看。',
  happening: { made: '制定方案', added: '追加任务', ended: '任务全部结束', runs_again: '继续执行', called_off: '取消方案', assist_asked: '下达任务', assist_accept: '任务已接受', assist_finish: '任务已完成', assist_decline: '任务未接受', assist_cancel: '任务已取消', assist_reopen: '退回重办', assist_close: '任务已关闭' },
}
