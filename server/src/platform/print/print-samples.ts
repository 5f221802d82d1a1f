import type { CaseRegister, FormHead, OpinionForm, Signature, WorkOrderSlip } from './forms.ts'

// Invented records, for tests and for looking at the forms.

const unsigned: Signature = { name: null, signedAt: null, picture: null }

const head: FormHead = {
  letterhead: { organization: '青禾物业服务有限公司', site: '云栖花园', contact: '24 小时服务热线 0571-8800 1234', logo: null },
  number: 'W-20260305-0012',
  qrText: 'https://guanjia.example/w/018f3c2e-7b1a-7c4e-9d2f-5a6b7c8d9e0f',
  printedAt: '2026-03-05 10:26',
  printedBy: '王芳',
}

/** A repair that is done, paid for and accepted. */
export const finishedRepair: WorkOrderSlip = {
  ...head,
  reporter: '陈志远',
  phone: '138 0013 8000',
  reportedAt: '2026-03-05 10:20',
  place: '3 幢 2 单元 1201 室 厨房',
  category: '给排水 / 水管渗漏',
  urgency: '普通',
  emergency: false,
  takenBy: '王芳',
  appointment: '03-05 14:00–16:00',
  availability: '全天有人',
  arriveBy: '03-05 12:20',
  finishBy: '03-06 10:20',
  symptom: '厨房水槽下方给水软管接头渗水,柜体底板受潮,业户已关闭角阀。',
  expectation: '希望当天修好,尽量不拆柜体。',
  safetyNotes: '先关闭户内总阀;注意插座受潮。',
  dispatchedBy: '刘建国',
  dispatchedAt: '03-05 10:26',
  workers: '张大力、李小明',
  arrivedAt: '03-05 11:05',
  finishedAt: '03-05 11:50',
  labour: '45 分钟',
  kit: ['鞋套', '抹布', '小毛刷', '工作台布', '小垃圾铲'].map((name) => ({ name, ticked: true })),
  work: '更换 4 分不锈钢软管一根,接头缠绕生料带;通水试压 10 分钟无渗漏,清理现场。',
  materials: [
    { name: '不锈钢编织软管', specification: '4 分 60 cm', quantity: '1 根', unitPrice: '¥18.00', amount: '¥18.00' },
    { name: '生料带', specification: '20 m', quantity: '1 卷', unitPrice: '¥2.50', amount: '¥2.50' },
  ],
  charge: { kind: 'paid', reason: null, labourFee: '¥30.00', materialFee: '¥20.50', total: '¥50.50', quoteAccepted: '03-05 11:10' },
  warranty: '90 天',
  satisfaction: 5,
  residentOpinion: '师傅很准时,收拾得干净。',
  passed: true,
  signatures: {
    worker: { name: '张大力', signedAt: '03-05 11:50', picture: null },
    resident: { name: '陈志远', signedAt: '03-05 11:52', picture: null },
    verifier: unsigned,
  },
}

/** The same repair as it is printed when it is dispatched: the rest is filled in by hand. */
export const dispatchedRepair: WorkOrderSlip = {
  ...finishedRepair,
  safetyNotes: null,
  arrivedAt: null,
  finishedAt: null,
  labour: null,
  kit: finishedRepair.kit.map(({ name }) => ({ name, ticked: false })),
  work: null,
  materials: [],
  charge: { kind: null, reason: null, labourFee: null, materialFee: null, total: null, quoteAccepted: null },
  warranty: null,
  satisfaction: null,
  residentOpinion: null,
  passed: null,
  signatures: { worker: unsigned, resident: unsigned, verifier: unsigned },
}

/** A complaint from the first call to the return visit. */
export const closedComplaint: CaseRegister = {
  ...head,
  number: 'C-20260305-0012',
  registeredAt: '2026-03-05 09:12',
  channel: '电话',
  firstContact: '王芳',
  household: '陈志远',
  phone: '138 0013 8000',
  unit: '3-2-1201',
  caseKind: '投诉',
  caseCategory: '房屋 / 渗漏水',
  grade: '复杂',
  urgency: '普通',
  status: '已关闭',
  promisedAt: '2026-03-06 09:12',
  occurredAt: '2026-03-04 23:00 前后',
  occurredPlace: '3 幢 2 单元 1201 室 卫生间',
  peopleInvolved: '1301 室住户',
  statement: '“楼上半夜一直有水声,我家卫生间天花板这两天开始滴水,打了两次电话都没人上来看。”',
  demand: '立即查明并止漏,天花板恢复原样。',
  wish: '今后夜间来电有人当面处理。',
  investigation: '3 月 5 日 11:05 现场勘查,1301 室地漏密封圈老化,闭水试验渗漏。',
  cause: '设施老化(入伙 8 年以上)。',
  solution: '更换密封圈、补刷天花板;夜班增设工程值守。',
  result: '3 月 7 日闭水复验合格,业户确认解决。',
  workOrders: 'W-20260305-0012、W-20260306-0003',
  attachments: '现场照片 6 张,录音 1 段',
  clears: { heard: true, asked: true, tracked: true, replied: true, recorded: true, reportedUp: null },
  course: [
    { at: '2026-03-05 09:12', by: '王芳', event: '受理', text: '电话接听,业户反映楼上夜间水声并有渗水;已告知受理及 24 小时内反馈。' },
    { at: '2026-03-05 09:15', by: '王芳', event: '分类', text: '投诉 / 房屋渗漏水;等级:复杂。' },
    { at: '2026-03-05 09:18', by: '刘建国', event: '派单', text: '生成工单 W-20260305-0012,派往工程部。' },
    { at: '2026-03-05 11:05', by: '张大力', event: '现场勘查', text: '与业户、楼上住户共同查看,天花板有水渍约 0.3 ㎡,楼上地漏密封老化。' },
    { at: '2026-03-05 14:30', by: '王芳', event: '回复业户', text: '电话告知勘查结论与维修方案,业户同意。' },
    { at: '2026-03-06 16:00', by: '张大力', event: '处理', text: '更换地漏密封圈,闭水试验 24 小时;天花板补刷防霉漆。' },
    { at: '2026-03-07 17:20', by: '陈志远', event: '业户确认', text: null },
  ],
  returnVisit: { visitedAt: '2026-03-08 10:00', visitedBy: '周婷', settled: true, satisfaction: 4, residentOpinion: '处理比较及时,希望夜班也能这样。' },
  closedAt: '2026-03-08 10:30',
  closedBy: '王芳',
  signatures: { firstContact: { name: '王芳', signedAt: '2026-03-08', picture: null }, supervisor: unsigned, resident: unsigned },
}

/** The same complaint as the resident gets it for comment, not yet filed. */
export const opinionToSign: OpinionForm = {
  ...head,
  number: 'C-20260305-0012',
  receivedAt: '2026-03-05 09:12',
  takenBy: '王芳',
  channel: '电话',
  user: '陈志远',
  unit: '3-2-1201',
  phone: '138 0013 8000',
  matter: '卫生间天花板滴水,夜间楼上有水声。\n要求:立即查明并止漏。',
  process: '1. 现场勘查,楼上地漏密封老化。\n2. 更换密封圈,闭水试验 24 小时。\n3. 天花板补刷防霉漆。',
  result: '3 月 7 日复验合格。',
  satisfaction: null,
  userOpinion: null,
  signatures: { userSignature: unsigned, handler: { name: '王芳', signedAt: '2026-03-08', picture: null }, supervisor: unsigned },
  filedAt: null,
  filedBy: null,
  fileNumber: null,
}
