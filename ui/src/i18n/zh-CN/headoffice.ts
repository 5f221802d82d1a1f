/** The house as head office looks at it: sites beside each other, who answers for what, whom outside it deals with, and what is done wrong. */
export const headoffice = {
  history: '变更记录',
  noHistory: '还没有变更。',
  did: { created: '新建', changed: '修改', draft: '起草', drafted: '起草', publish: '发布', published: '发布', withdraw: '撤回', restore: '恢复', read: '确认阅读', reminded: '催阅', closed: '停用', reopened: '启用', from_template: '按模板建立', planned: '设定编制', facts_changed: '修改项目概况', energy_rule_changed: '修改能耗规则', ready_plans_added: '补齐计划', ready_maintenance_added: '补齐维保计划', tidied: '夜间整理', profile_changed: '修改简介' },
  changed: { name: '名称', alias: '别名', sort_order: '排序', is_active: '使用中', timeZone: '时区', address: '地址', phone: '电话', managed_area_m2: '管理面积', about: '简介', opened_on: '入驻日期', developer: '开发商', built_in_year: '建成年份' },
  switch: { title: '切换项目', search: '项目名称、拼音或编码', recent: '最近', all: '全部项目', none: '没有匹配的项目', compare: '项目对比', current: '当前', hint: '↑ ↓ 选择，Enter 切换' },
  compare: {
    title: '项目对比', asOf: '截至 {{time}}', figure: '指标', unknown: '未知', open: '查看{{site}}的{{figure}}', only: '只有一个项目可以查看，没有可对比的', now: '目前', period: '期间', house: '人员与制度', area: '{{n}} ㎡', best: '最好', worst: '最差',
    key: {
      registered: '受理报事', openNow: '在办报事', overdueNow: '超时报事', ordersNow: '在办工单', kept: '时限达成率', complaintFeedback24hRate: '投诉 24 小时反馈率', satisfactionRate: '满意率', returnVisitRate: '回访率', repairOnTimeRate: '维修及时率', reworkRate: '返修率',
      managedAreaM2: '管理面积', headcount: '在职人数', planned: '编制', vacantCore: '核心岗位空缺', unreadRules: '制度未确认人次', missingRules: '缺失必备文件', nonconformities: '不规范操作', liaisonsOpen: '外联待跟进',
    },
  },
  duty: {
    title: '职责边界清单', new: '新增职责', edit: '修改职责', ready: '补齐常用职责', added: '已补齐 {{n}} 项职责', name: '职责', category: '报事类别', categoryHint: '这一类报事受理后，自动转给主责岗位所在部门', without: '不对应报事', owner: '主责', assist: '协助', inform: '知会', ownerHint: '只选一个岗位；选多个会列为待明确', conflict: '待明确',
    all: '全部', unclear: '待明确 {{n}}', closed: '已停用', use: '使用中', order: '排序', clear: '职责边界清楚：每项职责都有一个主责岗位，且本项目有人在岗', uncovered: '没有对应职责的报事类别：{{names}}', uncoveredHint: '这些类别的报事不会自动转派。', empty: '还没有职责', emptyHint: '补齐常用职责，再按本公司的分工调整。', mark: { owner: '主', assist: '协', inform: '知' },
    legend: '主＝主责　协＝协助　知＝知会', history: '修改记录', print: '打印', save: '保存', none: '无',
    conflictHint: { no_owner: '没有岗位主责', two_owners: '多个岗位主责', vacant: '主责岗位本项目无人' },
  },
  liaison: {
    title: '外联记录', tabs: '外联', log: '外联记录', parties: '外联单位', new: '登记联络', at: '联络时间', party: '外联单位', kind: '类别', subject: '事由', content: '经过', commitments: '约定事项', due: '跟进期限', owner: '跟进人', result: '跟进结果', settledAt: '办结时间', by: '记录人', search: '事由、经过、约定', followUp: '需要跟进', followUpHint: '到期前提醒跟进人，超时逐级上报',
    recorded: '已登记', settle: '办结', settled: '已办结', change: '改期或转交', changed: '已修改', reason: '原因', open: '待跟进', overdue: '超时', done: '已办结', noFollowUp: '无需跟进', empty: '还没有外联记录', emptyHint: '与居委会、消防、城管等单位联络后，在这里登记事由和约定。', view: { all: '全部', open: '待跟进', overdue: '超时', mine: '与我有关' }, history: '经过', page: '联络详情',
    happening: { recorded: '登记', changed: '改期或转交', settled: '办结' },
  },
  party: { new: '新增单位', edit: '修改单位', name: '单位名称', contact: '联系人', phone: '电话', address: '地址', note: '备注', last: '最近联络', open: '待跟进', active: '使用中', search: '单位、联系人、电话', empty: '还没有外联单位', emptyHint: '先登记居委会、派出所、消防、城管等常打交道的单位。', all: '含已停用', never: '从未' },
  wrong: {
    title: '不规范操作', new: '登记', number: '编号', at: '发现时间', employee: '当事人', employeeHint: '不针对个人的可不填', operation: '不规范操作', operationHint: '看到了什么', correction: '纠正', correctionHint: '当场怎样改正的', observer: '发现人', training: '培训需求', topic: '需要培训什么', topicHint: '填写后转为培训需求', post: '培训对象', recorded: '已登记', search: '操作、纠正、编号', empty: '没有不规范操作记录',
    emptyHint: '看到违规或不规范操作，当场纠正后在这里登记。', month: '月份', count: '不规范操作', trained: '已转培训', checks: '服务检查', score: '检查均分', people: '当事人', times: '{{n}} 次', noCheck: '无检查',
  },
  team: {
    title: '协同处理', form: '组建小组', purpose: '处理目标', lead: '组长', members: '成员', membersHint: '跨部门选人；组长也在其中', ended: '已结束', end: '结束小组', result: '处理结果', change: '调整成员', formed: '小组已组建', saved: '已保存', by: '{{name}} {{at}} 组建', none: '没有小组', duty: '职责归属', unclear: '职责待明确', nobody: '职责边界清单未覆盖这一类', onShift: '在岗', offShift: '不在岗', assist: '请求协助',
  },
  need: { ask: '调度资源', title: '资源调度', none: '还没有请求其他部门' },
}
