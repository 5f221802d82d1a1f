import type { StaffingLabels } from './labels.ts'

/** Choices of staffing and rota. */
export const staffing: StaffingLabels = {
  rotaPostKind: { fixed: '固定崗', patrol: '巡邏崗', service: '服務崗', duty_manager: '值班經理', night_manager: '夜間值班經理' },
  quotaBasis: { area: '按面積', households: '按戶數', traffic: '按日均人流', posts: '按排班崗位', fixed: '固定人數' },
  rotaObstacle: { position: '崗位不符', certificate: '缺有效證照', leave: '請假', busy: '當天已有班', rest: '休息不足', days_in_row: '連續上班過多', week_hours: '週工時超限', trade: '班內缺工種' },
  leaveKind: { annual: '特休', sick: '病假', personal: '事假', marriage: '婚假', maternity: '產假陪產假', bereavement: '喪假', compensatory: '補休', other: '其他' },
  leaveState: { asked: '待核准', approved: '已核准', declined: '未核准', withdrawn: '已撤回' },
  leaveAction: { approve: '核准', decline: '不核准', withdraw: '撤回' },
  swapState: { asked: '待同事答覆', accepted: '待主管核准', refused: '同事未同意', approved: '已換班', declined: '未核准', withdrawn: '已撤回' },
  swapAction: { accept: '同意', refuse: '不同意', approve: '核准', decline: '不核准', withdraw: '撤回' },
  reserveKind: { part_time: '兼職', outsourced: '外包' },
  payBasis: { hour: '按小時', shift: '按班次', day: '按天' },
  callUpReason: { event: '活動', holiday: '節假日', peak: '人流尖峰', vacancy: '補空崗', emergency: '突發狀況' },
  callUpState: { open: '徵召中', filled: '已滿員', closed: '已結束', cancelled: '已取消' },
  callUpAnswer: { asked: '待答覆', accepted: '接受', declined: '不接受' },
}
