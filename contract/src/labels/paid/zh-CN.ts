import type { PaidLabels } from './labels.ts'

export const paid: PaidLabels = {
  serviceGroup: {
    car_care: '车辆美容保养',
    housekeeping: '家政保洁',
    tree_adoption: '树木认养',
    appliance_repair: '家电维修',
    home_repair: '上门维修',
    rental_agency: '房屋租售代理',
    owner_resources: '业主资源整合',
    butler: '管家与商务支持',
  },
  serviceCharge: { free: '无偿', paid: '有偿' },
  priceState: { draft: '未公示', published: '公示中', withdrawn: '已下架' },
  priceAction: { publish: '公示', withdraw: '下架' },
  quoteStatus: { sent: '待确认', accepted: '已确认', refused: '已拒绝', expired: '已过期', replaced: '已被替换', withdrawn: '已撤回' },
  quoteAction: { accept: '确认报价', refuse: '拒绝报价', withdraw: '撤回报价' },
  acceptanceWay: { app: '业主端确认', signature: '现场签字', phone: '电话确认' },
  quoteLineKind: { listed: '价目表', unlisted: '表外项目', material: '材料' },
  freeReason: { warranty: '质保期内', goodwill: '善意减免', contract: '合同内服务' },
  payState: { not_due: '未到收费', to_be_billed: '待收费' },
  startMeter: { water: '水表', electricity: '电表' },
  trackingReason: { rework: '返修跟踪', sample: '抽查', none: '未安排' },
  trackingState: { planned: '待跟踪', good: '质量良好', bad: '质量不良', unplanned: '未跟踪' },
}
