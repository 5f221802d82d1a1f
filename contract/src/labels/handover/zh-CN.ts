import type { HandoverLabels } from './labels.ts'

export const handover: HandoverLabels = {
  defectPlace: { unit: '户内', area: '公共区域', facility: '设施设备', place: '其他位置' },
  defectTrade: { civil: '土建', waterproofing: '防水', doors_windows: '门窗', finishes: '装饰装修', plumbing: '给排水', electrical: '电气', heating: '暖通', fire: '消防', lift: '电梯', intelligent: '弱电智能化', outdoor: '室外工程', other: '其他' },
  defectPart: { structure: '地基基础、主体结构（设计使用年限）', waterproofing: '屋面、卫生间、外墙防渗漏（5 年）', heating: '供热与供冷系统（2 个周期）', installations: '电气管线、给排水、设备安装（2 年）', decoration: '装修工程（2 年）', agreed: '其他（按合同约定）' },
  defectWarranty: { within: '保修期内', over: '已过保修期', life: '设计使用年限内', seasons: '按采暖、供冷期', agreed: '按合同约定', unknown: '交房日期未登记' },
  defectSource: { owner: '业主反映', patrol: '巡查发现', desk: '前台登记', list: '清单导入' },
  defectState: { registered: '已登记', self_fix: '自修中', reported_up: '已上报', notified: '已通知开发商', fixed: '已整改', verified: '复验合格', told: '已告知业主', closed: '已关闭', withdrawn: '已撤销' },
  defectAction: { self_fix: '安排自修', report_up: '上报', promise: '登记承诺日期', fixed: '整改完成', recheck: '复验', tell: '告知业主', close: '关闭', charge_back: '费用追偿', withdraw: '撤销' },
  defectLetterState: { draft: '待送达', delivered: '已送达', cancelled: '已作废' },
  defectLetterAction: { deliver: '登记送达', cancel: '作废' },
  defectDelivery: { hand: '当面签收', post: '邮寄', email: '电子邮件', message: '工作群' },
  defectAge: { week: '7 天内', month: '8–30 天', quarter: '31–90 天', longer: '90 天以上' },
}
