export const integration = {
  channels: {
    nav: '消息渠道', title: '消息渠道', hint: '站内消息之外，还可通过邮件、短信、工作群和设备通知送达。紧急消息立即发出，其余遵守免打扰时段。',
    add: '新增渠道', change: '修改', remove: '删除', removeHint: '删除后不再发送；已有发送记录保留。', test: '发送测试', testTo: '收件人', testToHint: '留空则发给自己', testSend: '发送', sentOk: '已发出', sentFailed: '没有发出：{{why}}',
    name: '名称', isActive: '启用', off: '已停用', lately: '近 7 天：已发 {{sent}}，失败 {{failed}}', empty: '还没有消息渠道', emptyHint: '消息目前只在站内显示。', saved: '已保存', secretKept: '已设置，留空则不变', records: '发送记录', words: '消息文案',
    kind: { email: '邮件', sms: '短信', wecom: '企业微信群', dingtalk: '钉钉群', feishu: '飞书群', push: '设备通知' },
    email: { host: '服务器', port: '端口', security: '加密方式', tls: 'TLS', starttls: 'STARTTLS', none: '不加密', user: '账号', password: '密码', from: '发件地址', fromName: '发件人名称', ca: '自有 CA 证书（PEM）' },
    sms: {
      provider: '服务商', aliyun: '阿里云', tencent: '腾讯云', http: '其他（HTTP）', keyId: '密钥编号', key: '密钥', appId: '应用编号（SdkAppId）', region: '地域', signName: '短信签名', endpoint: '接口地址', url: '接口地址', body: '请求内容（JSON）', headerName: '密钥放在哪个请求头',
      bodyHint: '可用 {phone} {text} {code} {id} {sign} 及各变量', successField: '成功字段', successValue: '成功值', idField: '编号字段', templates: '已报备的模板', templateKind: '消息种类（* 为其他全部）', templateCode: '模板编号', templateParams: '变量，按顺序', addTemplate: '增加模板',
    },
    push: { contact: '联系邮箱', contactHint: '推送服务出现问题时联系，不会显示给员工和业主' },
    robot: { url: '机器人地址', urlHint: '从群机器人设置中复制，含有密钥，保存后不再显示', secret: '加签密钥', topics: '发送哪些内容', topicsHint: '不选则只发重要和紧急的消息', site: '只发此项目', allSites: '全部项目' },
  },
  house: { title: '默认接收规则', hint: '员工和业主没有自己选择时，按此发送。', email: '邮件', sms: '短信', push: '通知' },
  own: { title: '消息接收', email: '接收邮箱', emailHint: '重要消息会同时发到这里', phone: '手机号', none: '未登记', follow: '默认（{{what}}）', saved: '已保存', topic: '内容', save: '保存邮箱' },
  wants: { all: '全部', important: '仅重要', daily: '每天一封', none: '不发' },
  topic: {
    sign_in: '登录安全',
    backup: '备份', campaign: '信息核对', contract: '合同', correction: '信息更正', download: '后台导出', external_query: '外部查询', privacy: '个人信息', task: '任务与协助',
    appointment: '接待预约', care: '个性化服务', case: '报事与投诉', certificate: '证书到期', channel: '渠道', check: '服务检查', compensation: '补偿', complaint: '投诉处理', hand_over: '交接班', improvement: '改进', knowledge: '知识库', language: '服务用语',
    people: '登录', quote: '报价', registration: '登记', rule: '派单规则', sla: '时限', steward: '管家待办', webhook: '系统对接', work_order: '工单',
    call_up: '征召', defect: '工程遗留问题', drill: '应急演练', energy: '能耗', environment: '环境', evaluation: '服务评估', exam: '考试', idea: '创新提案', incident: '应急事件', inspection: '巡查', leave: '请假', liaison: '对接单位', maintenance: '设施保养', nonconformity: '不合格服务', onboarding: '试用与转正', practical: '实操考核', promotion: '岗位调整', pulse: '员工心声', quality_action: '整改任务', quality_meeting: '质量分析会', registers: '登记到期', rota: '排班', score: '质量评分', score_appeal: '评分申诉', swap: '换班', training: '培训', violation: '违章', zone: '片区评比',
  },
  words: {
    title: '消息文案', hint: '按种类、渠道和语言改写。变量写在花括号内，保存时核对。', search: '查找', changed: '已改写', kind: '消息', variables: '可用变量', channel: '渠道', locale: '语言', headline: '标题', body: '正文', preview: '预览', save: '保存', reset: '恢复默认', saved: '已保存', resetDone: '已恢复默认', builtIn: '默认文案',
    unknown: '没有这个变量：{{names}}', example: '〔〕内为示例', on: { in_app: '站内', email: '邮件', sms: '短信', robot: '工作群' },
  },
  deliveries: {
    title: '发送记录', at: '时间', state: '状态', channel: '渠道', to: '收件人', kind: '种类', headline: '标题', body: '正文', attempts: '次数', failure: '原因', via: '通道', providerId: '网关编号', sentAt: '发出时间', dueAt: '下次发送', empty: '还没有发出过消息', resend: '再发一次', giveUp: '不再发送', resent: '已重新排队', gaveUp: '已停止', maybe: '服务器在发送途中停止，无法确定对方是否收到。请先核实，再决定是否重发。', merged: '并入一条汇总', all: '全部', problems: '未送达',
    stateOf: { waiting: '待发', sending: '发送中', sent: '已发出', maybe_sent: '可能已发出', failed: '失败', merged: '已合并', skipped: '未发' },
  },
  webhooks: {
    nav: '系统对接', title: '系统对接', hint: '业务发生变化时，实时推送给财务、CRM、大屏等系统（Standard Webhooks 格式，带签名）。', reference: '接口文档', add: '新增对接', change: '修改', remove: '删除', removeHint: '推送记录一并删除。', name: '名称', url: '推送地址', urlHint: '须为 https 公网地址', events: '推送哪些事件', eventsHint: '不选则推送全部',
    site: '只推此项目', allSites: '全部项目', personal: '包含个人信息', personalHint: '姓名、电话、房号、内容。仅在对方有权处理时打开。', active: '启用', secret: '签名密钥', secretHint: '对方用它核对签名。请妥善保管。', copy: '复制', copied: '已复制', shown: '知道了',
    empty: '还没有对接系统', emptyHint: '新增后可先发送一条测试。', lately: '近 7 天：成功 {{delivered}}，待发 {{waiting}}，失败 {{failed}}', failing: '自 {{since}} 起推送失败',
    state: { active: '启用中', by_hand: '已停用', gone: '对方已停用（410）', failing: '连续失败，已自动停用' },
    act: { enable: '启用', disable: '停用', rotate_secret: '更换密钥', show_secret: '查看密钥', test: '发送测试', replay_failed: '重发失败的事件' },
    done: { enable: '已启用', disable: '已停用', rotate_secret: '已更换，旧密钥 24 小时内仍有效', test: '测试已发出', replay_failed: '已重新排队 {{n}} 条' },
    facts: '设置', log: '推送记录', type: '事件', at: '时间', attempts: '次数', status: '回复', deliveryState: '状态', deliveryEmpty: '还没有推送', replay: '重发', replayed: '已重新排队', request: '请求', response: '回复', attempt: '第 {{n}} 次', took: '{{ms}} 毫秒', cut: '内容较长，已截断', headers: '请求头', body: '内容', all: '全部',
    stateOf: { waiting: '待发', sending: '发送中', delivered: '成功', failed: '失败' },
  },
  feed: { title: '日历订阅', hint: '在手机或电脑日历中订阅自己的预约、值班和到期事项。地址等同钥匙，请勿转发。', make: '生成订阅地址', again: '重新生成', revoke: '停用', path: '订阅地址（只显示一次）', since: '{{at}} 生成', read: '最近读取 {{at}}', never: '尚未读取', none: '未订阅' },
}
