/** Rounds of inspection on the console: board, rounds, findings, and what they rest on. */
export const inspections = {
  tabs: { look: '巡查页面', board: '今日巡查', map: '点位图', rounds: '巡查任务', findings: '巡查发现', plans: '巡查计划', points: '点位', routes: '路线', checklists: '检查表', figures: '巡查统计' },
  late: '逾期', anybody: '不限', active: '在用', inactive: '已停用', onlyActive: '只看在用', save: '保存', saved: '已保存', yes: '正常', no: '异常', history: '经过', min: '分钟', hours: '小时', minutes: '{{n}} 分钟',
  nextDay: '次日 {{time}}',
  progress: '已查 {{done}}/{{of}} 个点位', bad: '{{n}} 处有问题', left: '{{n}} 处未查',
  happening: { target_gone: '设施或仪表已停用，点位随之停用', target_moved: '随设施或仪表迁移', stops_left: '设施或仪表已停用，少走', created: '新建', changed: '修改', made: '生成任务', started: '开始巡查', finished: '完成巡查', skipped: '跳过', assigned: '指派', units_followed: '房屋增减', meters_followed: '表具增减', signed_in: '签到', recorded: '点位记录', record_in_conflict: '重复记录待选定', chosen: '选定记录', missed: '漏巡', found: '发现', seen_again: '再次发现', order_done: '工单完成', order_closed: '工单关闭', order_cancelled: '工单取消', settled: '处理完成', sign_renewed: '更换标牌', record_open: '关联单据撤销', record_in_hand: '关联单据处理中', record_settled: '关联单据已整改', record_closed: '关联单据闭环' },
  map: { title: '点位图', cut: '共 {{of}} 个点位，按编号显示并统计前 {{n}} 个。', plan: '平面图', legend: '图例', unplaced: '未上图的点位', placed: '图上的点位', noMap: '还没有平面图', noMapHint: '在路线里上传总平图或楼层图并标点，这里就按上次结果着色。', toRoutes: '去路线上传', records: '最近记录', noRecords: '还没有巡查记录', open: '打开点位', print: '打印', never: '从未巡查', ago: '{{age}}前', findings: '{{n}} 处未闭环', choose: '点选图上或右侧的点位，查看最近记录。' },
  coverage: { vacant_units: '空置房月查覆盖率', renovation: '装修日检覆盖率', unit: '房屋', day: '任务日期', why: '未查原因', left: '期间不再需要检查：', gone: '不再需要检查' },
  field: { severity: '严重程度', way: '处理方式', employee: '巡查人', promisedOn: '承诺日期', thirdParty: '外协单位', name: '名称', description: '情况' },
  board: {
    purpose: '巡查是确保物业设施正常运行、业户居住安全的重要环节。', title: '今日巡查', before: '前一天', after: '后一天', today: '回到今天', counts: '当日数据', rounds: '巡查任务', people: '按人', routes: '按路线', everybody: '看全部', nobody: '当天还没有人巡查', grouping: '分组', empty: '当天没有巡查任务', emptyHint: '先补齐现成计划并启用，或自己建点位、路线和计划。',
    by: { time: '按进度', person: '按人', route: '按路线', kind: '按类别' }, group: { late: '逾期与漏巡', running: '巡查中', open: '待巡查', planned: '未到时间', over: '已结束' },
    count: { due: '应巡', done: '已完成', running: '巡查中', late: '逾期', missed: '漏巡', skipped: '跳过', weak: '到位存疑', openFindings: '未闭环发现' },
    lateN: '{{n}} 个逾期', runningN: '巡查中 {{n}}', doneN: '完成 {{n}}', missedN: '漏巡 {{n}}', pointsN: '点位 {{done}}/{{of}}', doneOf: '完成 {{n}}/{{of}}',
  },
  rounds: {
    secondTry: '未抄到、未查到的 {{n}} 个点位，待再次上门', number: '任务编号', plan: '计划', kind: '类别', window: '时段', who: '巡查人', state: '状态', why: '未巡原因', progress: '进度', bad: '问题', presence: '到位分', doneAt: '完成时间', startedAt: '开始', route: '路线', participants: '须到场', signedIn: '已签到', reason: '原因', reasonHint: '会留在记录里，供日后核查。', to: '指派给', weak: '到位存疑', facts: '任务信息', print: '打印记录表', noFindings: '本轮没有发现问题', empty: '没有巡查任务', emptyHint: '巡查计划会按时生成任务。',
    view: { all: '全部', open: '待完成', missed: '漏巡', weak: '到位存疑', mine: '我的' },
  },
  records: {
    ofFacility: '巡查记录', confirmed: '现场已核对（{{what}}）', title: '点位记录', ordered: '须按顺序', none: '未查', skipped: '未查原因：{{reason}}', more: '查看正常的 {{n}} 项', less: '收起', given: '已提供', isGiven: '{{sign}}：有', isMissing: '{{sign}}：无', clockAhead: '手机时钟快 {{by}}', clockBehind: '手机时钟慢 {{by}}', received: '{{at}} 才收到',
    counts: '以此为准', waits: '待选定', choose: '选这份', chosen: '已选定', conflicts: '{{n}} 份点位记录重复', conflictsHint: '两人在离线时查了同一点位。请在下方选定以哪份为准，另一份仍保留。', brokenChain: '记录链不完整', brokenChainHint: '有记录在系统外被改动，请联系管理员核查。',
  },
  findings: {
    checklist: '检查表', report: '随手报', reportVerb: '上报', reportHint: '看到就报，不必等巡查。', reported: '已上报 {{number}}', number: '发现编号', severity: '程度', what: '情况', place: '位置', where: '具体位置', whereHint: '如 3 栋 2 单元 5 层', whereNeeded: '请选点位或填写位置', point: '点位', item: '检查项', state: '状态', way: '处理方式', order: '工单', opened: '违章／遗留问题', orderState: '工单状态', thirdParty: '外协单位', thirdPartyHint: '单位名称与联系人', promisedOn: '承诺日期', repeat: '重复', foundBy: '发现人', foundAt: '发现时间', settledAt: '处理时间', closedAt: '闭环时间', outcome: '处理情况', note: '说明', facts: '发现信息', photos: '照片', before: '处理前', photosAfter: '处理后照片', after: '处理后', noPhotos: '没有照片', round: '巡查任务', openRound: '查看任务', search: '编号、情况、位置', repeated: '重复发现', seen: '见到 {{n}} 次', repeats: '90 天内第 {{n}} 次', history: '同一问题', repeatsHint: '同一点位、同一检查项 90 天内此前已出现 {{n}} 次，请考虑根治。', openRepeats: '查看此点位的发现', recheck: '复查结果', isFine: '合格，闭环', isNotFine: '不合格，退回', became: '已登记 {{number}}', raised: '已开工单 {{number}}', empty: '没有巡查发现', emptyHint: '巡查中发现的问题、随手报都在这里，直到闭环。',
    view: { open: '未闭环', recheck: '待复查', grave: '严重', mine: '我发现的', all: '全部' },
    hint: { settle: '尚未交给别人处理的，视为现场处理并直接闭环；其余的等待复查。', raise_order: '以现有情况和照片开出维修工单；工单关闭后本条自动闭环。', ask_third_party: '写明单位和承诺的日期；逾期会标红。', rectify: '写明要整改什么、何时完成；完成后需复查。', report: '写明上报给谁、请求什么。', open_violation: '以现有情况和照片登记违章；本条随违章闭环，经核实不属违章的退回待定。', open_defect: '以现有情况和照片登记工程遗留问题；本条随其闭环。', recheck: '合格即闭环；不合格退回处理中。', drop: '确认不是问题。必须写明原因。' },
  },
  points: {
    new: '新建点位', create: '建立点位', edit: '修改点位', code: '编号', codeHint: '印在标牌上，本项目内不重复', name: '名称', place: '具体位置', placeHint: '如 地下一层配电房门口', target: '对象', targetId: '登记对象', checklist: '检查表', checklistId: '检查表', building: '楼栋', buildingId: '楼栋', position: '坐标', positionHint: '用于核对巡查人是否到位；可不填。', hasPosition: '有', latitude: '纬度', longitude: '经度', noPosition: '清除', both: '经度、纬度要一起填', isActive: '在用', last: '上次结果', lastAt: '上次时间', lastBy: '上次巡查人', never: '未巡查过', openFindings: '未闭环', search: '编号、名称、位置', printAll: '打印标牌', printChosen: '打印所选标牌', print: '打印标牌', none: '没有找到点位', facts: '点位信息', findings: '此点位的发现', noFindings: '还没有发现过问题', asked: '检查内容', newTag: '更换标牌', newTagAsk: '更换此点位的标牌？', newTagHint: '旧标牌立即失效，请打印新标牌换上。用于标牌遗失或被复制。', newTagDone: '已更换，请打印新标牌', empty: '还没有点位', emptyHint: '点位是巡查要到的地方，扫标牌即知到场。可先补齐现成计划，再按现场增补。',
    view: { bad: '上次有问题' },
  },
  checklists: {
    for: '适用于', classes: '设施类别', areaTypes: '公共区域类型', forHint: '不选即通用；选了上级类别，下级也适用。', anything: '通用', chosen: '{{n}} 个类别',
    new: '新建检查表', create: '建立检查表', name: '名称', purpose: '用途', items: '检查项', points: '使用点位', updatedAt: '更新时间', search: '检查表名称', back: '返回检查表', forget: '放弃修改', saveAs: '保存修改', saved: '已保存，现为第 {{n}} 版', nameNeeded: '请填写检查表名称', keptHint: '修改已暂存在本机。检查项有改动时成为新版本，{{n}} 个点位下一轮起按新版检查，进行中的任务仍用原版。', none: '还没有检查表', empty: '还没有检查表', emptyHint: '检查表写明每个点位查什么、怎样算正常。可先补齐现成计划，其中带有检查表。',
  },
  items: {
    title: '第 {{n}} 项', text: '检查内容', textHint: '如 楼道照明', hint: '提示', hintHint: '怎样查、怎样算正常', kind: '回答方式', unit: '单位', low: '下限', high: '上限', limits: '正常范围', limitsHint: '只填一头也可以，超出即为异常。', limitsWrong: '上限低于下限', choices: '选项', choice: '选项 {{n}}', choiceIsFine: '选项 {{n}} 是否正常', addChoice: '添加选项', removeChoice: '删除选项 {{n}}', choicesNeeded: '至少两个选项，且不能为空', sameChoice: '选项重复', fine: '正常', bad: '异常', showWhen: '什么时候问', always: '总是', is: '回答为', isRequired: '必填', photoWhenBad: '异常时必须拍照', severity: '异常的程度', way: '异常的处理方式', source: '依据', sourceHint: '如 制度编号', add: '添加检查项', remove: '删除第 {{n}} 项', handle: '移动第 {{n}} 项，上下方向键', moveHint: '拖动或用 ↑ ↓ 排序', noText: '（未填写）', conditional: '有条件才问', conditionLost: '“{{item}}”的条件已去掉：所依据的项不在它前面', faulty: '第 {{n}} 项没有填完整',
  },
  preview: { title: '手机预览', again: '重新试答', hidden: '还有 {{n}} 项按条件才问', photo: '拍照', signature: '签名', photoNeeded: '须拍照' },
  routes: {
    new: '新建路线', create: '建立路线', name: '路线名称', stops: '点位', minutes: '预计用时', order: '顺序', ordered: '按顺序', anyOrder: '不限顺序', map: '平面图', noMap: '无平面图', placed: '已标 {{n}}/{{of}}', bad: '上次有问题', plans: '使用计划', back: '返回路线', sum: '{{n}} 个点位 · {{minutes}} 分钟', incomplete: '请填写路线名称，并至少加一个点位', noStops: '还没有点位。从上面按编号、名称查找并加入。', addPoint: '查找点位加入路线', addAll: '全部加入（{{n}}）', addMap: '上传平面图', mapHint: '上传一张总平图或楼层图，把点位标上去；按上次结果着色。', removeMap: '去掉平面图', placeHint: '点选左侧点位，再点图上的位置；图上的点可拖动，也可用方向键微调。', placeNow: '请点图上“{{name}}”的位置', unplaced: '未标', handle: '移动 {{name}}，上下方向键', minutesAt: '{{name}} 停留分钟', remove: '从路线移除 {{name}}', empty: '还没有路线', emptyHint: '路线把点位串成一轮巡查。',
  },
  plans: {
    meters: '抄哪些表', metersHint: '业户仪表按楼栋、单元、楼层、房号排好，每块表一个点位，随表具台账增减。', new: '新建计划', create: '建立计划', created: '计划已建立，首批任务已生成', edit: '修改计划', editHint: '尚未开始的任务会按新计划重新生成；已开始的不变。', name: '计划名称', zone: '片区', wholeSite: '全项目', kind: '类别', route: '路线', rule: '时间', state: '状态', who: '由谁巡查', role: '岗位', employee: '同事', by: { role: '岗位', employee: '指定同事', anybody: '不限' }, startsOn: '开始日期', endsOn: '结束日期', noEnd: '长期', window: '限时', windowHint: '从每轮开始算起，超过即为漏巡。', lead: '提前生成', leadHint: '提前多久出现在巡查人手机上。', participants: '须到场岗位', participantsHint: '每个岗位至少一人在巡查中签到，才能完成。', photoWhenFine: '正常也须拍照', holidays: '节假日', season: '季节', seasonFrom: '从', seasonTo: '到', seasonHint: '每年只在这段时间巡查；可不填。', seasonBoth: '起止日期要一起填', overlap: '上一轮未完', misfire: '停机错过', next: '接下来', rate: '30 天按时率', preview: '接下来的任务', noNext: '按此设置不会有任务', notRunning: '计划未执行，没有后续任务', facts: '计划信息', rounds: '最近的任务', allRounds: '全部任务', noRounds: '还没有任务', pauseHint: '尚未开始的任务会收回，恢复后重新生成。', endHint: '结束后不能恢复，已有记录保留。', ready: '补齐现成计划', readyAdded: '已补入 {{n}} 个现成计划，均为暂停，核对后恢复执行', readyNone: '现成计划都已在库', go: '去巡查计划', empty: '还没有巡查计划', emptyHint: '可补齐本类项目的现成计划（含检查表、点位、路线），核对后启用。',
    view: { current: '现行', paused: '已暂停' },
  },
  rule: {
    comma: '、', every: '按什么重复', by: { day: '按天', week: '按周', month: '按月', free: '自定义规则' }, interval: '每', unit: { day: '天', week: '周', month: '个月' }, weekdays: '星期', monthDays: '每月哪几天', monthDay: '{{n}} 日', lastDay: '最后一天', hours: '几点开始', minute: '分', atMinute: '{{n}} 分', fill: '快填：', everyHours: '每 {{n}} 小时', dayTime: '白天每 2 小时', nightTime: '夜间每 2 小时', incomplete: '请选日子和钟点', freeHint: 'RFC 5545 规则，不含 DTSTART；时间按项目所在地。如 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0 为每月第一个周一 9 点。',
    weekday: { MO: '周一', TU: '周二', WE: '周三', TH: '周四', FR: '周五', SA: '周六', SU: '周日' }, stretch: '{{from}}至{{to}}', each: { day: '每天', week: '每', month: '每月 ' }, eachN: { day: '每 {{n}} 天', week: '每 {{n}} 周的', month: '每 {{n}} 个月的 ' }, said: '{{often}}{{days}} {{times}}', times: '{{from}}–{{to}} 每 {{n}} 小时',
  },
  filed: { renovation: '装修日检表存档（{{n}} 份）', vacant_units: '空置房检查表存档（{{n}} 份）', index: '打印归档目录', sheet: '检查表', findings: '{{n}} 项发现' },
  figures: {
    roles: '按岗位', walked: '完成', noRole: '指定同事或不限', departments: '发现按部门', department: '部门', reported: '其中随手报', noDepartment: '未分部门', checklists: '按检查表', looked: '检查次数', notFine: '有问题', noChecklist: '随手报等，无检查表', title: '巡查统计', classes: '按设施与区域类别', class: '设施类别或区域类型', noPoint: '未指明点位', onTimeRate: '按时率', onTime: '按时', of: '{{n}} / {{of}}', due: '应巡任务', done: '完成 {{n}}', missed: '漏巡', skipped: '跳过', pointsSkipped: '未查点位', ofPoints: '应查 {{of}}', dwell: '平均停留', presence: '平均到位分', weak: '看到位存疑的', findings: '发现', closed: '已闭环', closedOf: '闭环率 {{rate}}', hoursToClose: '平均闭环用时', repeats: '重复发现', kinds: '按类别', severities: '按程度', people: '按巡查人', points: '问题最多的点位', items: '问题最多的检查项', empty: '这段时间没有巡查', emptyHint: '换个时间段，或先启用巡查计划。',
  },
}
