import type { HandoverLabels } from './labels.ts'

export const handover: HandoverLabels = {
  defectPlace: { unit: '專有部分', area: '公共區域', facility: '設施設備', place: '其他位置' },
  defectTrade: { civil: '土建', waterproofing: '防水', doors_windows: '門窗', finishes: '裝修', plumbing: '給排水', electrical: '電氣', heating: '空調暖通', fire: '消防', lift: '電梯', intelligent: '弱電智慧化', outdoor: '室外工程', other: '其他' },
  defectPart: { structure: '地基基礎、主體結構（設計使用年限）', waterproofing: '屋面、浴廁、外牆防滲漏（5 年）', heating: '供熱與供冷系統（2 個週期）', installations: '電氣管線、給排水、設備安裝（2 年）', decoration: '裝修工程（2 年）', agreed: '其他（依合約約定）' },
  defectWarranty: { within: '保固期內', over: '已逾保固期', life: '設計使用年限內', seasons: '依供暖、供冷期', agreed: '依合約約定', unknown: '交屋日期未登記' },
  defectSource: { owner: '住戶反映', patrol: '巡查發現', desk: '櫃檯登記', list: '清單匯入' },
  defectState: { registered: '已登記', self_fix: '自修中', reported_up: '已上報', notified: '已通知建設公司', fixed: '已改善', verified: '複驗合格', told: '已告知住戶', closed: '已結案', withdrawn: '已撤銷' },
  defectAction: { self_fix: '安排自修', report_up: '上報', promise: '登記承諾日期', fixed: '改善完成', recheck: '複驗', tell: '告知住戶', close: '結案', charge_back: '費用追償', withdraw: '撤銷' },
  defectLetterState: { draft: '待送達', delivered: '已送達', cancelled: '已作廢' },
  defectLetterAction: { deliver: '登記送達', cancel: '作廢' },
  defectDelivery: { hand: '當面簽收', post: '郵寄', email: '電子郵件', message: '工作群組' },
  defectAge: { week: '7 天內', month: '8–30 天', quarter: '31–90 天', longer: '90 天以上' },
}
