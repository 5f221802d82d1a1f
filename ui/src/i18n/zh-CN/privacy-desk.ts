export const privacyDesk = {
  nav: '个人信息保护',
  tabs: { look: '个人信息保护', retention: '保存期限', holds: '保留令', erasures: '提供与清除', missing: '待补同意', texts: '告知与同意', rules: '保护设置' },
  retention: {
    hint: '个人信息不会一直留着：到期的由系统在夜间清除，未了结和须保留的不动，每次都有报告。',
    class: '信息类别', keep: '保存', days: '{{n}} 天', isOn: '自动清除', on: '到期清除', off: '不清除', change: '调整', changeTitle: '调整保存期限：{{class}}', daysLabel: '保存天数', daysHint: '从事项结束之日算起', onHint: '关闭后，这一类信息到期也不清除', saved: '已保存，从今晚起按新期限执行',
    runs: '清除报告', try: '试算', now: '立即清除', tried: '试算完成，未清除任何信息', done: '已清除 {{n}} 条', ask: '立即清除到期的个人信息？', askHint: '清除后不能恢复。不确定时请先试算。', act: '清除',
    at: '时间', by: '发起', nightly: '夜间自动', kind: '方式', dry: '试算', real: '清除', purged: '清除', wouldPurge: '将清除', held: '须保留', open: '未了结', none: '还没有清除报告', noneHint: '今晚 01:00 后会有第一份；也可以先试算。', nothing: '没有到期的信息', orgOnly: '保存期限对全公司有效，由总部调整。',
  },
  holds: {
    hint: '诉讼、监管调查期间，有关住户和房屋的信息既不到期清除，也不应申请清除。', place: '设置保留', placeTitle: '设置保留令', of: '保留对象', person: '住户', unit: '房屋', reason: '事由', reasonHint: '写明案由或文号', placed: '设置', lift: '解除', liftTitle: '解除保留令', liftHint: '解除后，到期的信息会在当晚清除。', liftReason: '解除原因', state: '状态', active: '保留中', lifted: '已解除', none: '没有保留令', noneHint: '收到诉讼材料或调查通知时，请先设置保留令。', placedOk: '已设置保留', liftedOk: '已解除保留', onlyActive: '只看保留中',
  },
  erasures: {
    hint: '住户有权查阅、复制本人的信息，也可以要求清除。提供与清除都由项目经理办理，并留下证明。',
    give: '提供副本', giveTitle: '提供个人信息副本', giveHint: '本公司保存的有关本人的全部信息，打包为 JSON 和 Excel。交付前请核对本人身份；文件带水印，本次提供会记入查询记录。', giveAct: '生成并下载', given: '已生成，请交给本人', person: '住户',
    erase: '清除信息', eraseTitle: '清除个人信息', look: '查看清单', obstacles: '还有事项未了结，暂不能清除', willErase: '将清除', willKeep: '依法保留', rows: '{{n}} 条', nameLabel: '输入住户姓名确认：{{name}}', nameWrong: '姓名不一致', reason: '事由', eraseAct: '清除', eraseHint: '清除后不能恢复。须保留的记录会去掉姓名、电话和证件号。', erasedOk: '已清除，证明编号 {{number}}', already: '该住户的信息已经清除',
    list: '清除证明', number: '编号', at: '清除时间', by: '经办', parts: '清除 / 保留', progress: '进度', running: '正在清理历史记录', finished: '已完成', pdf: '证明', none: '还没有清除过', noneHint: '清除后会在这里留下证明，不含住户姓名。',
    gave: '提供记录', gaveAt: '提供时间', noneGiven: '还没有提供过副本',
  },
  missing: { hint: '证件或家庭成员已在档、但还没有本人同意的住户：多为导入的老资料，请在下次接触时征得同意。', title: '待补同意', name: '姓名', phone: '电话', rooms: '房号', purposes: '待取得', purpose: '同意事项', building: '楼栋', q: '姓名', empty: '没有待补的同意', emptyHint: '证件与家庭信息都有本人的同意。' },
  texts: {
    hint: '住户同意的、员工承诺的都是某一版文字。改动会成为新版本，旧的同意仍对应当时的文字。', kind: '用途', version: '第 {{n}} 版', madeBy: '{{who}} · {{at}}', older: '历史版本（{{n}}）', write: '修订', writeTitle: '修订：{{kind}}', title: '标题', words: '正文', publish: '发布新版本', undertaking: '员工保密承诺', published: '已发布第 {{n}} 版', undertakingHint: '发布后，所有员工须重新签署，才能查看完整个人信息。', consentHint: '发布后，新的同意使用新版本；已有的同意不受影响。', product: '系统预置',
  },
  rules: {
    hint: '谁在看、看多了没有、看之前要不要再验证。', marksPages: '页面水印', marksPagesHint: '含个人信息的页面显示查看人姓名和账号尾号', marksExports: '导出水印', marksExportsHint: '导出的文件末尾写明导出人和时间', proof: '再次验证', proofHint: '距上次验证身份超过这个时间，查看完整证件号、提供副本前须再次输入密码或动态验证码', minutes: '分钟', many: '一小时内查看多少次算异常', times: '次', day: '正常工作时段', from: '从', until: '至', saved: '已保存', orgOnly: '对全公司有效，由总部修改。',
  },
  proof: { title: '再次验证身份', hint: '查看完整证件号前，请再次验证是您本人。', by: '方式', password: '密码', code: '动态验证码', act: '验证' },
}
