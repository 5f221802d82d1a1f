import type { InspectionLabels } from './labels.ts'

export const inspections: InspectionLabels = {
  checkItemKind: { yes_no: '是否', number: '数值', choice: '选项', text: '文字', photo: '照片', meter: '抄表', signature: '签名' },
  pointTarget: { place: '地点', area: '公共区域', facility: '设施设备', meter: '表具', unit: '房屋' },
  roundKind: { inspection: '楼宇巡查', patrol: '秩序巡逻', cleaning: '保洁巡视', greening: '绿化巡视', fire: '消防设施', evacuation: '疏散通道', meters: '抄表', vacant_units: '空置房', night: '夜间巡查', opening: '开放前检查', renovation: '装修现场' },
  holidayRule: { keep: '照常巡查', skip: '节假日不巡', next_working_day: '顺延到下一工作日' },
  overlapRule: { allow: '照常生成', skip: '上一轮未完则跳过' },
  misfireRule: { missed: '记为漏巡', late: '保留待补巡' },
  planState: { running: '执行中', paused: '已暂停', ended: '已结束' },
  planAction: { pause: '暂停', resume: '恢复', end: '结束' },
  roundState: { planned: '未到时间', open: '待巡查', started: '巡查中', done: '已完成', missed: '漏巡', skipped: '已跳过' },
  roundAction: { start: '开始巡查', finish: '完成巡查', skip: '跳过', assign: '指派' },
  roundWhy: { not_walked: '到时未巡', downtime: '系统停机', overlap: '上一轮未完', holiday: '节假日', by_person: '人工跳过', no_units: '无此类房屋' },
  pointMark: { finding: '发现未闭环', overdue: '逾期未巡', skipped: '未能检查', never: '从未巡查', fine: '正常' },
  uncheckedWhy: { open: '待检查', missed: '到时未巡', left_out: '未能检查', round_skipped: '任务已跳过', no_round: '本月无任务' },
  pointResult: { fine: '正常', bad: '有问题', skipped: '未查' },
  findingSeverity: { minor: '轻微', normal: '一般', serious: '严重', dangerous: '危险' },
  findingWay: { undecided: '待定', on_the_spot: '现场处理', rectification: '责令整改', work_order: '转工单', third_party: '外协单位', report_upward: '上报' },
  findingState: { open: '待处理', in_hand: '处理中', settled: '待复查', closed: '已闭环', dropped: '不成立' },
  findingAction: { settle: '已处理', raise_order: '开工单', ask_third_party: '联系外协', rectify: '要求整改', report: '上报', recheck: '复查', drop: '不成立' },
  presenceSign: { tag: '扫码', position: '定位', dwell: '停留时间', order: '按路线', live_photo: '现场照片', nonce: '联网校验' },
}
