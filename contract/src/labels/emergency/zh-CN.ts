import type { EmergencyLabels } from './labels.ts'

export const emergency: EmergencyLabels = {
  incidentCategory: { fire: '消防', public_health: '公共卫生', security: '治安', facility: '设施设备' },
  incidentKind: { fire: '火灾', gas_leak: '煤气泄漏', infection: '传染病', food_poisoning: '食物中毒', sudden_illness: '客户突发不适', theft: '盗窃', robbery: '抢劫', fight: '斗殴', falling_object: '高空坠物', visitor_peak: '客流激增', lift_trapped: '电梯困人', burst_pipe: '水管爆裂', power_cut: '停电', storm: '台风暴雨', other: '其他' },
  incidentLevel: { 1: 'L1 岗位级', 2: 'L2 项目级', 3: 'L3 公司级' },
  statutoryGrade: { I: 'Ⅰ级 特别重大', II: 'Ⅱ级 重大', III: 'Ⅲ级 较大', IV: 'Ⅳ级 一般' },
  incidentState: { reported: '已上报', activated: '处置中', controlled: '已控制', closed: '已结束', reviewed: '已复盘', called_off: '已解除' },
  incidentAction: { activate: '启动预案', set_level: '调整级别', acknowledge: '收到', at_post: '已到岗', assign: '指派人员', release: '撤下', fill: '按当班补位', done: '完成', impossible: '无法完成', note: '记录', count: '清点人数', call: '外部求援', arrived: '已到达', announce: '发布公告', control: '已控制', close: '结束', call_off: '解除', finish_review: '结束复盘' },
  incidentDuty: { command: '指挥', security: '安保组', engineering: '工程组', service: '客服组', medical: '医疗救护', support: '后勤保障' },
  planSource: { post: '上岗点', post_kind: '岗位类型', position: '职位', role: '角色', employee: '指定人员', reserve: '征召人员' },
  holdReason: { rota: '当班', clocked_in: '已到岗打卡', planned: '排班未打卡', reserve: '征召', stand_in: '代班', assigned: '指派' },
  toldAs: { role: '应急岗位', superior: '上级', phone_tree: '电话树', department: '部门' },
  outsideService: { fire: '消防 119', police: '公安 110', medical: '急救 120', gas: '燃气公司', lift: '电梯维保', power: '供电公司', water: '供水公司', authority: '主管部门', other: '其他' },
  stepState: { open: '待完成', done: '已完成', impossible: '无法完成' },
  emergencyPlanState: { draft: '草稿', approved: '已批准', retired: '已停用' },
  emergencyPlanAction: { edit: '编辑', approve: '批准', discard: '放弃草稿', confirm: '年度复审通过', retire: '停用', restore: '恢复使用' },
  drillState: { planned: '已计划', running: '进行中', held: '已完成', cancelled: '已取消' },
  drillAction: { start: '开始演练', postpone: '改期', hold: '记录结果', cancel: '取消' },
}
