import type { EmergencyLabels } from './labels.ts'

export const emergency: EmergencyLabels = {
  incidentCategory: { fire: '消防', public_health: '公共衛生', security: '治安', facility: '設施設備' },
  incidentKind: { fire: '火災', gas_leak: '瓦斯外洩', infection: '傳染病', food_poisoning: '食物中毒', sudden_illness: '客戶突發不適', theft: '竊盜', robbery: '搶劫', fight: '鬥毆', falling_object: '高空墜物', visitor_peak: '人潮激增', lift_trapped: '電梯困人', burst_pipe: '水管爆裂', power_cut: '停電', storm: '颱風豪雨', other: '其他' },
  incidentLevel: { 1: 'L1 職位級', 2: 'L2 案場級', 3: 'L3 公司級' },
  statutoryGrade: { I: 'Ⅰ級 特別重大', II: 'Ⅱ級 重大', III: 'Ⅲ級 較大', IV: 'Ⅳ級 一般' },
  incidentState: { reported: '已通報', activated: '處置中', controlled: '已控制', closed: '已結束', reviewed: '已檢討', called_off: '已解除' },
  incidentAction: { activate: '啟動應變計畫', set_level: '調整級別', acknowledge: '收到', at_post: '已到位', assign: '指派人員', release: '撤下', fill: '依當班補位', done: '完成', impossible: '無法完成', note: '記錄', count: '清點人數', call: '外部求援', arrived: '已抵達', announce: '發布公告', control: '已控制', close: '結束', call_off: '解除', finish_review: '結束檢討' },
  incidentDuty: { command: '指揮', security: '安全組', engineering: '工程組', service: '客服組', medical: '醫療救護', support: '後勤支援' },
  planSource: { post: '崗點', post_kind: '崗位類型', position: '職位', role: '角色', employee: '指定人員', reserve: '徵召人員' },
  holdReason: { rota: '當班', clocked_in: '已到班打卡', planned: '排班未打卡', reserve: '徵召', stand_in: '代班', assigned: '指派' },
  toldAs: { role: '應變職位', superior: '上級', phone_tree: '電話樹', department: '部門' },
  outsideService: { fire: '消防 119', police: '警察 110', medical: '救護 120', gas: '瓦斯公司', lift: '電梯維保', power: '電力公司', water: '自來水公司', authority: '主管機關', other: '其他' },
  stepState: { open: '待完成', done: '已完成', impossible: '無法完成' },
  emergencyPlanState: { draft: '草稿', approved: '已核准', retired: '已停用' },
  emergencyPlanAction: { edit: '編輯', approve: '核准', discard: '放棄草稿', confirm: '年度複審通過', retire: '停用', restore: '恢復使用' },
  drillState: { planned: '已排定', running: '進行中', held: '已完成', cancelled: '已取消' },
  drillAction: { start: '開始演練', postpone: '改期', hold: '記錄結果', cancel: '取消' },
}
