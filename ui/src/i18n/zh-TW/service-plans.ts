import type { Messages } from '../zh-CN/index.ts'

export const servicePlans: Messages['servicePlans'] = {
  title: '服務方案', make: '新服務方案', name: '方案名稱', need: '客戶需求', aim: '目標與做法', lines: '任務分解', linesHint: '每項交給一個部門或一位同事，各有期限；一次下達，要麼全部發出，要麼都不發。', department: '部門', addLine: '加一項', remove: '刪除這項', give: '下達任務', add: '追加任務', callOff: '取消方案', callOffHint: '未完成的任務會一併取消，並通知辦理人。', reason: '原因',
  progress: '已辦', of: '{{done}} / {{n}} 項', late: '逾期', lateN: '{{n}} 項逾期', lastDue: '最晚期限', madeBy: '制定', search: '方案、編號、需求', empty: '沒有服務方案', emptyHint: '把一項服務分解成任務，分給部門和同事，進度在這裡看。',
  happening: { made: '制定方案', added: '追加任務', ended: '任務全部結束', runs_again: '繼續執行', called_off: '取消方案', assist_asked: '下達任務', assist_accept: '任務已接受', assist_finish: '任務已完成', assist_decline: '任務未接受', assist_cancel: '任務已取消', assist_reopen: '退回重辦', assist_close: '任務已結案' },
}
