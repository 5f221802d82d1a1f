/** How the house is cut, what it goes by, and with whom it deals. */
export const governance = {
  tabs: { responsibilities: '职责边界', liaisons: '外联', rules: '制度库', outstanding: '阅读情况', completeness: '制度完整性', org: '组织页面', chart: '组织架构图', positions: '岗位', company: '公司与项目简介' },
  kind: { policy: '规章制度', operating_rule: '操作规程', duty_sheet: '岗位职责说明书' },
  audience: { staff: '员工', owner: '业主', everybody: '员工与业主' },
  force: { in_force: '现行', pending: '待生效', expired: '已过期' },
  state: { draft: '草稿', published: '已发布', withdrawn: '已停用' },
  dutyClass: { FOUNDATION: '基础工作', CUSTOMER_FACING: '面客服务', ASSURANCE: '服务保障' },
  line: { FRONT_LINE: '一线', SECOND_LINE: '二线', unknown: '未定岗', unknownHint: '岗位不在岗位表中' },
  rule: {
    readySheets: '补齐常用岗位职责说明书', sheetsAdded: '已补入 {{n}} 份草稿，请核对后发布', noSheets: '常用岗位都已有职责说明书', takesStandards: '服务标准', takesHint: '所选标准以现行版本成为本说明书的标准部分', standardRevised: '标准已修订',
    title: '制度库', new: '新建文件', search: '名称、编号、正文', code: '编号', name: '名称', kind: '类型', for: '适用对象', position: '适用岗位', site: '适用项目', allSites: '全公司', state: '状态', version: '版本', versionN: '第 {{n}} 版', effectiveOn: '生效日期', expiresOn: '失效日期', readBy: '阅读期限',
    requirement: '对应必备文件', mine: '我的确认', isRead: '已确认', isUnread: '待确认', hasDraft: '有草稿', all: '全部', unread: '待我确认', empty: '还没有文件', emptyHint: '新建规章制度、操作规程或岗位职责说明书，发布后由相关人员阅读确认。',
    confirm: '我已阅读并将执行', confirmed: '已确认', signOnPhone: '须在手机端签名确认', revise: '修订', print: '打印', published: '已发布，相关人员会收到通知', publishHint: '发布后即通知适用的同事阅读确认；已发布的版本不能再改。', reason: '修订理由', reasonHint: '首版可不填', readByHint: '不填：生效日当天，已生效的为 7 天内',
    draftN: '草稿（第 {{n}} 版）', current: '最新发布', versions: '版本记录', log: '{{by}} {{at}} 发布', first: '首版', none: '未发布', promiseGone: '时限已不存在', outstanding: '确认情况', of: '{{read}} / {{of}} 人已确认', missing: '{{n}} 人未确认', missingWho: '未确认的人', everybodyRead: '全部已确认', residentsRead: '业主 {{n}} 人已确认',
    remind: '提醒未确认的人', reminded: '已提醒 {{n}} 人', remindedToday: '今天已提醒过', late: '已逾期', progress: '进度',
  },
  editor: {
    title: '修订 {{name}}', save: '保存草稿', saved: '草稿已保存', codeHint: '大写字母、数字、短横', effectiveHint: '不填：发布当天', expiresHint: '不填：长期有效', body: '正文', files: '附件', positionHint: '填了岗位，就由该岗位的人确认', duties: '职责', paragraphs: '条目', text: '职责内容', paragraph: '内容', standard: '工作标准', class: '类别', promise: '响应时限',
    remove: '删除这一条', add: '添加一条',
  },
  complete: { new: '新增必备文件', edit: '修改必备文件', codeHint: '大写字母、数字或横线，2—20 位', siteKinds: '适用项目类型', everySite: '所有项目', use: '要求具备', useHint: '关闭后不再检查，已有文件不受影响', all: '含停用和不适用', dropped: '已停用', notHere: '本项目不适用', empty: '还没有必备文件', of: '{{site}}：必备文件 {{of}} 份，现行 {{present}} 份', required: '必备文件', document: '对应文件', present: '现行', pending: '待生效', expired: '已过期', missing: '缺失' },
  org: {
    title: '{{site}} 组织架构', print: '打印', plan: '编制', planHint: '本项目每个岗位计划几个人；不填表示不设。', newDepartment: '新增部门', editDepartment: '修改部门', create: '建立', name: '名称', alias: '别名', aliasHint: '其他公司的叫法，导入时也认得', parent: '上级部门', top: '顶层', order: '排序', active: '使用中', activeHint: '部门里没有人、没有下级部门才能停用',
    open: '使用中', closed: '已停用', code: '编码', codeHint: '大写字母、数字、下划线', vacant: '核心岗位空缺：{{names}}', vacantHint: '项目经理、客服主管、工程主管到位后再开始运营。', managers: '项目负责人', unplaced: '未分配部门', headcount: '在职人数', unplanned: '未设编制', plannedN: '编制 {{n}}', people: '{{n}} 人', vacantOne: '空缺', nobody: '暂无人员',
  },
  position: { name: '岗位', department: '所属部门', line: '一线/二线', core: '核心岗位', coreHint: '空缺时在架构图上提醒', isCore: '核心', years: '从业年限要求', yearsN: '{{n}} 年以上', experience: '经验要求', new: '新增岗位', edit: '修改岗位', ready: '补齐常用岗位', added: '新增 {{added}} 个岗位，{{linked}} 位同事已对应' },
  company: {
    edit: '修改公司简介', editSite: '修改项目简介', name: '公司名称', slogan: '服务口号', sloganHint: '显示在登录页和业户端', foundedOn: '成立时间', philosophy: '服务理念', philosophyHint: '每输入一条按回车，如 贴身、贴心、至诚、至真', quality: '品质标准体系', about: '简介', area: '管理面积', unknown: '未填写', managers: '管理人员', site: '项目', kind: '类型',
    amenities: '物业配套', amenitiesHint: '每输入一项按回车', openedOn: '入驻日期', staff: '管理人员',
  },
  template: {
    title: '新项目模板', save: '存为模板', hint: '把一个项目的部门、编制、片区、项目制度和服务时间存下来；人员和业户不在其中。', empty: '还没有模板', from: '取自项目', name: '模板名称', note: '说明', use: '使用模板', useHint: '新项目一次建好模板里的内容', without: '不使用模板', cut: '部门设置', cuts: { service_centre: '四部一中心', management_office: '管理处五部' }, preview: '模板内容', shared: '报事类别、服务时限和服务标准沿用公司统一设置',
    part: { departments: '部门', establishment: '编制', zones: '片区', documents: '项目制度（草稿）', hours: '服务时间' }, close: '停用', reopen: '启用',
  },
  person: { post: '岗位', postHint: '从岗位表选择；表外的写在“岗位名称”', joinedOn: '入职日期', years: '从业年限', experience: '从业经历', short: '从业年限低于岗位要求', meets: '符合岗位要求' },
}
