import type { PaidLabels } from './labels.ts'

export const paid: PaidLabels = {
  serviceGroup: {
    car_care: '車輛美容保養',
    housekeeping: '家事清潔',
    tree_adoption: '樹木認養',
    appliance_repair: '家電維修',
    home_repair: '到府維修',
    rental_agency: '房屋租售代理',
    owner_resources: '住戶資源整合',
    butler: '管家與商務支援',
  },
  serviceCharge: { free: '無償', paid: '有償' },
  priceState: { draft: '未公告', published: '公告中', withdrawn: '已下架' },
  priceAction: { publish: '公告', withdraw: '下架' },
  quoteStatus: { sent: '待確認', accepted: '已確認', refused: '已拒絕', expired: '已過期', replaced: '已被取代', withdrawn: '已撤回' },
  quoteAction: { accept: '確認報價', refuse: '拒絕報價', withdraw: '撤回報價' },
  acceptanceWay: { app: '住戶端確認', signature: '現場簽名', phone: '電話確認' },
  quoteLineKind: { listed: '價目表', unlisted: '表外項目', material: '材料' },
  freeReason: { warranty: '保固期內', goodwill: '善意減免', contract: '契約內服務' },
  payState: { not_due: '尚未收費', to_be_billed: '待收費' },
  startMeter: { water: '水表', electricity: '電表' },
  trackingReason: { rework: '返工追蹤', sample: '抽查', none: '未安排' },
  trackingState: { planned: '待追蹤', good: '品質良好', bad: '品質不良', unplanned: '未追蹤' },
}
