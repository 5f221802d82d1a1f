export const settings = {
  title: '设置',
  nav: { label: '设置', categories: '报事分类', calendars: '工作日历', policies: '时限政策', colleagues: '同事', sites: '项目', account: '我的账号' },
  nothing: '没有您可以设置的内容',
  needed: '需要“{{permission}}”权限',
  categories: {
    title: '报事分类', hint: '两级分类。前台和业主按它登记，派单、时限和统计按它区分。', add: '新建一级分类', addChild: '添加下级', edit: '修改', up: '上移', down: '下移', code: '代码', name: '名称', kind: '报事类型', department: '默认部门', urgency: '默认紧急程度', isActive: '启用', off: '已停用', showOff: '显示已停用', parent: '上级分类', anyKind: '不限', noDepartment: '不指定',
    new: '新建分类', change: '修改分类', act: '新建', codeHint: '英文代码，建立后不能改，如 water.leak', codeBad: '只能用小写字母、数字、点和下划线', deactivate: '停用', activate: '启用', deactivated: '“{{name}}”已停用，旧报事不受影响', activated: '“{{name}}”已启用', empty: '还没有分类', emptyHint: '先建一级分类，如“给排水”。', children: '{{n}} 个下级',
  },
  calendars: {
    title: '工作日历', hint: '时限按日历里的工作时间计算。修改产生新版本，正在计时的承诺仍按原版本。', add: '新建日历', name: '名称', code: '代码', scope: '适用', week: '每周工作时间', hours: '每周', holidays: '节假日', version: '版本', wholeCompany: '全公司', follows: '按国家节假日与调休', ignores: '不按节假日', always: '全天 24 小时', hoursPerWeek: '{{n}} 小时', exceptions: '例外 {{n}} 天', rest: '休息', updated: '更新于 {{at}}', versionN: '第 {{n}} 版',
    empty: '还没有日历', codeHint: '英文代码，政策按它引用，如 opening_hours', from: '以哪个日历为样本', create: '新建', forSite: '仅本项目：{{site}}', own: '为本项目另设', ownHint: '全公司日历只能由管理全部项目的人修改；您可以为本项目另设一份，代码相同，只影响本项目。', readOnly: '您可以查看，不能修改。',
  },
  calendar: {
    basics: '基本信息', timeZone: '时区', always: '全天 24 小时，每天', follows: '按国家节假日放假、调休日上班', weekly: '每周工作时间', addInterval: '添加时段', removeInterval: '删除这个时段', from: '开始', to: '结束', nextDay: '次日', copy: '复制到', copyWorkdays: '周一至周五', copyAll: '每天', clear: '清空', rest: '休息', bar: '{{day}}：{{hours}}',
    error: { time: '请按 08:30 的格式填写', overlap: '与同一天的其他时段重叠', night: '与前一天跨夜的时段重叠' },
    exceptions: '本日历的例外', exceptionsHint: '优先于节假日与每周时间。点击下方日历中的日期即可添加。', addException: '添加例外', day: '日期', until: '到（含）', kind: '当天', holiday: '放假', workday: '上班', name: '说明', ownHours: '时段', asUsual: '按平日时段', exceptionName: '如 装修停业、周年庆', noExceptions: '没有例外', remove: '删除', add: '添加', order: '结束日期早于开始日期', tooLong: '一次最多 366 天', other: '其他时段',
    year: '{{year}} 年', previousYear: '上一年', nextYear: '下一年', preview: '全年', previewSaved: '未保存的修改在图上以虚线框标出', published: '节假日已公布', provisional: '节假日未公布，暂按每周时间', hoursOfDay: '{{hours}}', legend: { workday: '上班', rest: '休息', holiday: '节假日', makeup: '调休上班', always: '全天', exception: '例外' }, marks: { holiday: '休', makeup: '班' },
    save: '保存为第 {{n}} 版', undo: '还原', unsaved: '有未保存的修改', saved: '已保存为第 {{n}} 版', versionHint: '正在计时的承诺仍按原版本，新的承诺按新版本。', fix: '请先改正标出的时段', weekdays: { d1: '周一', d2: '周二', d3: '周三', d4: '周四', d5: '周五', d6: '周六', d7: '周日' }, range: '{{from}}至{{to}}', short: { d1: '一', d2: '二', d3: '三', d4: '四', d5: '五', d6: '六', d7: '日' },
  },
  due: { title: '算一算', hint: '按已保存的版本计算。', when: '什么时候到期', from: '开始', allow: '时限', unit: { minutes: '分钟（工作时间）', hours: '小时（工作时间）', days: '个工作日', wall: '小时（自然时间）' }, due: '应在此前完成', provisional: '落在节假日未公布的年份，公布后可能变化', between: '经过多少工作时间', to: '结束', seconds: '工作时间', none: '无', wallTime: '自然时间 {{time}}', order: '结束早于开始' },
  policies: {
    title: '时限政策', hint: '每项承诺的时限、所用日历和提醒升级的步骤。最具体的政策优先。', policy: '政策', match: '适用于', metric: '承诺', target: '时限', calendar: '日历', steps: '提醒与升级', everything: '全部', version: '第 {{n}} 版', inactive: '已停用', empty: '还没有时限政策', trait: { types: '对象', kinds: '类型', categories: '分类', urgencies: '紧急程度', grades: '等级', origins: '来源', siteKinds: '项目类型', siteIds: '项目' },
    type: { case: '报事', work_order: '工单', key_loan: '钥匙借用', defect: '工程遗留问题' }, origin: { case: '报事', inspection: '巡查发现', manual: '自行开单' }, to: { handler: '处理人', supervisor: '主管', site_manager: '项目经理', head_office: '品质部' },
    does: { reminder: '提醒', breach: '通知', escalation: '升级至', repeat: '再次提醒' }, metrics: { return: '归还' },
    step: { due: '到期', at: '用时 {{part}}', after: '超时 {{time}}', before: '到期前 {{time}}', elapsed: '开始后 {{time}}', every: '每 {{time}} 一次，共 {{times}} 次' },
  },
  colleagues: {
    title: '同事', add: '添加同事', name: '姓名', position: '岗位', department: '部门', phone: '电话', roles: '角色', shift: '在班', skills: '技能', words: '姓名', empty: '还没有同事', emptyHint: '添加同事后，他们就能登录、接待和派单。', new: '添加同事', act: '添加', login: '登录账号', password: '初始密码', passwordHint: '至少 6 位；请本人登录后修改', loginShort: '至少 2 个字符', passwordShort: '至少 6 位', role: '角色', scope: '范围', addRole: '再加一个角色', removeRole: '去掉这个角色', skillsHint: '如 水电、木工，派单时参考', added: '{{name}} 已添加，可用 {{login}} 登录', on: '在班', off: '未在班', inactive: '已离职', allRoles: '全部角色', scopeOf: '{{role}} · {{scope}}', setOn: '{{name}}上班', setOff: '{{name}}下班',
  },
  sites: { title: '项目', add: '新建项目', name: '名称', code: '代码', kind: '类型', timeZone: '时区', address: '地址', phone: '电话', codeHint: '大写字母、数字或短横，用在单号里，建立后不能改', codeBad: '1 至 12 个大写字母、数字或短横', new: '新建项目', change: '修改项目', act: '新建', madeHint: '部门、工作日历和时限政策会自动建好。', edit: '修改' },
  account: {
    title: '我的账号', login: '登录账号', organization: '公司', language: '语言', theme: '外观', password: '修改密码', old: '现在的密码', new: '新密码', again: '再输一次', short: '至少 8 位', differs: '两次输入不同', wrong: '现在的密码不对', change: '修改密码', changed: '密码已修改', roles: '我的角色', permissions: '我能做的', expires: '登录有效至', site: '本项目', sites: '我的项目',
  },
}
