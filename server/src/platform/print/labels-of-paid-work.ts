import type { PrintLocale } from './labels.ts'

/** Words of 《有偿服务收费公示》, and what paid work adds to the slip. */
const simplified = {
  priceList: '有偿服务收费公示',
  priceItem: '服务项目',
  priceWords: '服务内容与说明',
  priceUnit: '计价单位',
  price: '单价（元）',
  priceWarranty: '质保',
  validOn: '公示日期',
  priceScan: '扫码下单',
  priceTerms: '以上为物业服务合同约定以外的服务，由业主自愿选择。先报价、后服务：未经您确认的报价不施工、不收费；表外项目与材料另行报价。服务完成后请您签字确认，需要发票请告知。',
  readings: '起度',
}

const traditional: typeof simplified = {
  priceList: '有償服務收費公告',
  priceItem: '服務項目',
  priceWords: '服務內容與說明',
  priceUnit: '計價單位',
  price: '單價（元）',
  priceWarranty: '保固',
  validOn: '公告日期',
  priceScan: '掃碼下單',
  priceTerms: '以上為物業服務契約約定以外的服務，由住戶自願選擇。先報價、後服務：未經您確認的報價不施工、不收費；表外項目與材料另行報價。服務完成後請您簽名確認，需要發票請告知。',
  readings: '起度',
}

const english: typeof simplified = {
  priceList: 'Paid services and prices',
  priceItem: 'Service',
  priceWords: 'What it includes',
  priceUnit: 'Unit',
  price: 'Price (yuan)',
  priceWarranty: 'Warranty',
  validOn: 'Published on',
  priceScan: 'Scan to order',
  priceTerms: 'These services are beyond the property service contract and ordered at your own wish. First the quote, then the work: nothing is done or charged that you have not accepted; work beyond the list and materials are quoted separately. Please sign when the work is done, and say if you need an invoice.',
  readings: 'Start readings',
}

export const PAID_LABELS: Record<PrintLocale, typeof simplified> = { 'zh-CN': simplified, 'zh-TW': traditional, en: english }
