import type { StaffingLabels } from './labels.ts'

/** Choices of staffing and rota. */
export const staffing: StaffingLabels = {
  rotaPostKind: { fixed: '固定岗', patrol: '巡逻岗', service: '服务岗', duty_manager: '值班经理', night_manager: '夜间值班经理' },
  quotaBasis: { area: '按面积', households: '按户数', traffic: '按日均人流', posts: '按排班岗位', fixed: '固定人数' },
  rotaObstacle: { position: '岗位不符', certificate: '缺有效证书', leave: '请假', busy: '当天已有班', rest: '休息不足', days_in_row: '连续上班过多', week_hours: '周工时超限', trade: '班内缺工种' },
  leaveKind: { annual: '年假', sick: '病假', personal: '事假', marriage: '婚假', maternity: '产假陪产假', bereavement: '丧假', compensatory: '调休', other: '其他' },
  leaveState: { asked: '待批', approved: '已批准', declined: '未批准', withdrawn: '已撤回' },
  leaveAction: { approve: '批准', decline: '不批准', withdraw: '撤回' },
  swapState: { asked: '待同事答复', accepted: '待主管批准', refused: '同事未同意', approved: '已换班', declined: '未批准', withdrawn: '已撤回' },
  swapAction: { accept: '同意', refuse: '不同意', approve: '批准', decline: '不批准', withdraw: '撤回' },
  reserveKind: { part_time: '兼职', outsourced: '外包' },
  payBasis: { hour: '按小时', shift: '按班次', day: '按天' },
  callUpReason: { event: '活动', holiday: '节假日', peak: '客流高峰', vacancy: '补空岗', emergency: '突发情况' },
  callUpState: { open: '征召中', filled: '已满员', closed: '已结束', cancelled: '已取消' },
  callUpAnswer: { asked: '待答复', accepted: '接受', declined: '不接受' },
}
