export const sharing = {
  zone: '片区', teams: '参加班组', teamsHint: '至少两个班组，到场后才能确认开课', script: '演练的服务标准', cases: '案例',
  ruleSeminar: '座谈会要有至少两个班组到场，记录案例分析后才能完成，不需要考核。', ruleSharing: '分享会至少记录一条小窍门后才能完成，不需要考核。', ruleMeeting: '例会记录互学笔记、案例或小窍门后才能完成，不需要考核。',
  notes: '记录', noNotes: '还没有记录', addNote: '添加记录', noteKind: '类别', noteTitle: '标题', noteBody: '内容', caseNumber: '关联报事（可不选）', learnedFrom: '向{{name}}学习', about: '向谁学习', onlyUs: '互学笔记只有本人、对方和培训负责人能看到。', save: '保存记录', saved: '已记录', remove: '撤回', removed: '已撤回', publish: '收入知识库', published: '已收入知识库', openArticle: '查看知识库', by: '{{name}} {{at}}', toStaff: '仅员工可见', toEverybody: '业户也可见', audience: '可见范围',
  lessons: {
    title: '经验教训库', tab: '经验教训', new: '写一条', number: '编号', kind: '类别', topic: '主题', name: '标题', happened: '情况', learned: '启示与做法', source: '来源', state: '状态', by: '撰写', search: '标题、内容、编号', all: '全部', experience: '经验', lesson: '教训', drafts: '草稿', retired: '已停用', empty: '还没有经验教训', emptyHint: '把做得好的、吃过亏的写下来，全公司都能看到', save: '存为草稿', change: '修改', saved: '已保存', exchanges: '交流记录', notExchanged: '还没有对外交流', given: '我方介绍', received: '学来的', history: '经过',
  },
  exchange: {
    title: '对外交流', new: '登记交流', number: '编号', day: '日期', partner: '交流单位', form: '形式', participants: '参加人员', given: '我方介绍了什么', received: '学到了什么', lessons: '介绍的经验教训', search: '单位、内容', empty: '还没有对外交流记录', emptyHint: '与其他企业、行业机构的交流都登记在这里', save: '登记', saved: '已登记', toLessons: '返回经验教训库',
  },
  programme: {
    title: '培训体系', new: '新体系', ready: '补充内置体系', added: '补充了 {{n}} 个', nothingAdded: '内置体系都在', code: '编号', name: '名称', post: '岗位', modules: '{{n}} 个模块 · {{courses}} 门课', module: '模块 {{n}}', moduleTitle: '模块名称', goal: '目标', mandatory: '必修', optional: '选修', mine: '我的进度', forMe: '我的岗位', inactive: '已停用', active: '启用', summary: '简介', reference: '出处', addModule: '加模块', remove: '删除', save: '保存体系', saved: '已保存', edit: '修改', empty: '还没有培训体系',
    owed: '必修课未完成', owedHint: '按岗位必修、还没学完的人和课程', nobodyOwes: '必修课都学完了', who: '姓名', course: '课程', programme: '培训体系', export: '导出名单',
  },
  plan: { drills: '情景演练（每季度）', seminars: '客服与班组座谈会（每季度）', zones: '片区经验分享会（每季度）', zoneGap: '缺分享会', lessons: '岗位培训' },
  need: { raise: '提出培训需求', topic: '培训内容', post: '对象', reason: '缘由', raised: '已提出培训需求' },
  part: { slides: '图片（按顺序）', standard: '服务标准', format: '“## ”开头为小标题，“- ”开头为列表，**文字** 为加粗', page: '第 {{n}} / {{of}} 张', previous: '上一张', nextSlide: '下一张', inForce: '现行第 {{n}} 版', redLine: '红线' },
  standards: { handbook: '打印手册', handbookHint: '选择岗位，打印该岗位的职责说明书、职责边界和全部现行标准', outstanding: '未确认名单', nobody: '都已确认', standard: '服务标准', read: '已确认', missing: '未确认', export: '导出' },
  exams: { items: '导出试题统计', print: '打印答卷' },
}
