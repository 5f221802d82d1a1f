/** The environment work on the console: cleaning, agents, equipment, waste, greening, trees, pest control. */
export const environment = {
  title: '环境管理',
  tabs: { look: '环境管理页面', board: '环境看板' },
  search: { clean_check: '编号、位置', clean_job: '编号、位置', agent_use: '位置、品名', clean_equipment: '编号、名称', waste_station: '编号、名称', greening_job: '位置、植物', greening_plan: '编号、方案', tree_adoption: '树号、树种、认养人', pest_control: '编号、区域、药剂' },
  view: { all: '全部', active: '在用', unplanned: '未排巡查', failed: '不合格', open: '待整改', running: '进行中', late: '超时', due: '该保养', bad: '有问题', overdue: '逾期', todo: '待办', coming: '待作业', adopted: '认养中' },
  field: {
    areaType: '区域类型', areaId: '区域', surface: '部位', material: '材质', task: '作业', own: '自有频次', ownSource: '频次来源', note: '备注', isActive: '在用', target: '目标', floor: '等级底线', effective: '执行频次', plan: '巡查计划', place: '位置', score: '得分', passMark: '合格线', deductions: '扣分', cleanerId: '保洁员', by: '检查人', checkedAt: '检查时间', finding: '整改', photoIds: '照片', number: '编号', state: '状态',
    wish: '要求', startedAt: '开始', dueAt: '应完成', doneAt: '完成', doneBy: '完成人', hasReadWarnings: '已读材质禁忌', agent: '清洁剂', product: '品名', dose: '用量', usedAt: '使用时间', usedBy: '使用人', code: '编号', name: '名称', kind: '类别', boughtOn: '购置日期', upkeepDays: '保养周期', lastUpkeepOn: '上次保养', nextUpkeepOn: '下次保养', on: '日期', classes: '收集分类', contractor: '作业单位', slots: '清运时间', graceMinutes: '宽限', stationId: '收集点', slot: '班次', at: '清运时间', loads: '分类与数量', isSorted: '分类合格', isOverflowing: '满溢', smells: '有异味', collectedBy: '记录人',
    species: '植物', fromOn: '开始', toOn: '截止', employeeId: '负责人', outcome: '结果', title: '方案', squareMetres: '面积', proposal: '方案内容', opinion: '业主意见', inFavour: '赞成（户）', against: '反对（户）', askedOn: '征求意见日', treeCode: '树号', adopter: '认养人（非业户）', personId: '认养人（业户）', untilOn: '到期', endedOn: '结束日', plaque: '认养牌文字',
    targets: '防治对象', chemical: '药剂', pestDose: '浓度与用量', pestPlace: '作业区域', buildingIds: '通知楼栋', safety: '安全须知', plannedFrom: '计划开始', plannedTo: '计划结束', reentryMinutes: '作业后可进入', notice: '通知', words: '补充说明', used: '实际用量', isEffective: '有效', effect: '效果', reentryAt: '可进入时间',
  },
  hint: { buildingIds: '不选则通知全项目住户', words: '随通知发给住户', slots: '如 07:00，输入后回车', hasReadWarnings: '先读该区域材质禁用的清洁剂', ownSource: '有自有频次时必选', isEffective: '关闭表示无效' },
  frequency: { times: '次数', every: '每', none: '未约定', day: '每日 {{n}} 次', week: '每周 {{n}} 次', month: '每月 {{n}} 次', days: '每 {{every}} 日 {{n}} 次', weeks: '每 {{every}} 周 {{n}} 次', months: '每 {{every}} 个月 {{n}} 次', ofGrade: '{{grade}} 级', below: '低于等级底线', notEnough: '计划频次不足', perDay: '每日至少 {{n}} 次' },
  lines: { take: '按服务等级生成', took: '按 {{grade}} 级生成 {{n}} 行', plan: '生成巡查计划', planAll: '为未排的行生成计划', planned: '已生成 {{n}} 个计划，默认暂停，请到巡查计划中恢复', nothing: '没有需要排的行', noGrade: '项目未定服务等级' },
  checks: { passed: '合格', failed: '不合格', addDeduction: '加一项扣分', removeDeduction: '删除第 {{n}} 项扣分', points: '扣分', what: '问题', noDeductions: '无扣分' },
  agents: { title: '清洁剂与材质', hint: '点格子修改；石材禁用酸性清洁剂，任何人不能改。', fixed: '固定禁用', own: '公司规定', change: '修改规定', verdict: '规定' },
  waste: { day: '今日清运', empty: '还没有收集点', emptyHint: '建好收集点和清运时间后，漏清运会显示在这里。', bins: '桶', kilograms: 'kg', addLoad: '加一类', extra: '临时清运' },
  greening: { year: '生成全年作业', took: '已生成 {{n}} 项作业', none: '全年作业已齐' },
  pests: { households: '通知 {{n}} 户，其中 {{inApp}} 户在业主端收到，其余请张贴通知', none: '未通知', mayStart: '{{at}} 起可作业', print: '打印通知', noticeHours: '须提前 {{n}} 小时通知', minutes: '分钟' },
  settings: { open: '设置', title: '环境管理设置', passMark: '检查合格线', weights: '部位权重（合计 100）', areaMinutes: '区域清洁时限（分钟）', noticeHours: '消杀提前通知（小时）', grade: '服务等级' },
  figures: { passRate: '保洁合格率', score: '平均得分', looks: '均分 {{score}}，检查 {{checks}} 次，巡视 {{records}} 条', frequencies: '频次达成', withoutPlan: '{{lines}} 行标准，{{n}} 行未排', waste: '清运及时率', missed: '漏 {{missed}}，迟 {{late}}', greening: '绿化完成率', pestNotice: '消杀按时通知率', areaCleans: '区域清洁及时率', of: '{{n}}/{{of}}', byArea: '各区域得分', area: '区域', count: '次数', empty: '这段时间还没有检查和记录' },
  happening: { created: '新建', changed: '修改', times_changed: '修改清运时间', taken_from_grade: '按等级生成', planned: '排入计划', checked: '检查', rectification_settled: '整改完成', rectification_in_hand: '退回整改', rectification_dropped: '整改撤销', rectification_open: '待整改', rechecked: '复查合格', started: '开始', used: '使用', collected: '清运', adopted: '认养', rule_changed: '修改规定' },
}
